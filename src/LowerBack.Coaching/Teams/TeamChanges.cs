using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using LowerBack.Chat;
using LowerBack.Coaching.Text;
using LowerBack.Coaching.Time;
using LowerBack.Coaching.Turns;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace LowerBack.Coaching.Teams;

/// <summary>What a team can set, and who is in it.</summary>
internal static class TeamChanges
{
    private const string Share = "share";
    private const string Close = "close";
    private const string Digest = "digest";

    private static readonly ImmutableArray<int> Shares = [50, 60, 75, 100];
    private static readonly ImmutableArray<int> Closes = [0, 3, 6];
    private static readonly ImmutableArray<IsoDayOfWeek> Digests = [IsoDayOfWeek.Monday, IsoDayOfWeek.Friday, IsoDayOfWeek.Sunday, IsoDayOfWeek.None];

    /// <summary>What holds, and what it can be changed to.</summary>
    /// <param name="talk">Who asks.</param>
    /// <param name="typed">What it is to be changed to in words, which is the way for who manages a group: "75", "06:00", "friday", "none".</param>
    public static async Task<Answer> ShowAsync(TeamTalk talk, string typed)
    {
        if (Read(typed) is { } wish)
            return await SetAsync(talk, wish.Setting, wish.Value.ToString(CultureInfo.InvariantCulture));
        if (await talk.MeantAsync() is not { } team)
            return await TeamDesk.ListAsync(talk);
        if (!await talk.MayAsync(TeamAct.Change, team))
            return talk.Show(TeamsText.AdminsOnly);
        return talk.Show(typed.Length == 0 ? Settings(talk, team) : NotUnderstood(talk, team));
    }

    /// <summary>Changes one setting to what a button says.</summary>
    public static async Task<Answer> SetAsync(TeamTalk talk, string setting, string value)
    {
        if (await talk.MeantAsync() is not { } team)
            return await TeamDesk.ListAsync(talk);
        if (!await talk.MayAsync(TeamAct.Change, team))
            return talk.Show(TeamsText.AdminsOnly);
        var number = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : -1;
        switch (setting)
        {
            case Share when number is >= TeamRules.LowestThreshold and <= TeamRules.Everybody:
                team.Threshold = number;
                break;
            case Close when number >= 0 && number <= LocalNow.LatestDayStart.Hour:
                team.ClosesAt = new LocalTime(number, 0);
                team.LookAt = TeamRules.ClosesAt(team);
                break;
            case Digest when number is >= 0 and <= 7:
                team.DigestOn = (IsoDayOfWeek)number;
                break;
            default:
                return talk.Show(NotUnderstood(talk, team));
        }

        team.Version++;
        await TeamBoards.RefreshAsync(talk, team);
        return talk.Show(Settings(talk, team));
    }

    /// <summary>Gives the team another name.</summary>
    public static async Task<Answer> RenameAsync(TeamTalk talk, string typed)
    {
        if (await talk.MeantAsync() is not { } team)
            return await TeamDesk.ListAsync(talk);
        if (!await talk.MayAsync(TeamAct.Change, team))
            return talk.Show(TeamsText.AdminsOnly);
        if (TeamNames.Read(typed, Team.LongestName) is not { } name)
            return talk.Show(TeamsText.NameIt, ("most", Team.LongestName));
        team.Name = name;
        team.Version++;
        await TeamBoards.RefreshAsync(talk, team);
        return talk.Show(new ChatMessage(
            talk.Words.Say(TeamsText.Renamed, ("team", name)), new ButtonRow(talk.Button(TeamsText.ToTeam, "show", team))));
    }

    /// <summary>Who can be taken out of the team. Who is not named on the board is not named here.</summary>
    public static async Task<Answer> PeopleAsync(TeamTalk talk, int page)
    {
        if (await talk.MeantAsync() is not { } team)
            return await TeamDesk.ListAsync(talk);
        if (!await talk.MayAsync(TeamAct.RemoveMember, team))
            return talk.Show(TeamsText.AdminsOnly);
        var others = InOrder(team).Where(member => member.MemberId != talk.Turn.Member.Id).ToList();
        return talk.Show(new ChatMessage(
            talk.Words.Say(others.Count == 0 ? TeamsText.NobodyElse : TeamsText.WhoToRemove, ("team", team.Name)),
            Labels.Page(
                talk.Words,
                [.. others.Select(one => (Button)talk.Turn.Button(Labels.Fitting(NameOf(talk, team, one)), TeamButtons.SliceName, "remove", TeamTalk.Carried(team.Id), Tag(one)))],
                page,
                (label, other) => talk.Turn.Button(label, TeamButtons.SliceName, "people", TeamTalk.Carried(team.Id), other.ToString(CultureInfo.InvariantCulture)),
                talk.Button(TeamsText.Back, "set", team))));
    }

