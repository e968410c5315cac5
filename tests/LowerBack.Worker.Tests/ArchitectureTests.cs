using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace LowerBack.Worker.Tests;

/// <summary>The rules of the house that the compiler does not enforce by itself.</summary>
public sealed partial class ArchitectureTests
{
    /// <summary>Who may refer to whom, directly. A project that is not here fails the test.</summary>
    private static readonly Dictionary<string, string[]> Arrows = new()
    {
        ["Chat"] = [],
        ["Coaching"] = ["Chat"],
        ["Data"] = ["Chat", "Coaching"],
        ["Data.Design"] = ["Coaching", "Data"],
        ["Discord"] = ["Chat"],
        ["Pictures"] = ["Chat"],
        ["Playground"] = ["Chat"],
        ["Telegram"] = ["Chat"],
        ["Worker"] = ["Chat", "Coaching", "Data", "Discord", "Pictures", "Playground", "Telegram"],
    };

    /// <summary>What every slice may use.</summary>
    private static readonly string[] Shared = ["Turns", "Members", "Time", "Text", "Content", "Figures", "Storage", "Outbox"];

    /// <summary>Which slice may call another slice's public functions.</summary>
    private static readonly HashSet<(string From, string To)> SliceEdges =
    [
        ("Onboarding", "Reminders"),
        ("Onboarding", "Safety"),
        ("Onboarding", "Routine"),
        ("Routine", "Flare"),
        ("Routine", "Safety"),
        ("Flare", "Reminders"),
        ("Flare", "Report"),
        ("Flare", "Safety"),
        ("CheckIn", "Flare"),
        ("CheckIn", "Reminders"),
        ("CheckIn", "Routine"),
        ("CheckIn", "Safety"),
        ("Routine", "Reminders"),
        ("Desk", "Reminders"),
        ("Desk", "Routine"),
        ("Desk", "Safety"),
        ("Exercises", "Routine"),
        ("Exercises", "Safety"),
        ("Friends", "Reminders"),
        ("Friends", "Streaks"),
        ("Friends", "Teams"),
        ("Learn", "Safety"),
        ("Linking", "Teams"),
        ("Help", "Safety"),
        ("Privacy", "Help"),
        ("Privacy", "Reminders"),
        ("Privacy", "Safety"),
        ("Settings", "Onboarding"),
        ("Settings", "Routine"),
        ("Settings", "Safety"),
        ("Reminders", "Safety"),
        ("Teams", "Reminders"),
        ("Teams", "Safety"),
        ("Teams", "Streaks"),
        ("Report", "Routine"),
        ("Report", "Safety"),
        ("Report", "Settings"),
        ("Streaks", "CheckIn"),
        ("Streaks", "Desk"),
        ("Streaks", "Onboarding"),
        ("Streaks", "Reminders"),
        ("Streaks", "Routine"),
        ("Streaks", "Safety"),
    ];

    /// <summary>What a capability must not know: platforms, databases, schedulers, the network, the disk.</summary>
    [GeneratedRegex(
        @"\b(Telegram|Discord|Playground|Sqlite|Npgsql|Postgres|Quartz|HttpClient|System\.IO\.(File|Directory)|(File|Directory)\.[A-Z]\w+\()",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Foreign();

    [GeneratedRegex(@"^using (static )?LowerBack\.Coaching\.(?<slice>\w+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Uses();

    [Fact]
    public void Projects_refer_only_to_those_they_may()
    {
        foreach (var project in Directory.GetFiles(Repository.Source(), "*.csproj", SearchOption.AllDirectories))
        {
            var name = NameOf(project);
            Assert.True(Arrows.TryGetValue(name, out var allowed), $"{name} has no line in the table of arrows.");
            var referred = XDocument.Load(project).Descendants("ProjectReference")
                .Select(reference => NameOf(reference.Attribute("Include")!.Value.Replace('\\', '/')));
            Assert.Empty(referred.Except(allowed!).Select(to => $"{name} -> {to}"));
        }
    }

    [Fact]
    public void A_fake_of_a_platform_knows_nothing_of_ours_but_the_clock()
    {
        var fakes = Directory.GetFiles(Path.Combine(Repository.Root, "tests"), "LowerBack.Fake*.csproj", SearchOption.AllDirectories)
            .Where(project => !NameOf(project).EndsWith(".Tests", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(fakes);
        Assert.All(fakes, project => Assert.Empty(XDocument.Load(project).Descendants("ProjectReference")
            .Select(reference => NameOf(reference.Attribute("Include")!.Value.Replace('\\', '/'))).Except(["TestClock"])));
    }

    [Fact]
    public void A_capability_names_no_platform_no_vendor_no_scheduler_no_network_and_no_disk()
    {
        var found = Sources("LowerBack.Coaching").SelectMany(file => WithoutRemarks(file.Text)
            .SelectMany(line => Foreign().Matches(line).Select(match => $"{file.Name}: {match.Value}")));
        Assert.Empty(found);
    }

    [Fact]
    public void The_port_uses_nothing_but_the_base_library()
    {
        var project = XDocument.Load(Repository.Source("LowerBack.Chat", "LowerBack.Chat.csproj"));
        Assert.DoesNotContain(project.Descendants(), element => element.Name.LocalName is "PackageReference" or "FrameworkReference");
    }

    [Fact]
    public void Slices_use_only_the_slices_they_may()
    {
        var found = Sources("LowerBack.Coaching")
            .Select(file => (file.Name, file.Text, Slice: file.Name.Split('/')))
            .Where(file => file.Slice.Length > 1)
            .SelectMany(file => Uses().Matches(file.Text).Select(use => (file.Name, From: file.Slice[0], To: use.Groups["slice"].Value)))
            .Where(edge => edge.From != edge.To && !Shared.Contains(edge.To) && !Shared.Contains(edge.From) && !SliceEdges.Contains((edge.From, edge.To)));
        Assert.Empty(found);
    }

    [Fact]
    public void What_all_slices_share_knows_no_slice()
    {
        var found = Sources("LowerBack.Coaching")
            .Where(file => Shared.Contains(file.Name.Split('/')[0]) && !file.Name.StartsWith("Storage/", StringComparison.Ordinal))
            .SelectMany(file => Uses().Matches(file.Text).Select(use => (file.Name, To: use.Groups["slice"].Value)))
            .Where(edge => !Shared.Contains(edge.To));
        Assert.Empty(found);
    }

    [Fact]
    public void The_entry_point_is_a_table_of_contents() =>
        Assert.InRange(File.ReadAllLines(Repository.Source("LowerBack.Worker", "Program.cs")).Length, 1, 15);

    private static string NameOf(string project) =>
        Path.GetFileNameWithoutExtension(project)["LowerBack.".Length..];

    private static IEnumerable<string> WithoutRemarks(string text) =>
        text.Split('\n').Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal));

    private static IEnumerable<(string Name, string Text)> Sources(string project) =>
        Directory.GetFiles(Repository.Source(project), "*.cs", SearchOption.AllDirectories)
            .Select(file => (Name: Path.GetRelativePath(Repository.Source(project), file).Replace('\\', '/'), File: file))
            .Where(file => !file.Name.StartsWith("obj/", StringComparison.Ordinal) && !file.Name.StartsWith("bin/", StringComparison.Ordinal))
            .Select(file => (file.Name, File.ReadAllText(file.File)));
}
