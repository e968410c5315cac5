using System.Runtime.CompilerServices;
using System.Text;
using Xunit;

namespace LowerBack.TestKit;

/// <summary>
/// Compares a text with a file that somebody has read and found good: <c>ClassFile.Test.approved.txt</c> beside the test.
/// Where they differ, what came is written beside it as <c>.received.txt</c>; to approve it, read it and rename it.
/// </summary>
public static class Approved
{
    /// <summary>Fails with the difference unless the text is the approved one.</summary>
    /// <param name="received">What came.</param>
    /// <param name="part">Tells the texts of one test apart.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="test">Filled in by the compiler.</param>
    public static void Matches(
        string received, string? part = null, [CallerFilePath] string file = "", [CallerMemberName] string test = "")
    {
        var name = Path.Combine(
            Path.GetDirectoryName(file)!,
            $"{Path.GetFileNameWithoutExtension(file)}.{test}{(part is null ? "" : "." + part)}");
        var came = received.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
        var (approvedFile, receivedFile) = (name + ".approved.txt", name + ".received.txt");
        var approved = File.Exists(approvedFile) ? File.ReadAllText(approvedFile).ReplaceLineEndings("\n") : "";
        if (came == approved)
        {
            File.Delete(receivedFile);
            return;
        }

        File.WriteAllText(receivedFile, came);
        Assert.Fail(approved.Length == 0
            ? $"Nothing is approved yet. Read {receivedFile} and, if it is good, rename it to .approved.txt.\n\n{came}"
            : $"This is not what was approved (- approved, + received). If it is good, rename {receivedFile}.\n\n{Difference(approved, came)}");
    }

    /// <summary>Line by line, by the longest common subsequence, with three lines of what is equal around each change.</summary>
    internal static string Difference(string before, string after)
    {
        const int around = 3;
        var (old, now) = (before.Split('\n'), after.Split('\n'));
        var common = new int[old.Length + 1, now.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = now.Length - 1; j >= 0; j--)
                common[i, j] = old[i] == now[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }

        var lines = new List<(char Mark, string Text)>();
        for (int i = 0, j = 0; i < old.Length || j < now.Length;)
        {
            if (i < old.Length && j < now.Length && old[i] == now[j])
            {
                lines.Add((' ', old[i++]));
                j++;
            }
            else if (j == now.Length || (i < old.Length && common[i + 1, j] >= common[i, j + 1]))
                lines.Add(('-', old[i++]));
            else
                lines.Add(('+', now[j++]));
        }

        var shown = new StringBuilder();
        for (var at = 0; at < lines.Count; at++)
        {
            var near = lines.Skip(at - around).Take((2 * around) + 1 + Math.Min(0, at - around)).Any(line => line.Mark != ' ');
            if (near)
                shown.Append(lines[at].Mark).Append(' ').Append(lines[at].Text).Append('\n');
            else if (shown.Length > 0 && !shown.ToString().EndsWith("...\n", StringComparison.Ordinal))
                shown.Append("...\n");
        }

        return shown.ToString();
    }
}