    /// <summary>Asks once more before somebody is taken out.</summary>
    public static async Task<Answer> AskToRemoveAsync(TeamTalk talk, string tag)
    {
        if (await talk.MeantAsync() is not { } team)
            return await TeamDesk.ListAsync(talk);
        if (!await talk.MayAsync(TeamAct.RemoveMember, team))
            return talk.Show(TeamsText.AdminsOnly);
        return Meant(talk, team, tag) is { } leaving
            ? talk.Show(new ChatMessage(
                talk.Words.Say(TeamsText.RemoveSure, ("name", NameOf(talk, team, leaving)), ("team", team.Name)),
                new ButtonRow(talk.Button(TeamsText.RemoveYes, "removed", team, tag), talk.Button(TeamsText.Back, "people", team))))
            : await PeopleAsync(talk, page: 0);
    }

    /// <summary>Takes somebody out of the team.</summary>
    public static async Task<Answer> RemoveAsync(TeamTalk talk, string tag)
    {
        if (await talk.MeantAsync() is not { } team)
            return await TeamDesk.ListAsync(talk);
        if (!await talk.MayAsync(TeamAct.RemoveMember, team))
            return talk.Show(TeamsText.AdminsOnly);
        if (Meant(talk, team, tag) is not { } leaving)
            return await PeopleAsync(talk, page: 0);
        await TeamLeaving.RemoveAsync(talk.Db, team, leaving, talk.Turn.Now.Now, talk.Stop);
        if (await talk.Db.Members.SingleOrDefaultAsync(member => member.Id == leaving.MemberId, talk.Stop) is { } person)
        {
            person.Set(person.Get<TeamFile>() is var file ? file with { Teams = file.Teams.Remove(team.Id) } : TeamFile.Initial);
            person.Version++;
        }

        await TeamBoards.RefreshAsync(talk, team);
        return talk.Show(new ChatMessage(
            talk.Words.Say(TeamsText.Removed, ("team", team.Name)), new ButtonRow(talk.Button(TeamsText.Back, "set", team))));
    }

    /// <summary>The team's days as a file, to keep or to take elsewhere; numbers, and the names that stand on the board.</summary>
    public static async Task<Answer> ExportAsync(TeamTalk talk)
    {
        if (await talk.MeantAsync() is not { } team)
            return await TeamDesk.ListAsync(talk);
        if (!await talk.MayAsync(TeamAct.Export, team))
            return talk.Show(TeamsText.AdminsOnly);
        var days = await talk.Db.TeamDays.AsNoTracking().Where(day => day.TeamId == team.Id && day.Day < team.OpenDay).OrderBy(day => day.Day).ToListAsync(talk.Stop);
        var file = JsonSerializer.SerializeToUtf8Bytes(
            new TeamExport(
                team.Name, team.ZoneId, team.ClosesAt, team.Threshold, [.. InOrder(team).Where(member => member.Name is not null).Select(member => member.Name!)], team.Members.Count,
                [.. days.Select(day => new TeamDayExport(day.Day, day.ShowedUp, day.Counted, day.Kept))]),
            TeamExportJson.Default.TeamExport);
        return Answers.Say(new ChatMessage(talk.Words.Say(TeamsText.Exported, ("team", team.Name)))
        {
            File = new ChatFile($"lowerback-team-{LocalDatePattern.Iso.Format(talk.Turn.Now.Today)}.json", "application/json", file),
        });
    }

    /// <summary>What can be set, and that nothing was changed.</summary>
    private static ChatMessage NotUnderstood(TeamTalk talk, Team team)
    {
        var unknown = talk.Words.Say(
            TeamsText.SettingUnknown, ("least", TeamRules.LowestThreshold), ("most", TeamRules.Everybody), ("latest", LocalNow.LatestDayStart));
        var holds = Settings(talk, team);
        return new ChatMessage(unknown + holds.Body, holds.Buttons);
    }

