using LowerBack.Coaching.Teams;

namespace LowerBack.Coaching.Tests.Teams;

/// <summary>The README says who may do what, and says the truth.</summary>
public sealed class TeamRightsTests
{
    [Fact]
    public void Everything_that_can_be_done_with_a_team_has_its_right() => Assert.Equal(Enum.GetValues<TeamAct>().Order(), TeamRights.Table.Keys.Order());

    [Fact]
    public void The_table_in_the_readme_is_the_table_in_the_code()
    {
        var lines = File.ReadAllLines(Path.Combine(Root(), "README.md"))
            .SkipWhile(line => line != "### Who may do what with a team").SkipWhile(line => !line.StartsWith("|--", StringComparison.Ordinal)).Skip(1)
            .TakeWhile(line => line.StartsWith('|')).ToList();
        var told = lines.SelectMany((line, row) => line.Split('|')[1].Split(',').Select(act => (Act: Enum.Parse<TeamAct>(act.Trim()), Row: row))).ToDictionary(one => one.Act, one => one.Row);
        var rights = Enum.GetValues<TeamRight>();
        Assert.Equal(TeamRights.Table.OrderBy(one => one.Key).Select(one => Array.IndexOf(rights, one.Value)), told.OrderBy(one => one.Key).Select(one => one.Value));
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "LowerBack.sln")))
            folder = folder.Parent!;
        return folder.FullName;
    }
}
