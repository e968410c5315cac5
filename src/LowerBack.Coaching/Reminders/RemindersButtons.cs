using System.Globalization;
using LowerBack.Chat;
using LowerBack.Coaching.Outbox;
using LowerBack.Coaching.Turns;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace LowerBack.Coaching.Reminders;

/// <summary>
/// The buttons of <c>/remind</c>, and what stands under everything the coach says first: why it came, not now, and how to be
/// rid of just that.
/// </summary>
internal sealed class RemindersButtons(NextReminders next, IEnumerable<IReminderContent> contents) : IButtons
{
    /// <summary>The slice inside the tokens.</summary>
    public const string SliceName = "rem";

    /// <summary>A message somebody waits for is of no use later.</summary>
    private static readonly Duration TestKeeps = Duration.FromMinutes(10);

    public string Slice => SliceName;

    public CommandPlace Place => CommandPlace.PrivateOnly;

    public Answer? Press(Turn turn, ButtonToken token)
    {
        if (token.Action == "all")
            return Answers.Show(turn, RemindDesk.List(turn));
        if (!Enum.TryParse<ReminderKind>(token[0], out var kind) || !Enum.IsDefined(kind))
            return null;
        return token.Action switch
        {
            "one" when RemindDesk.Listed.Contains(kind) => next.Show(turn, coming => RemindDesk.One(turn, kind, coming)),
            "set" => RemindDesk.Set(turn, kind, token[1]) is { } set ? next.Show(turn, set) : null,
            "undo" => next.Show(turn, coming => Undo(turn, kind, coming)),
            "test" => Test(turn, kind),
            "why" => Answers.Say(Why(turn, kind)),
            "later" => Answers.Show(turn, new ChatMessage(turn.Words.Say(RemindersText.LaterThen))),
            "off" => Answers.Say(Off(turn, kind)),
            "skip" => Answers.Show(turn, new ChatMessage(turn.Words.Say(RemindersText.NotTodayThen))),
            "snz" => PutOff(turn, kind, token[1], token[2]),
            _ => null,
        };
    }

    /// <summary>Turns one kind off; the message it came with stays, since what it asks may still be answered.</summary>
    public static ChatMessage Off(Turn turn, ReminderKind kind)
    {
        var file = turn.Member.Get<ReminderFile>();
        var name = ("name", (object)ScheduleWords.Name(turn.Words, kind));
        if (!file.Wants(kind))
            return new ChatMessage(turn.Words.Say(RemindersText.AlreadyOff, name));
        turn.Member.Set(file.Without(kind));
        return new ChatMessage(
            turn.Words.Say(RemindersText.TurnedOff, name),
            new ButtonRow(turn.Button(turn.Words.Plain(RemindersText.TurnOn), SliceName, "undo", kind.ToString())));
    }

    private static ChatMessage Why(Turn turn, ReminderKind kind)
    {
        var (file, words, name) = (turn.Member.Get<ReminderFile>(), turn.Words, ("name", (object)ScheduleWords.Name(turn.Words, kind)));
        if (!file.Wants(kind))
            return new ChatMessage(words.Say(RemindersText.WhyAsked, name));
        var why = KindRules.Of(kind).KeepsQuiet ? RemindersText.Why : RemindersText.WhyWindDown;
        return new ChatMessage(
            file.Wish(kind) is { } wish ? words.Say(why, name, ("when", ScheduleWords.When(words, wish))) : words.Say(RemindersText.WhyFriend, name),
            new ButtonRow(turn.Button(words.Plain(RemindersText.TurnOff), SliceName, "off", kind.ToString())));
    }

    /// <summary>A kind as it was before it was last changed.</summary>
    public static ChatMessage Undo(Turn turn, ReminderKind kind, Coming coming)
    {
        turn.Member.Set(turn.Member.Get<ReminderFile>().Undo(kind));
        var name = ("name", (object)ScheduleWords.Name(turn.Words, kind));
        var body = RemindDesk.When(turn, kind) is { } when
            ? turn.Words.Say(RemindersText.TurnedOn, name, ("when", when)) + RemindDesk.Next(turn, kind, coming)
            : turn.Words.Say(RemindersText.TurnedOff, name);
        return new ChatMessage(body, new ButtonRow(turn.Button(turn.Words.Plain(RemindersText.Back), SliceName, "all", "all")));
    }

    /// <summary>Sends one by the way it always takes, so that it shows whether that way is open.</summary>
    public static Answer Test(Turn turn, ReminderKind kind) => Once(
        turn, Asked(turn, kind, turn.Now.Now, turn.Now.Now + TestKeeps), Answers.Say(turn.Words.Say(RemindersText.TestComes)));

    private Answer? PutOff(Turn turn, ReminderKind kind, string minutes, string before)
    {
        if (!int.TryParse(minutes, NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            || !int.TryParse(before, NumberStyles.None, CultureInfo.InvariantCulture, out var times))
        {
            return null;
        }

        var (clock, sleep) = (AgendaKeeper.ClockOf(turn.Member), turn.Member.Get<ReminderFile>().Sleep);
        if (Snooze.Until(kind, length, times, turn.Now.Now, clock, sleep) is not { } due)
            return Answers.Refuse(turn.Words.Plain(RemindersText.CannotPutOff));
        contents.FirstOrDefault(content => content.Kind == kind)?.PutOff(turn, due);
        return Once(
            turn, Asked(turn, kind, due, Lateness.NotAfter(kind, due, clock, sleep), times + 1), Answers.Show(turn, new ChatMessage(turn.Words.Say(
                RemindersText.PutOff, ("time", due.InZone(turn.Now.Zone).TimeOfDay)))));
    }

    /// <summary>Keeps a message and answers; only answers where it is there already, since two taps can fall within one moment.</summary>
    public static Answer Once(Turn turn, OutboxMessage asked, Answer answer) => turn.Read(async (db, stop) =>
    {
        if (!await db.Outbox.AnyAsync(known => known.MemberId == asked.MemberId && known.Kind == asked.Kind && known.DueAt == asked.DueAt, stop))
            turn.Keep(asked);
        return answer;
    });

    /// <summary>One that the member asked for.</summary>
    public static OutboxMessage Asked(Turn turn, ReminderKind kind, Instant due, Instant notAfter, int putOff = 0) => new()
    {
        MemberId = turn.Member.Id,
        Platform = turn.Said.At.Platform.Value,
        Person = turn.Said.From.Id,
        Conversation = turn.IsPrivate ? turn.Said.At.Conversation : null,
        Kind = kind.ToString(),
        Asked = true,
        PutOff = putOff,
        NewestOnly = KindRules.Of(kind).Has(KindTraits.NewestOnly),
        Day = turn.Now.Today,
        DueAt = due,
        TryAt = due,
        NotAfter = notAfter,
        Rank = Sweep.RankOf(kind),
    };
}
