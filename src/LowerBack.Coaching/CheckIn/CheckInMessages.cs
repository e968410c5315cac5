using System.Collections.Immutable;
using LowerBack.Chat;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Routine;
using LowerBack.Coaching.Text;
using LowerBack.Coaching.Turns;
using NodaTime;

namespace LowerBack.Coaching.CheckIn;

/// <summary>The check-in of one day of a member, asked today.</summary>
/// <param name="Member">Whose.</param>
/// <param name="Words">In which language.</param>
/// <param name="Day">The day it is about; it travels in every button.</param>
/// <param name="Today">Their day now.</param>
internal sealed record CheckInDay(Member Member, Words Words, LocalDate Day, LocalDate Today)
{
    /// <summary>The day that a turn's member answers about.</summary>
    public static CheckInDay Of(Turn turn, LocalDate day) => new(turn.Member, turn.Words, day, turn.Now.Today);

    /// <summary>What was said so far.</summary>
    public CheckInNote Note => CheckInNote.On(Member, Day) ?? new CheckInNote();

    /// <summary>What they named themselves.</summary>
    public ImmutableArray<string> Activities => Member.Get<CheckInFile>().Activities;

    /// <summary>A button about this day.</summary>
    public ActionButton Button(string label, string action, params ReadOnlySpan<string> arguments) => new(
        Labels.Fitting(label), ButtonToken.Build(Member.Tag, CheckInMessages.Slice, action, [Session.DayPattern.Format(Day), .. arguments]));
}

/// <summary>The questions of a check-in as messages.</summary>
internal static class CheckInMessages
{
    internal const string Slice = "checkin";

    private static readonly (CheckInText Label, int Value)[] Sleep =
    [
        (CheckInText.SleepUnderFive, (int)SleepHours.UnderFive), (CheckInText.SleepFiveToSix, (int)SleepHours.FiveToSix),
        (CheckInText.SleepSixToSeven, (int)SleepHours.SixToSeven), (CheckInText.SleepSevenToEight, (int)SleepHours.SevenToEight),
        (CheckInText.SleepEightOrMore, (int)SleepHours.EightOrMore),
    ];

    private static readonly (CheckInText Label, int Value)[] Settle =
    [
        (CheckInText.SettledYes, (int)Settled.Yes), (CheckInText.SettledBitMore, (int)Settled.BitMore),
        (CheckInText.SettledClearlyMore, (int)Settled.ClearlyMore),
    ];

    private static readonly (CheckInText Label, int Value)[] Capacities =
    [
        (CheckInText.CapacityNormal, (int)Capacity.Normal), (CheckInText.CapacityShorter, (int)Capacity.Shorter),
        (CheckInText.CapacityRest, (int)Capacity.Rest),
    ];

    /// <summary>Things a back often makes harder, to tap instead of typing.</summary>
    internal static readonly ImmutableArray<CheckInText> Suggestions =
    [
        CheckInText.DoSitting, CheckInText.DoStanding, CheckInText.DoBending, CheckInText.DoLifting,
        CheckInText.DoWalking, CheckInText.DoTurning, CheckInText.DoHousework, CheckInText.DoSport,
    ];

    /// <summary>Asks one question. What was answered before has a tick.</summary>
    public static ChatMessage Ask(CheckInDay at, CheckInQuestion question)
    {
        var (note, isPast) = (at.Note, at.Day < at.Today);
        return question switch
        {
            CheckInQuestion.Pain => WithForm(at, Number(at, question, isPast ? CheckInText.AskPainThen : CheckInText.AskPain, note.Pain)),
            CheckInQuestion.Sleep => Choice(at, question, isPast ? CheckInText.AskSleepThen : CheckInText.AskSleep, Sleep, (int?)note.Sleep),
            CheckInQuestion.Settled => Choice(at, question, isPast ? CheckInText.AskSettledThen : CheckInText.AskSettled, Settle, (int?)note.Settled),
            CheckInQuestion.Capacity => Choice(at, question, CheckInText.AskCapacity, Capacities, (int?)note.Capacity),
            CheckInQuestion.WeekPain => Number(at, question, CheckInText.AskWeekPain, note.WeekPain),
            CheckInQuestion.WeekJoy => Number(at, question, CheckInText.AskWeekJoy, note.WeekJoy),
            CheckInQuestion.WeekDoing => Number(at, question, CheckInText.AskWeekDoing, note.WeekDoing),
            CheckInQuestion.Activities => NameActivities(at),
            _ => RateActivity(at, question),
        };
    }

    /// <summary>Which answer should change?</summary>
    public static ChatMessage Change(CheckInDay at, CheckInScope scope)
    {
        var reached = at.Note.Reached;
        var buttons = Enum.GetValues<CheckInQuestion>()
            .Where(question => question <= reached && CheckInRules.IsDue(question, scope))
            .Select(question => (Button)at.Button(LabelOf(at, question), "ask", CheckInRules.NameOf(question))).ToList();
        return new ChatMessage(
            at.Words.Say(CheckInText.ChangeWhich), Labels.Choices(buttons, at.Button(at.Words.Plain(CheckInText.Back), "show")));
    }

    /// <summary>What a day's answers were, in a few words; empty where there is nothing to repeat.</summary>
    public static string Answered(Words words, CheckInNote note)
    {
        string?[] told =
        [
            note.Pain is { } pain ? words.Plain(CheckInText.ToldPain, ("pain", pain)) : null,
            note.Sleep is { } sleep ? words.Plain(CheckInText.ToldSleep, ("hours", Hours(words, sleep))) : null,
        ];
        return string.Join(", ", told.OfType<string>());
    }

