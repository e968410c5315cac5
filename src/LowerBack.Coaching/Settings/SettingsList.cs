using System.Collections.Immutable;
using LowerBack.Coaching.Content;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Onboarding;
using LowerBack.Coaching.Routine;
using LowerBack.Coaching.Text;
using LowerBack.Coaching.Time;
using LowerBack.Coaching.Turns;
using NodaTime;
using NodaTime.Text;

namespace LowerBack.Coaching.Settings;

/// <summary>All there is to set, in the order in which it is shown.</summary>
internal static class SettingsList
{
    private static readonly LocalTimePattern Hours = LocalTimePattern.CreateWithInvariantCulture("HHmm");

    /// <summary>The settings.</summary>
    public static readonly ImmutableArray<Setting> All =
    [
        new("language", SettingsText.Language,
            turn => turn.Member.Language,
            (_, value) => Words.Languages.Contains(value),
            (turn, value) => turn.Member.Language = value,
            (turn, value) => turn.Words.Plain(value switch { "de" => SettingsText.German, "es" => SettingsText.Spanish, _ => SettingsText.English }),
            _ => [.. Words.Languages]),
        new("zone", SettingsText.Zone,
            turn => turn.Member.ZoneId,
            (_, value) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(value) is not null,
            (turn, value) => turn.Member.ZoneId = value,
            (turn, value) => NearbyPlaces.NameOf(turn.Words, value),
            turn => [.. NearbyPlaces.For(turn.Words).Select(place => place.ZoneId)]),
        new("daystart", SettingsText.DayStart,
            turn => Setting.Value(turn.Member.DayStart.Hour),
            (_, value) => Setting.Number(value) <= LocalNow.LatestDayStart.Hour,
            (turn, value) => turn.Member.DayStart = new LocalTime(Number(value), 0),
            (turn, value) => turn.Words.Plain(SettingsText.DayStartValue, ("time", new LocalTime(Number(value), 0))),
            _ => ["0", "1", "2", "3", "4", "5", "6"]),
        new("quiet", SettingsText.Quiet,
            turn => Hours.Format(turn.Profile.QuietFrom) + "-" + Hours.Format(turn.Profile.QuietUntil),
            (_, value) => Quiet(value) is not null,
            (turn, value) => turn.Profile = turn.Profile with { QuietFrom = Quiet(value)!.Value.From, QuietUntil = Quiet(value)!.Value.Until },
            (turn, value) => Quiet(value) is { } quiet && quiet.From != quiet.Until
                ? turn.Words.Plain(SettingsText.QuietValue, ("from", quiet.From), ("until", quiet.Until))
                : turn.Words.Plain(SettingsText.QuietOff),
            _ => ["2000-0700", "2130-0700", "2200-0800", "2330-0900", "0000-0000"]),
        new("minutes", SettingsText.Minutes,
            turn => turn.Profile.Minutes is { } minutes ? Setting.Value(minutes) : null,
            (_, value) => Setting.Number(value) is >= RoutinePlanner.LeastMinutes and <= RoutinePlanner.MostMinutes,
            (turn, value) => turn.Profile = turn.Profile with { Minutes = Number(value) },
            (turn, value) => turn.Words.Plain(SettingsText.MinutesValue, ("minutes", Number(value))),
            _ => ["5", "10", "15", "20", "25", "30"]) { ShapesSessions = true },
        new("days", SettingsText.Days,
            turn => Setting.Value(turn.Profile.TrainingDays),
            (_, value) => Setting.Number(value) is > 0 and <= Profile.EveryDay,
            (turn, value) => turn.Profile = turn.Profile with { TrainingDays = Number(value) },
            (turn, value) => Setting.Number(value) == Profile.EveryDay
                ? turn.Words.Plain(SettingsText.EveryDay)
                : Many(value, Weekdays(turn.Words), SettingsText.EveryDay, turn),
            turn => [.. Weekdays(turn.Words).Select(day => Setting.Value(day.Bit))]) { IsMany = true, ShapesSessions = true },
        new("kit", SettingsText.Kit,
            turn => turn.Profile.Kit is { } kit ? Setting.Value((int)kit) : null,
            (_, value) => Setting.Number(value) is { } kit && ((Kit)kit & ~OnboardingQuestions.AllKit) == Kit.None,
            (turn, value) => turn.Profile = turn.Profile with { Kit = (Kit)Number(value) },
            (turn, value) => Many(value, Kits(turn.Words), SettingsText.NoKit, turn),
            turn => [.. Kits(turn.Words).Select(kit => Setting.Value(kit.Bit))]) { IsMany = true, ShapesSessions = true },
        new("level", SettingsText.Level,
            turn => turn.Profile.Level is { } level ? Setting.Value((int)level) : null,
            (turn, value) => Levels(turn).Contains(value),
            (turn, value) => turn.Profile = turn.Profile with
            {
                Level = (Level)Number(value), LevelSince = turn.Now.Today, SessionsAtLevel = 0,
            },
            (turn, value) => turn.Words.Plain(SettingsText.LevelValue, ("level", Number(value))),
            Levels) { ShapesSessions = true },
        new("stirs", SettingsText.Stirs,
            turn => turn.Profile.Stirs is { } stirs ? Setting.Value((int)stirs) : null,
            (_, value) => Setting.Number(value) is { } stirs && ((AvoidCodes)stirs & ~AvoidCodeNames.BothDirections) == AvoidCodes.None,
            (turn, value) => turn.Profile = turn.Profile with { Stirs = (AvoidCodes)Number(value) },
            (turn, value) => Stirs(turn.Words, (AvoidCodes)Number(value)),
            _ => ["1", "2", "3", "0"]) { ShapesSessions = true },
        new("easy", SettingsText.Easy,
            turn => turn.Profile.GoEasy is { } easy ? Setting.Value((int)easy) : null,
            (_, value) => Setting.Number(value) is { } easy && ((AvoidCodes)easy & ~OnboardingQuestions.AllEasy) == AvoidCodes.None,
            (turn, value) => turn.Profile = turn.Profile with { GoEasy = (AvoidCodes)Number(value) },
            (turn, value) => Many(value, Easy(turn.Words), SettingsText.Nothing, turn),
            turn => [.. Easy(turn.Words).Select(easy => Setting.Value(easy.Bit))]) { IsMany = true, ShapesSessions = true },
    ];

