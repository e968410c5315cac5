using System.Collections.Immutable;
using System.Globalization;
using LowerBack.Chat;
using LowerBack.Coaching.Content;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Routine;
using LowerBack.Coaching.Safety;
using LowerBack.Coaching.Time;
using LowerBack.Coaching.Turns;

namespace LowerBack.Coaching.Onboarding;

/// <summary>
/// The questions on the way in. Which one is open follows from what the member has not answered yet, so anybody can
/// leave at any point and come back to the same question.
/// </summary>
internal sealed class OnboardingQuestions : IPendingQuestion
{
    internal const string Slice = "start";

    public static readonly (Kit Kit, OnboardingText Label)[] Kits =
    [
        (Kit.Band, OnboardingText.KitBand), (Kit.Dumbbell, OnboardingText.KitDumbbell), (Kit.Backpack, OnboardingText.KitBackpack),
        (Kit.Barbell, OnboardingText.KitBarbell), (Kit.RomanChair, OnboardingText.KitRomanChair), (Kit.Cable, OnboardingText.KitCable),
    ];

    public static readonly (AvoidCodes Code, OnboardingText Label)[] Easy =
    [
        (AvoidCodes.Wrist, OnboardingText.EasyWrists), (AvoidCodes.Shoulder, OnboardingText.EasyShoulders),
        (AvoidCodes.Knee, OnboardingText.EasyKnees), (AvoidCodes.Balance, OnboardingText.EasyBalance),
    ];

    /// <summary>All kit there is to pick.</summary>
    public static Kit AllKit { get; } = Kits.Aggregate(Kit.None, (all, entry) => all | entry.Kit);

    /// <summary>All there is to go easy on.</summary>
    public static AvoidCodes AllEasy { get; } = Easy.Aggregate(AvoidCodes.None, (all, entry) => all | entry.Code);

    /// <summary>What is open, in the order in which it is asked.</summary>
    public static OnboardingStep Step(Turn turn) => turn.Profile switch
    {
        { Age: null } => OnboardingStep.Consent,
        _ when SafetyScreen.State(turn) is SafetyState.TooYoung or SafetyState.Stop or SafetyState.Hold => OnboardingStep.Done,
        _ when SafetyScreen.State(turn) == SafetyState.Unscreened => OnboardingStep.Screen,
        _ when turn.Member.ZoneId is null => OnboardingStep.Zone,
        { Minutes: null } => OnboardingStep.Minutes,
        { Kit: null } => OnboardingStep.Kit,
        { Level: null } => OnboardingStep.Level,
        { Stirs: null } => OnboardingStep.Stirs,
        { GoEasy: null } => OnboardingStep.GoEasy,
        _ => OnboardingStep.Done,
    };

    /// <inheritdoc/>
    public ChatMessage? Ask(Turn turn) => Step(turn) switch
    {
        OnboardingStep.Consent => Welcome(turn),
        OnboardingStep.Zone => Zone(turn, OnboardingText.AskZone, NearbyPlaces.For(turn.Words)),
        OnboardingStep.Minutes => Minutes(turn),
        OnboardingStep.Kit => KitQuestion(turn, Kit.None),
        OnboardingStep.Level => Level(turn),
        OnboardingStep.Stirs => Stirs(turn),
        OnboardingStep.GoEasy => GoEasy(turn, AvoidCodes.None),
        _ => null,
    };

    /// <summary>A choice of places.</summary>
    public static ChatMessage Zone(Turn turn, OnboardingText asked, IEnumerable<ZonePlace> places) => new(
        turn.Words.Say(asked),
        ButtonRow.Wrap([.. places.Select(place => turn.Button(Labels.Fitting(PlaceWords.Label(turn.Words, place)), Slice, "zone", place.ZoneId))], perRow: 2));

