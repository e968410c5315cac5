using LowerBack.TestKit;
using NodaTime;
using NodaTime.Text;

namespace LowerBack.Coaching.Tests.Conversations;

/// <summary>What is announced for tomorrow is what tomorrow has, as long as nothing else happens.</summary>
public sealed class TomorrowTests : InChat
{
    private static readonly string[] Lengths = ["5 minutes", "10 minutes", "20 minutes", "30 minutes"];
    private static readonly string[] Levels = ["New, or coming back", "Regular for two months or more", "Lifting for a year or more"];
    private static readonly string[] Stirs = ["Neither", "Bending, sitting, tying shoes", "Standing still, leaning back", "Both"];
    private static readonly string[] Asked = ["/routine", "/routine", "/routine", "/routine 10 a", "/routine 20 b", "/routine 10 mobility", "/routine 30", "/routine 5 b"];
    private static readonly string[] Efforts = ["Easy", "Working", "Very hard", "Rather not say"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task What_is_announced_comes(int seed)
    {
        var dice = new Random(seed);
        await Ana.ReadyAsync(Pick(dice, Lengths), Pick(dice, Levels), Pick(dice, Stirs));
        await Ana.DecidesAsync();
        Coach.Clock.Advance(Duration.FromDays(dice.Next(7)));
        var announced = 0;
        for (var day = 0; day < 20; day++)
        {
            var tomorrow = await LivesAsync(dice);
            Coach.Clock.Advance(Duration.FromDays(1));
            if (tomorrow is null)
            {
                // Now and then at another hour, or away for days.
                Coach.Clock.Advance(Duration.FromHours(dice.Next(5) + (dice.Next(6) == 0 ? 24 * dice.Next(1, 10) : 0)));
                continue;
            }

            announced++;
            await AsksAsync("/routine");
            Assert.True(
                Title(Ana.LastWords) == tomorrow,
                $"Announced was «{tomorrow}», and «{Title(Ana.LastWords)}» came.\n{Ana.LastWords}\n\n{Ana.Transcript[^Math.Min(3000, Ana.Transcript.Length)..]}");
        }

        Assert.True(announced > 3, $"{announced} announced");
    }

    /// <summary>24 hours on from the end of a night may be the day after tomorrow, and from the beginning of a morning still today.</summary>
    [Theory]
    [InlineData("2026-03-28T01:30:00Z", "Tomorrow: walk.")]
    [InlineData("2026-10-24T01:10:00Z", "Tomorrow is a rest day")]
    public async Task Tomorrow_is_tomorrow_where_the_clocks_change(string now, string words)
    {
        Coach.Clock.Set(InstantPattern.General.Parse(now).Value);
        await Ana.ReadyAsync();
        await TrainAsync("/routine", "Working", "0");
        Assert.Contains(Ana.Messages, message => message.Body.ToPlainText().Contains(words, StringComparison.Ordinal));
    }

    /// <summary>A day: one session or none, and what it said of the next.</summary>
    private async Task<string?> LivesAsync(Random dice)
    {
        if (dice.Next(4) == 0)
            return null;
        await AsksAsync(Pick(dice, Asked));
        if (!Ana.LastLabels.Contains("Done"))
            return null;
        await Ana.Presses("Done");
        if (Ana.LastLabels.Contains("Working"))
            await Ana.Presses(Pick(dice, Efforts));
        await Ana.Presses(dice.Next(8) switch { < 4 => "0", < 6 => "2", 6 => "4", _ => "5" });
        if (Ana.LastWords.StartsWith("And before you began?", StringComparison.Ordinal))
            await Ana.Presses(dice.Next(4) > 0 ? "4" : "0");
        if (Ana.LastWords.Contains("Which move was it?", StringComparison.Ordinal))
            await Ana.Presses("Not sure");
        await Ana.AnswersNoAsync();
        return Ana.LastWords.Split('\n').FirstOrDefault(line => line.StartsWith("Tomorrow", StringComparison.Ordinal)) switch
        {
            null => null,
            var line when line.StartsWith("Tomorrow: ", StringComparison.Ordinal) => line["Tomorrow: ".Length..].TrimEnd('.'),
            _ => "rest",
        };
    }

    /// <summary>Every four weeks the screen comes first; it finds nothing, so nothing else happens.</summary>
    private async Task AsksAsync(string command)
    {
        await Ana.Says(command);
        if (!Ana.LastLabels.Contains("Not sure"))
            return;
        await Ana.AnswersNoAsync();
        await Ana.Says(command);
    }

    private static string? Title(string card) =>
        card.Split('\n').FirstOrDefault(line => line.StartsWith("Today: ", StringComparison.Ordinal))?["Today: ".Length..].Split(',')[0];

    private static string Pick(Random dice, string[] from) => from[dice.Next(from.Length)];
}
