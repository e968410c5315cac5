using LowerBack.Coaching.Content;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Settings;
using LowerBack.Coaching.Turns;
using NodaTime;

namespace LowerBack.Coaching.Report;

/// <summary>What the member told about themselves, and how they train. "Not said" where they did not.</summary>
internal sealed class PersonSection : IReportSection
{
    private static readonly (ReportText Name, string Setting)[] Settings =
    [
        (ReportText.GoEasy, "easy"), (ReportText.Level, "level"), (ReportText.Minutes, "minutes"), (ReportText.Days, "days"), (ReportText.Kit, "kit"),
    ];

    public ReportSection? Write(Turn turn, ReportPeriod period)
    {
        var words = turn.Words;
        return new ReportSection(words.Plain(ReportText.PersonTitle), new Facts([
            (words.Plain(ReportText.Age), words.Plain(turn.Profile.Age switch
            {
                AgeBand.Adult => ReportText.Adult,
                AgeBand.Older => ReportText.Older,
                _ => ReportText.NotSaid,
            })),
            (words.Plain(ReportText.Stirs), words.Plain(turn.Profile.Stirs switch
            {
                null => ReportText.NotSaid,
                AvoidCodes.FlexionIntolerant => ReportText.StirsBending,
                AvoidCodes.ExtensionIntolerant => ReportText.StirsLeaning,
                AvoidCodeNames.BothDirections => ReportText.StirsBoth,
                _ => ReportText.StirsNeither,
            })),
            .. Settings.Select(setting => (words.Plain(setting.Name), Value(turn, SettingsList.Find(setting.Setting)!))),
            (words.Plain(ReportText.Since), words.WriteInFull(turn.Member.JoinedAt.InZone(turn.Now.Zone).Date)),
            (words.Plain(ReportText.FirstMove), words.Plain(turn.Profile.FirstMoveDone ? ReportText.FirstMoveDone : ReportText.NotSaid)),
        ]) { IsNarrow = true }) { IsNews = false };
    }

    private static string Value(Turn turn, Setting setting)
    {
        if (setting.Get(turn) is not { } value)
            return turn.Words.Plain(ReportText.NotSaid);
        var said = setting.Say(turn, value);
        return setting.Id == "level" && turn.Profile.LevelSince is { } since
            ? turn.Words.Plain(ReportText.LevelSince, ("level", said), ("date", turn.Words.WriteInFull(since)))
            : said;
    }
}
