using System.Collections.Immutable;
using LowerBack.Chat;
using LowerBack.Coaching.Text;
using LowerBack.Coaching.Turns;
using NodaTime;

namespace LowerBack.Coaching.Reminders;

/// <summary>Does what was typed behind <c>/remind</c>, or says what of it was not understood.</summary>
internal static class RemindTyped
{
    /// <summary>When a check-in comes where nobody says when (the product's page).</summary>
    private static readonly LocalTime UsualCheckIn = new(8, 30);

    /// <summary>All that may be typed, but for trying one out.</summary>
    public static ChatMessage Do(Turn turn, Reminded typed, Coming coming) => typed switch
    {
        { Kind: { } kind, Act: RemindAct.Off } => RemindersButtons.Off(turn, kind),
        { Kind: { } kind, Act: RemindAct.On } => On(turn, kind, coming),
        { Kind: { } kind, Act: RemindAct.Set } when RemindDesk.Offered.Contains(kind) => Time(turn, kind, typed.Rest, coming),
        { Kind: { } kind } => RemindDesk.One(turn, kind, coming),
        { Act: RemindAct.Off } => Which(turn, RemindersText.WhichOff, "off", kind => turn.Member.Get<ReminderFile>().Wants(kind)),
        { Act: RemindAct.On } => Which(turn, RemindersText.WhichOn, "one", kind => !turn.Member.Get<ReminderFile>().Wants(kind)),
        { Act: RemindAct.Test } => Which(turn, RemindersText.WhichTest, "test", RemindDesk.Offered.Contains),
        _ => Nameless(turn, typed.Rest),
    };

    /// <summary>A time typed for a reminder, or that it shall be on or off.</summary>
    public static ChatMessage Time(Turn turn, ReminderKind kind, string typed, Coming coming) => Reminded.ActOf(typed) switch
    {
        RemindAct.Off => RemindersButtons.Off(turn, kind),
        RemindAct.On => On(turn, kind, coming),
        _ when kind == ReminderKind.DeskNudge => Desk(turn, typed, coming),
        _ when kind == ReminderKind.WindDown && Reminded.NightWord(typed) is ({ } end, var hour) => Night(turn, end, hour, coming),
        _ => TypedTimes.When(typed, Likely(kind), turn.Member.Language) switch
        {
            Understood<TypedWhen> { Value: { Time: { } time } when } => RemindDesk.SetTime(turn, kind, time, when.Days, coming),
            Understood<TypedWhen> { Value: { Hours: null, Days: { } days } } when turn.Member.Get<ReminderFile>().Wish(kind) is { } wish =>
                RemindDesk.Set(turn, wish with { Days = days }, coming),
            Ambiguous<TypedWhen> { Candidates: var several } when several.All(one => one.Time is not null) => new ChatMessage(
                turn.Words.Say(RemindersText.WhichTime), Labels.Choices([.. several.Take(4).Select(one => RemindDesk.At(turn, kind, one.Time!.Value))])),
            _ => new ChatMessage(turn.Words.Say(RemindersText.TimeNotUnderstood), Back(turn)),
        },
    };

    /// <summary>Whether a text would be understood as a time for a reminder, or as off.</summary>
    public static bool MeansATime(Turn turn, ReminderKind kind, string typed) => SwitchWords.IsOff(typed) || (kind == ReminderKind.DeskNudge
        ? TypedTimes.Desk(typed, Likely(kind), turn.Member.Language) is not NotUnderstood<TypedDesk>
        : TypedTimes.When(kind == ReminderKind.WindDown ? Reminded.NightWord(typed).Hour : typed, Likely(kind), turn.Member.Language) is not NotUnderstood<TypedWhen>);

    private static ChatMessage Desk(Turn turn, string typed, Coming coming)
    {
        var desk = RemindDesk.Desk(turn);
        switch (TypedTimes.Desk(typed, Likely(ReminderKind.DeskNudge), turn.Member.Language))
        {
            case Understood<TypedDesk> { Value: { Minutes: { } minutes } } when !DeskWindow.Intervals.Contains(minutes):
                return new ChatMessage(turn.Words.Say(RemindersText.WhichPace), Labels.Rows([.. RemindDesk.Choices(turn, ReminderKind.DeskNudge)]));
            case Understood<TypedDesk> { Value: { When: null or { Time: null } } said }:
                return RemindDesk.SetDesk(
                    turn,
                    desk with
                    {
                        Hours = said.When?.Hours ?? desk.Hours, Days = said.When?.Days ?? desk.Days, IntervalMinutes = said.Minutes ?? desk.IntervalMinutes,
                    },
                    coming);
            default:
                return new ChatMessage(turn.Words.Say(RemindersText.DeskNotUnderstood), Back(turn));
        }
    }

