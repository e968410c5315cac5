using System.Collections.Immutable;
using LowerBack.Chat;
using LowerBack.Coaching.Content;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Reminders;
using LowerBack.Coaching.Routine;
using LowerBack.Coaching.Turns;
using NodaTime;

namespace LowerBack.Coaching.Desk;

/// <summary>A break of about a minute that fits the member and was not the last one, while they sit.</summary>
internal sealed class DeskNudge(DeskBreaks breaks) : IReminderContent
{
    public const string Slice = "desk";

    public ReminderKind Kind => ReminderKind.DeskNudge;

    public ChatMessage? Write(Occasion occasion, LocalDate day) => IsSilent(occasion, day, occasion.Now.Now) ? null : Break(occasion);

    public bool IsSilent(Occasion occasion, LocalDate day, Instant at) =>
        occasion.Member.Get<DeskFile>() is var file && (file.DoneOn == day || file.QuietUntil > at);

    public void PutOff(Occasion occasion, Instant until) => occasion.Member.Set(occasion.Member.Get<DeskFile>() with { QuietUntil = until });

    /// <summary>The next break, only a gentle one in a flare-up: a change of position still does good. It is remembered as the last.</summary>
    public ChatMessage Break(Occasion occasion)
    {
        var (words, file, codes) = (occasion.Words, occasion.Member.Get<DeskFile>(), RoutineBook.Codes(occasion));
        var next = breaks.Next(codes, file.LastBreak, occasion.Now.Today.DayOfYear, occasion.Member.Get<FlareUps>().Covers(occasion.Now.Today));
        occasion.Member.Set(file with { LastBreak = next.Id });
        var lines = breaks.Lines(words.Culture.Name, next, codes).Select(line => ImmutableArray.Create(new Span(line)));
        return new ChatMessage(
            words.Say(DeskText.Break, ("name", breaks.Words(words.Culture.Name, next.Id).Name), ("seconds", next.Seconds)) + new Prose([new Bullets([.. lines])]),
            new ButtonRow(
                occasion.Primary(words.Plain(DeskText.Moved), Slice, "moved"),
                occasion.Button(words.Plain(DeskText.InACall), Slice, "call"),
                occasion.Button(words.Plain(DeskText.DoneForToday), Slice, "done")));
    }
}
