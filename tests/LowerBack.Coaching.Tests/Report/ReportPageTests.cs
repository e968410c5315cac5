using System.Collections.Immutable;
using System.Text.RegularExpressions;
using LowerBack.Coaching.Report;

namespace LowerBack.Coaching.Tests.Report;

/// <summary>The page is safe to open: words stay words wherever they stand, and it asks nothing of anybody.</summary>
public sealed partial class ReportPageTests
{
    private const string Nasty = "<script>alert('1')</script> \"a\" & </td> ñ €";

    [Fact]
    public void Words_stay_words_wherever_they_stand()
    {
        var period = new ReportPeriod(Sessions.Monday, Sessions.Monday.PlusDays(6), 1);
        var page = Page(
            new Facts((Nasty, Nasty)), new Remark(Nasty), new Table([Nasty], [[Nasty]]),
            new Drawing(PainChart.Draw(period, [new ChartPoint(Sessions.Monday, IsDone: true, 2, 3)], Nasty, Nasty, Nasty)));
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("\"a\"", page, StringComparison.Ordinal);
        Assert.Equal(15, Regex.Count(page, Regex.Escape("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &quot;a&quot; &amp; &lt;/td&gt;")));
    }

    [Fact]
    public void Nothing_is_fetched_and_nothing_runs()
    {
        var page = Page(new Remark("words"));
        Assert.False(Reference().IsMatch(page), Reference().Match(page).Value);
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(8, 1)]
    [InlineData(9, 2)]
    public void A_long_narrow_table_stands_in_two_halves(int rows, int tables) => Assert.Equal(tables, Regex.Count(
        Page(new Table(["a"], [.. Enumerable.Repeat(ImmutableArray.Create("1"), rows)]) { IsNarrow = true }), "<table>"));

    private static string Page(params ImmutableArray<ReportBlock> blocks) =>
        new ReportPage("en", Nasty, Nasty, new Facts((Nasty, Nasty)), [Nasty], [new ReportSection(Nasty, blocks)]).ToHtml();

    [GeneratedRegex(@"https?:|//|\bsrc=|\bhref=|url\(|@import|<script|<link|<img|<iframe|\bon\w+=", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Reference();
}
