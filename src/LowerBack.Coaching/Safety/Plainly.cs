using LowerBack.Coaching.Text;

namespace LowerBack.Coaching.Safety;

/// <summary>Text made comparable for the trigger words: folded, with a space before and after, so that a term can ask for a word's edge.</summary>
internal static class Plainly
{
    public static string Write(string text) => Spelling.Fold(text) is { Length: > 0 } plain ? $" {plain} " : " ";
}