    /// <summary>When they go to bed or get up, where they said which it is.</summary>
    private static ChatMessage Night(Turn turn, NightEnd end, string hour, Coming coming)
    {
        var expected = end == NightEnd.Bed ? SleepTimes.Evening : Likely(ReminderKind.WindDown);
        return TypedTimes.When(hour, expected, turn.Member.Language) is Understood<TypedWhen> { Value: { Time: { } time } when }
            ? RemindDesk.SetNight(
                turn, end == NightEnd.Bed ? SleepTimes.WithBed(time, RemindDesk.Goal(turn)) : new SleepTimes(time, RemindDesk.Goal(turn)), when.Days, coming)
            : new ChatMessage(turn.Words.Say(RemindersText.TimeNotUnderstood), Back(turn));
    }

    /// <summary>On again as it was, or as most have it; asked where that is everybody's own.</summary>
    private static ChatMessage On(Turn turn, ReminderKind kind, Coming coming)
    {
        var file = turn.Member.Get<ReminderFile>();
        return file.Wants(kind) ? RemindDesk.One(turn, kind, coming)
            : file.Undo(kind).Wants(kind) ? RemindersButtons.Undo(turn, kind, coming)
            : kind == ReminderKind.DeskNudge ? RemindDesk.SetDesk(turn, DeskWindow.Usual, coming)
            : kind == ReminderKind.CheckIn ? RemindDesk.SetTime(turn, kind, UsualCheckIn, days: null, coming)
            : RemindDesk.One(turn, kind, coming);
    }

    /// <summary>What names no reminder: a time alone is one for any; a name that nobody knows may stand before one.</summary>
    private static ChatMessage Nameless(Turn turn, string typed)
    {
        if (TimeAlone(turn, typed) is { } time)
            return new ChatMessage(turn.Words.Say(RemindersText.WhichKind), Times(turn, time));
        if (char.IsAsciiDigit(typed[0]))
            return WithList(turn, RemindersText.TimeNotUnderstood);
        var named = typed.IndexOf(' ', StringComparison.Ordinal) is > 0 and var end ? TimeAlone(turn, typed[end..]) : null;
        return named is { } at
            ? new ChatMessage(turn.Words.Say(RemindersText.UnknownKind) + turn.Words.Say(RemindersText.WhichKind), Times(turn, at))
            : WithList(turn, RemindersText.UnknownKind);
    }

    private static LocalTime? TimeAlone(Turn turn, string typed) =>
        (TypedTimes.When(typed, Likely(ReminderKind.CheckIn), turn.Member.Language) as Understood<TypedWhen>)?.Value.Time;

    private static ImmutableArray<ButtonRow> Times(Turn turn, LocalTime time) => Labels.Choices(
        [.. RemindDesk.Offered.Where(kind => kind is ReminderKind.CheckIn or ReminderKind.Session or ReminderKind.Stretch)
            .Select(kind => RemindDesk.At(turn, kind, time, ScheduleWords.Name(turn.Words, kind)))]);

    private static ChatMessage Which(Turn turn, RemindersText asked, string action, Func<ReminderKind, bool> isMeant)
    {
        List<Button> kinds = [.. RemindDesk.Listed.Where(isMeant).Select(kind => turn.Button(ScheduleWords.Name(turn.Words, kind), RemindersButtons.SliceName, action, kind.ToString()))];
        return kinds.Count == 0 ? RemindDesk.List(turn) : new ChatMessage(turn.Words.Say(asked), Labels.Rows(kinds));
    }

    private static ChatMessage WithList(Turn turn, RemindersText why)
    {
        var list = RemindDesk.List(turn);
        return new ChatMessage(turn.Words.Say(why) + list.Body, list.Buttons);
    }

    private static ButtonRow Back(Turn turn) => new(turn.Button(turn.Words.Plain(RemindersText.Back), RemindersButtons.SliceName, "all", "all"));

    /// <summary>Where a time for a reminder most likely lies: getting up is in the morning and winding down before midnight or just after, all else while people are awake.</summary>
    private static ClockHours Likely(ReminderKind kind) => kind switch
    {
        ReminderKind.WindDown => new ClockHours(LocalTime.Midnight, LocalTime.Noon),
        ReminderKind.DeskNudge => new ClockHours(new LocalTime(6, 0), new LocalTime(20, 0)),
        _ => new ClockHours(new LocalTime(6, 0), new LocalTime(18, 0)),
    };
}
