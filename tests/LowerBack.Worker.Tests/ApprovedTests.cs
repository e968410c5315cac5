using LowerBack.TestKit;
using Xunit.Sdk;

namespace LowerBack.Worker.Tests;

public sealed class ApprovedTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lowerback-approved-").FullName;

    private string Beside => Path.Combine(_folder, "SomeTests.cs");

    private string Received => Path.Combine(_folder, "SomeTests.Some.received.txt");

    private string ApprovedFile => Path.Combine(_folder, "SomeTests.Some.approved.txt");

    [Fact]
    public void What_nobody_has_read_yet_fails_and_is_written_down()
    {
        var failure = Assert.Throws<FailException>(() => Approved.Matches("hello", null, Beside, "Some"));
        Assert.Contains("Nothing is approved yet", failure.Message, StringComparison.Ordinal);
        Assert.Equal("hello\n", File.ReadAllText(Received));
    }

    [Fact]
    public void What_was_approved_passes_and_clears_what_was_written_down_before()
    {
        File.WriteAllText(ApprovedFile, "hello\r\n");
        File.WriteAllText(Received, "old");
        Approved.Matches("hello", null, Beside, "Some");
        Assert.False(File.Exists(Received));
    }

    [Fact]
    public void A_difference_is_shown_line_by_line_with_what_is_around_it()
    {
        File.WriteAllText(ApprovedFile, "1\n2\n3\n4\n5\n6\n7\n8\n9\n");
        var failure = Assert.Throws<FailException>(() => Approved.Matches("1\n2\n3\n4\n5\nsix\n7\n8\n9\n", null, Beside, "Some"));
        Assert.EndsWith("  3\n  4\n  5\n- 6\n+ six\n  7\n  8\n  9\n...\n", failure.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
