using System.Collections.Immutable;
using LowerBack.Coaching.Content;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Onboarding;
using LowerBack.Coaching.Routine;
using LowerBack.Coaching.Text;
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
            (turn, value) => Words.Languages.Contains(value) && Do(() => turn.Member.Language = value),
            (turn, value) => turn.Words.Plain(value switch { "de" => SettingsText.German, "es" => SettingsText.Spanish, _ => SettingsText.English }),
            _ => [.. Words.Languages]),
        new("zone", SettingsText.Zone,
            turn => turn.Member.ZoneId,
            (turn, value) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(value) is not null && Do(() => turn.Member.ZoneId = value),
            (_, value) => value[(value.LastIndexOf('/') + 1)..].Replace('_', ' '),
            _ => [.. OnboardingQuestions.Nearby.Select(place => place.ZoneId)]),
        new("daystart", SettingsText.DayStart,
            turn => Setting.Value(turn.Member.DayStart.Hour),
            (turn, value) => Setting.Number(value) is { } hour and <= 6 && Do(() => turn.Member.DayStart = new LocalTime(hour, 0)),
            (turn, value) => turn.Words.Plain(SettingsText.DayStartValue, ("time", new LocalTime(Setting.Number(value)!.Value, 0))),
            _ => ["0", "1", "2", "3", "4", "5", "6"]),
        new("quiet", SettingsText.Quiet,
            turn => Hours.Format(turn.Profile.QuietFrom) + "-" + Hours.Format(turn.Profile.QuietUntil),
            (turn, value) => Quiet(value) is { } quiet
                && Do(() => turn.Profile = turn.Profile with { QuietFrom = quiet.From, QuietUntil = quiet.Until }),
            (turn, value) => Quiet(value) is { } quiet && quiet.From != quiet.Until
                ? turn.Words.Plain(SettingsText.QuietValue, ("from", quiet.From), ("until", quiet.Until))
                : turn.Words.Plain(SettingsText.QuietOff),
            _ => ["2000-0700", "2130-0700", "2200-0800", "2330-0900", "0000-0000"]),
        new("minutes", SettingsText.Minutes,
            turn => turn.Profile.Minutes is { } minutes ? Setting.Value(minutes) : null,
            (turn, value) => Setting.Number(value) is { } minutes and >= RoutinePlanner.LeastMinutes and <= RoutinePlanner.MostMinutes
                && Do(() => turn.Profile = turn.Profile with { Minutes = minutes }),
            (turn, value) => turn.Words.Plain(SettingsText.MinutesValue, ("minutes", Setting.Number(value)!.Value)),
            _ => ["5", "10", "15", "20", "25", "30"]) { ShapesSessions = true },
        new("days", SettingsText.Days,
            turn => Setting.Value(turn.Profile.TrainingDays),
            (turn, value) => Setting.Number(value) is { } days and > 0 and <= Profile.EveryDay
                && Do(() => turn.Profile = turn.Profile with { TrainingDays = days }),
            (turn, value) => Setting.Number(value) == Profile.EveryDay
                ? turn.Words.Plain(SettingsText.EveryDay)
                : Many(value, Weekdays(turn.Words), SettingsText.EveryDay, turn),
            turn => [.. Weekdays(turn.Words).Select(day => Setting.Value(day.Bit))]) { IsMany = true, ShapesSessions = true },
        new("kit", SettingsText.Kit,
            turn => turn.Profile.Kit is { } kit ? Setting.Value((int)kit) : null,
            (turn, value) => Setting.Number(value) is { } kit && ((Kit)kit & ~OnboardingQuestions.AllKit) == Content.Kit.None
                && Do(() => turn.Profile = turn.Profile with { Kit = (Kit)kit }),
            (turn, value) => Many(value, Kits(turn.Words), SettingsText.NoKit, turn),
            turn => [.. Kits(turn.Words).Select(kit => Setting.Value(kit.Bit))]) { IsMany = true, ShapesSessions = true },
        new("level", SettingsText.Level,
            turn => turn.Profile.Level is { } level ? Setting.Value((int)level) : null,
            (turn, value) => Levels(turn).Contains(value) && Do(() => turn.Profile = turn.Profile with
            {
                Level = (Level)Setting.Number(value)!.Value, LevelSince = turn.Now.Today, SessionsAtLevel = 0,
            }),
            (turn, value) => turn.Words.Plain(SettingsText.LevelValue, ("level", Setting.Number(value)!.Value)),
            Levels) { ShapesSessions = true },
        new("stirs", SettingsText.Stirs,
            turn => turn.Profile.Stirs is { } stirs ? Setting.Value((int)stirs) : null,
            (turn, value) => Setting.Number(value) is { } stirs && ((AvoidCodes)stirs & ~AvoidCodeNames.BothDirections) == AvoidCodes.None
                && Do(() => turn.Profile = turn.Profile with { Stirs = (AvoidCodes)stirs }),
            (turn, value) => Stirs(turn.Words, (AvoidCodes)Setting.Number(value)!.Value),
            _ => ["1", "2", "3", "0"]) { ShapesSessions = true },
        new("easy", SettingsText.Easy,
            turn => turn.Profile.GoEasy is { } easy ? Setting.Value((int)easy) : null,
            (turn, value) => Setting.Number(value) is { } easy && ((AvoidCodes)easy & ~OnboardingQuestions.AllEasy) == AvoidCodes.None
                && Do(() => turn.Profile = turn.Profile with { GoEasy = (AvoidCodes)easy }),
            (turn, value) => Many(value, Easy(turn.Words), SettingsText.Nothing, turn),
            turn => [.. Easy(turn.Words).Select(easy => Setting.Value(easy.Bit))]) { IsMany = true, ShapesSessions = true },
    ];

    /// <summary>The setting that a button names, or null.</summary>
    public static Setting? Find(string id) => All.FirstOrDefault(setting => setting.Id == id);

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

    private static bool Do(Action change)
    {
        change();
        return true;
    }
}