    private static ChatMessage Settings(TeamTalk talk, Team team)
    {
        var words = talk.Words;
        var body = words.Say(
            TeamsText.SettingsAre, ("team", team.Name), ("share", team.Threshold), ("time", team.ClosesAt), ("zone", team.ZoneId),
            ("day", DayName(words, team.DigestOn)))
            + words.Count(TeamsText.ShownIn, team.Chats.Count);
        if (team.Chats.Any(chat => chat.IsLost))
            body += words.Say(TeamsText.SomeLost);
        List<Button> last = [talk.Button(TeamsText.AnotherChat, "chat", team)];
        if (talk.Membership(team) is { IsAdmin: true })
            last.AddRange([talk.Button(TeamsText.People, "people", team), talk.Button(TeamsText.Export, "export", team)]);
        last.Add(talk.Button(TeamsText.ToTeam, "show", team));
        return new ChatMessage(
            body,
            new ButtonRow([.. Shares.Select(share => To(words.Plain(TeamsText.ShareOf, ("share", share)), Share, share, share == team.Threshold))]),
            new ButtonRow([.. Closes.Select(hour => To(words.Plain(TeamsText.ClosesAtHour, ("time", new LocalTime(hour, 0))), Close, hour, hour == team.ClosesAt.Hour))]),
            new ButtonRow([.. Digests.Select(day => To(DayName(words, day), Digest, (int)day, day == team.DigestOn))]),
            new ButtonRow([.. last]));

        Button To(string label, string setting, int value, bool holds) => talk.Turn.Button(
            holds ? words.Plain(TeamsText.Holds, ("value", label)) : label,
            TeamButtons.SliceName, "to", TeamTalk.Carried(team.Id), setting, value.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>A setting as it is typed; null where it is none.</summary>
    private static (string Setting, int Value)? Read(string typed)
    {
        var plain = typed.Trim().TrimEnd('%').TrimEnd();
        if (int.TryParse(plain, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number > LocalNow.LatestDayStart.Hour ? (Share, number) : (Close, number);
        if (plain.EndsWith(":00", StringComparison.Ordinal) && int.TryParse(plain[..^3], NumberStyles.None, CultureInfo.InvariantCulture, out var hour))
            return (Close, hour);
        if (Words.IsOneOf(TeamsText.NoDigestWords, plain))
            return (Digest, (int)IsoDayOfWeek.None);
        plain = Spelling.Fold(plain);
        foreach (var words in Words.Languages.Select(Words.In))
        {
            for (var day = IsoDayOfWeek.None; plain.Length > 1 && day <= IsoDayOfWeek.Sunday; day++)
            {
                if (Spelling.Fold(DayName(words, day)).StartsWith(plain, StringComparison.Ordinal))
                    return (Digest, (int)day);
            }
        }

        return null;
    }

    private static string DayName(Words words, IsoDayOfWeek day) => day == IsoDayOfWeek.None
        ? words.Plain(TeamsText.NoDigest)
        : words.Culture.DateTimeFormat.GetDayName((DayOfWeek)((int)day % 7));

    /// <summary>Who of the team a button means: enough of the id to tell thirty apart.</summary>
    private static string Tag(TeamMember member) => TeamTalk.Carried(member.MemberId)[^8..];

    /// <summary>Whom a button means; nobody who is not in the team, and not the presser.</summary>
    private static TeamMember? Meant(TeamTalk talk, Team team, string tag) =>
        team.Members.FirstOrDefault(member => Tag(member) == tag && member.MemberId != talk.Turn.Member.Id);

    /// <summary>The name on the board; who shows none has the number in which they came.</summary>
    private static string NameOf(TeamTalk talk, Team team, TeamMember member) =>
        member.Name ?? talk.Words.Plain(TeamsText.SomebodyUnnamed, ("number", InOrder(team).ToList().IndexOf(member) + 1));

    private static IEnumerable<TeamMember> InOrder(Team team) => team.Members.OrderBy(member => member.JoinedOn).ThenBy(member => member.MemberId);
}