    /// <summary>The hours as on their button, but inside a sentence.</summary>
    private static string Hours(Words words, SleepHours sleep)
    {
        var label = words.Plain(Array.Find(Sleep, choice => choice.Value == (int)sleep).Label);
        return string.Concat(label[..1].ToLower(words.Culture), label[1..]);
    }

    /// <summary>The choices of a question that a tap answers; none where a number or words do.</summary>
    public static ImmutableArray<OptionChoice> Choices(Words words, CheckInQuestion question) =>
        [.. (question switch
        {
            CheckInQuestion.Sleep => Sleep,
            CheckInQuestion.Settled => Settle,
            CheckInQuestion.Capacity => Capacities,
            _ => [],
        }).Select(choice => new OptionChoice(CheckInRules.Text(choice.Value), words.Plain(choice.Label)))];

    /// <summary>The first question also opens all of them at once, for who would rather type than tap four times.</summary>
    private static ChatMessage WithForm(CheckInDay at, ChatMessage asked) => new(
        asked.Body, asked.Buttons.Add(new ButtonRow(new FormButton(
            at.Words.Plain(CheckInText.AllAtOnce), ButtonToken.Build(at.Member.Tag, Slice, CheckInForm.Open, Session.DayPattern.Format(at.Day))))));

    private static ChatMessage Number(CheckInDay at, CheckInQuestion question, CheckInText asked, int? known) =>
        new(at.Words.Say(asked, ("day", at.Day)), Numbers(at, question, known));

    /// <summary>0 to 10 and Skip, four a row.</summary>
    private static ImmutableArray<ButtonRow> Numbers(CheckInDay at, CheckInQuestion question, int? known) => ButtonRow.Wrap(
        [.. Enumerable.Range(0, 11).Select(number => Answer(at, question, at.Words.Write(number), number, known)), Skip(at, question)], 4);

    private static ChatMessage Choice(
        CheckInDay at, CheckInQuestion question, CheckInText asked, (CheckInText Label, int Value)[] choices, int? known) => new(
            at.Words.Say(asked, ("day", at.Day)),
            Labels.Rows([.. choices.Select(choice => Answer(at, question, at.Words.Plain(choice.Label), choice.Value, known)), Skip(at, question)]));

    private static ChatMessage NameActivities(CheckInDay at)
    {
        var (words, named) = (at.Words, at.Activities);
        var buttons = new List<Button>();
        for (var suggestion = 0; suggestion < Suggestions.Length; suggestion++)
        {
            var label = words.Plain(Suggestions[suggestion]);
            if (!named.Contains(label))
                buttons.Add(at.Button(label, "name", CheckInRules.Text(suggestion)));
        }

        for (var place = named.Length - 1; place >= 0; place--)
            buttons.Insert(0, at.Button(words.Plain(CheckInText.Chosen, ("answer", named[place])), "drop", CheckInRules.Text(place), CheckInRules.Text(named.Length)));
        return new ChatMessage(words.Say(CheckInText.AskActivities), Labels.Choices(buttons, named.IsEmpty
            ? Skip(at, CheckInQuestion.Activities)
            : at.Button(words.Plain(CheckInText.GoOn), "named")));
    }

    private static ChatMessage RateActivity(CheckInDay at, CheckInQuestion question)
    {
        var activity = at.Activities[question - CheckInQuestion.FirstActivity];
        return new ChatMessage(
            at.Words.Say(CheckInText.AskActivity, ("activity", activity)),
            Numbers(at, question, at.Note.Activities.FirstOrDefault(rated => rated.Name == activity)?.Rating)
                .Add(new ButtonRow(at.Button(at.Words.Plain(CheckInText.ChangeActivities), "ask", CheckInRules.NameOf(CheckInQuestion.Activities)))));
    }

    private static ActionButton Answer(CheckInDay at, CheckInQuestion question, string label, int value, int? known) => at.Button(
        value == known ? at.Words.Plain(CheckInText.Chosen, ("answer", label)) : label, "say", CheckInRules.NameOf(question), CheckInRules.Text(value));

    private static ActionButton Skip(CheckInDay at, CheckInQuestion question) =>
        at.Button(at.Words.Plain(CheckInText.Skip), "say", CheckInRules.NameOf(question), CheckInRules.Skipped);

    private static string LabelOf(CheckInDay at, CheckInQuestion question) => question switch
    {
        CheckInQuestion.Pain => at.Words.Plain(CheckInText.LabelPain),
        CheckInQuestion.Sleep => at.Words.Plain(CheckInText.LabelSleep),
        CheckInQuestion.Settled => at.Words.Plain(CheckInText.LabelSettled),
        CheckInQuestion.Capacity => at.Words.Plain(CheckInText.LabelCapacity),
        CheckInQuestion.WeekPain => at.Words.Plain(CheckInText.LabelWeekPain),
        CheckInQuestion.WeekJoy => at.Words.Plain(CheckInText.LabelWeekJoy),
        CheckInQuestion.WeekDoing => at.Words.Plain(CheckInText.LabelWeekDoing),
        CheckInQuestion.Activities => at.Words.Plain(CheckInText.LabelActivities),
        _ => at.Activities[question - CheckInQuestion.FirstActivity],
    };
}