    /// <summary>The place as it was understood, with its clock, to be confirmed.</summary>
    public static ChatMessage ZoneCheck(Turn turn, ZonePlace place)
    {
        var there = turn.Now.Now.InZone(NodaTime.DateTimeZoneProviders.Tzdb[place.ZoneId]);
        return new ChatMessage(
            turn.Words.Say(OnboardingText.ZoneCheck, ("place", PlaceWords.Label(turn.Words, place)), ("time", there.TimeOfDay), ("date", there.Date)),
            new ButtonRow(
                turn.Primary(turn.Words.Plain(OnboardingText.ZoneRight), Slice, "zone", place.ZoneId),
                turn.Button(turn.Words.Plain(OnboardingText.ZoneOther), Slice, "otherzone")));
    }

    /// <summary>The kit question with what is picked so far.</summary>
    public static ChatMessage KitQuestion(Turn turn, Kit picked) => Pick(
        turn, OnboardingText.AskKit, [.. Kits.Select(entry => ((int)entry.Kit, entry.Label))], (int)picked, "kit");

    /// <summary>What to go easy on, with what is picked so far.</summary>
    public static ChatMessage GoEasy(Turn turn, AvoidCodes picked) => Pick(
        turn, OnboardingText.AskGoEasy, [.. Easy.Select(entry => ((int)entry.Code, entry.Label))], (int)picked, "easy");

    private static ChatMessage Welcome(Turn turn) => new(
        turn.Words.Say(OnboardingText.Welcome),
        new ButtonRow(turn.Button(turn.Words.Plain(OnboardingText.WelcomeAdult), Slice, "age", "adult")),
        new ButtonRow(turn.Button(turn.Words.Plain(OnboardingText.WelcomeOlder), Slice, "age", "older")),
        new ButtonRow(
            turn.Button(turn.Words.Plain(OnboardingText.WelcomeMinor), Slice, "age", "minor"),
            turn.Button(turn.Words.Plain(OnboardingText.WelcomeLater), Slice, "later")));

    private static ChatMessage Minutes(Turn turn) => new(
        turn.Words.Say(OnboardingText.AskMinutes),
        ButtonRow.Wrap([.. RoutineDesk.Budgets.Select(minutes => turn.Button(
            turn.Words.Plain(OnboardingText.MinutesButton, ("minutes", minutes)), Slice, "minutes", Number(minutes)))], 2));

    private static ChatMessage Level(Turn turn) => new(
        turn.Words.Say(OnboardingText.AskLevel),
        Choice(turn, "level", (OnboardingText.LevelNew, "1"), (OnboardingText.LevelRegular, "2"), (OnboardingText.LevelSeasoned, "3")));

    private static ChatMessage Stirs(Turn turn) => new(
        turn.Words.Say(OnboardingText.AskStirs),
        Choice(turn, "stirs", (OnboardingText.StirsBending, "bending"), (OnboardingText.StirsLeaning, "leaning"),
            (OnboardingText.StirsBoth, "both"), (OnboardingText.StirsNeither, "neither")));

    private static ImmutableArray<ButtonRow> Choice(
        Turn turn, string action, params ReadOnlySpan<(OnboardingText Label, string Value)> choices)
    {
        var buttons = new List<Button>(choices.Length);
        foreach (var (label, value) in choices)
            buttons.Add(turn.Button(turn.Words.Plain(label), Slice, action, value));
        return ButtonRow.Wrap(buttons, 1);
    }

    private static ChatMessage Pick(Turn turn, OnboardingText asked, (int Bit, OnboardingText Label)[] choices, int picked, string action)
    {
        var buttons = choices.Select(choice =>
        {
            var label = turn.Words.Plain(choice.Label);
            return (Button)turn.Button(
                (picked & choice.Bit) != 0 ? turn.Words.Plain(OnboardingText.Picked, ("answer", label)) : label,
                Slice, action, "pick", Number(picked ^ choice.Bit));
        }).ToList();
        var done = picked == 0 ? OnboardingText.NothingOfThese : OnboardingText.Continue;
        return new ChatMessage(turn.Words.Say(asked), [
            .. ButtonRow.Wrap(buttons, 2),
            new ButtonRow(turn.Primary(turn.Words.Plain(done), Slice, action, "done", Number(picked)))]);
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Where somebody is on the way in.</summary>
internal enum OnboardingStep
{
    Consent,
    Screen,
    Zone,
    Minutes,
    Kit,
    Level,
    Stirs,
    GoEasy,
    Done,
}