    /// <summary>The setting that a button names, or null.</summary>
    public static Setting? Find(string id) => All.FirstOrDefault(setting => setting.Id == id);

    /// <summary>The setting that somebody names, by its name in any language or the first word of it, whatever figures follow; or null.</summary>
    public static Setting? Named(Turn turn, string typed)
    {
        var sought = Folded.Of(typed.TrimEnd([.. "0123456789 :.-"])).Joined;
        return All.FirstOrDefault(setting => setting.Choices(turn).Length > 1 && (setting.Id == sought || Words.Languages.Any(language =>
            Folded.Of(Words.In(language).Plain(setting.Name)) is var name && (name.Joined == sought || name.Words[0] == sought))));
    }

    /// <summary>From 65 on, levels above the own one come through the gates only.</summary>
    private static ImmutableArray<string> Levels(Turn turn)
    {
        var most = turn.Profile.Age == AgeBand.Older ? (int)(turn.Profile.Level ?? Level.Beginner) : (int)Level.Advanced;
        return [.. Enumerable.Range(1, most).Select(Setting.Value)];
    }

    private static (LocalTime From, LocalTime Until)? Quiet(string value) =>
        value.Split('-') is [var from, var until] && Hours.Parse(from) is { Success: true } a && Hours.Parse(until) is { Success: true } b
            ? (a.Value, b.Value)
            : null;

    private static (int Bit, string Label)[] Weekdays(Words words) => [.. Enumerable.Range(0, 7).Select(day =>
        (1 << day, words.Culture.DateTimeFormat.AbbreviatedDayNames[(day + 1) % 7]))];

    private static (int Bit, string Label)[] Kits(Words words) =>
        [.. OnboardingQuestions.Kits.Select(entry => ((int)entry.Kit, words.Plain(entry.Label)))];

    private static (int Bit, string Label)[] Easy(Words words) =>
        [.. OnboardingQuestions.Easy.Select(entry => ((int)entry.Code, words.Plain(entry.Label)))];

    private static string Stirs(Words words, AvoidCodes stirs) => words.Plain(stirs switch
    {
        AvoidCodes.FlexionIntolerant => OnboardingText.StirsBending,
        AvoidCodes.ExtensionIntolerant => OnboardingText.StirsLeaning,
        AvoidCodeNames.BothDirections => OnboardingText.StirsBoth,
        _ => OnboardingText.StirsNeither,
    });

    private static string Many(string value, (int Bit, string Label)[] labels, SettingsText none, Turn turn)
    {
        var bits = Setting.Number(value) ?? 0;
        return bits == 0
            ? turn.Words.Plain(none)
            : string.Join(", ", labels.Where(label => (bits & label.Bit) != 0).Select(label => label.Label));
    }

    /// <summary>A value that was found to be a number.</summary>
    private static int Number(string value) => Setting.Number(value)!.Value;
}
