using System.Collections.Immutable;
using LowerBack.Chat;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Text;
using LowerBack.Coaching.Turns;
using NodaTime;

namespace LowerBack.Coaching.Reminders;

/// <summary><c>/pause [how long]</c>: nothing comes by itself. Whole days are written down, so that they count as paused.</summary>
internal sealed class PauseCommand(NextReminders next) : ICommand, IButtons
{
    private const string Name = "pause";
    private const string Long = "long";

    private static readonly ImmutableArray<(string Value, RemindersText Label)> Offered =
    [
        ("30 min", RemindersText.HalfHour), ("1 h", RemindersText.OneHour), ("2 h", RemindersText.TwoHours),
        ("today", RemindersText.Today), ("3 days", RemindersText.ThreeDays), ("1 week", RemindersText.AWeek),
    ];

    public string Slice => Name;

    public CommandPlace Place => CommandPlace.PrivateOnly;

    public int JournalDays => PauseNote.MostDays;

    public CommandDescriptor Describe(Words words) => new(
        Name, words.Plain(RemindersText.PauseDescription),
        [new CommandOption(Long, words.Plain(RemindersText.PauseOptionName), words.Plain(RemindersText.PauseOption), OptionKind.Words, [])]);

    public ImmutableArray<OptionChoice> Suggest(Words words, string option, string typed) =>
        [.. Offered.Select(one => new OptionChoice(one.Value, words.Plain(one.Label)))];

    public Answer Run(Turn turn, BoundArguments arguments)
    {
        if (turn.Member.ZoneId is null)
            return Answers.Say(turn.Words.Say(RemindersText.PlaceFirst));
        if (arguments[Long] is not { } typed)
            return Answers.Show(turn, Ask(turn, RemindersText.PauseHow));
        return Answers.Show(turn, TypedTimes.Pause(typed, turn.Now, turn.Member.Language) switch
        {
            Understood<PauseLength> { Value: var length } => Begin(turn, length),
            Ambiguous<PauseLength> { Candidates: [var length, ..] } => Begin(turn, length),
            _ => Ask(turn, RemindersText.PauseNotUnderstood),
        });
    }

    public Answer? Press(Turn turn, ButtonToken token) => token.Action == "end" ? next.Show(turn, coming => End(turn, coming)) : null;

    /// <summary>Ends the pause.</summary>
    public static ChatMessage End(Turn turn, Coming coming)
    {
        var (words, file) = (turn.Words, turn.Member.Get<ReminderFile>());
        if (file.PausedUntil is not { } until || until <= turn.Now.Now)
            return new ChatMessage(words.Say(RemindersText.NotPaused));
        turn.Member.Set(file with { PausedUntil = null });
        CutShort(turn);
        var first = file.Wishes.Select(wish => (wish.Kind, At: coming.Next(wish))).Where(one => one.At is not null).OrderBy(one => one.At).FirstOrDefault();
        return new ChatMessage(first.At is { } at
            ? words.Say(RemindersText.ResumedNext, ("name", ScheduleWords.Name(words, first.Kind)), ("day", at.Date), ("time", at.TimeOfDay))
            : words.Say(RemindersText.Resumed));
    }

    /// <summary>The longest pause there is, at once: somebody said "stop".</summary>
    public static ChatMessage Stop(Turn turn)
    {
        if (turn.Member.ZoneId is null)
            return new ChatMessage(turn.Words.Say(RemindersText.NothingComes));
        var until = turn.Now.Today.PlusDays(PauseNote.MostDays);
        Hold(turn, new PauseUntil(until));
        return new ChatMessage(turn.Words.Say(RemindersText.Stopped, ("day", until)), WayBack(turn));
    }

    private static ChatMessage Begin(Turn turn, PauseLength length)
    {
        var words = turn.Words;
        var until = length.EndsAt(turn.Now);
        if (until <= turn.Now.Now)
            return Ask(turn, RemindersText.PauseNotUnderstood);
        if (until > turn.Now.Now + Duration.FromDays(PauseNote.MostDays))
            return Ask(turn, RemindersText.PauseTooLong);
        CutShort(turn);
        Hold(turn, length);
        var wall = until.InZone(turn.Now.Zone).LocalDateTime;
        return new ChatMessage(words.Say(RemindersText.PausedUntil, ("day", wall.Date), ("time", wall.TimeOfDay)), WayBack(turn));
    }

    private static void Hold(Turn turn, PauseLength length)
    {
        turn.Member.Set(turn.Member.Get<ReminderFile>() with { PausedUntil = length.EndsAt(turn.Now) });
        if (length is PauseUntil days)
            turn.Member.Journal.Add(JournalEntry.Of(turn.Member.Id, turn.Now.Today, turn.Now.Now, new PauseNote(days.Day)));
    }

    private static ButtonRow WayBack(Turn turn) => new(turn.Button(turn.Words.Plain(RemindersText.Resume), Name, "end"));

    /// <summary>A pause that was written down ends today, whatever it was to last.</summary>
    private static void CutShort(Turn turn)
    {
        foreach (var entry in turn.Member.Journal)
        {
            if (entry.Read<PauseNote>() is { } note && note.Until > turn.Now.Today)
                entry.Write(new PauseNote(turn.Now.Today));
        }
    }

    private static ChatMessage Ask(Turn turn, RemindersText words) => new(
        turn.Words.Say(words, ("days", PauseNote.MostDays)),
        Labels.Rows([.. Offered.Select(one => (Button)turn.CommandButton(turn.Words.Plain(one.Label), Name, one.Value))]));
}

/// <summary><c>/resume</c>: the pause is over.</summary>
internal sealed class ResumeCommand(NextReminders next) : ICommand
{
    public CommandPlace Place => CommandPlace.PrivateOnly;

    public int JournalDays => PauseNote.MostDays;

    public CommandDescriptor Describe(Words words) => new("resume", words.Plain(RemindersText.ResumeDescription), []);

    public Answer Run(Turn turn, BoundArguments arguments) => next.Show(turn, coming => PauseCommand.End(turn, coming));
}
