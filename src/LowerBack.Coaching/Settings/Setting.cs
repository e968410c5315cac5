using System.Collections.Immutable;
using System.Globalization;
using LowerBack.Coaching.Turns;

namespace LowerBack.Coaching.Settings;

/// <summary>
/// One thing a member can set. Its value travels as a short word, so that a button can carry both a new value and, for
/// Undo, the old one.
/// </summary>
/// <param name="Id">How buttons name it.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Get">The value now; null where it was never set.</param>
/// <param name="Takes">Whether a value may be set now; what comes in a button is untrusted.</param>
/// <param name="Set">Sets a value that it takes.</param>
/// <param name="Say">The value in words.</param>
/// <param name="Choices">The values offered; for a setting of many, each a bit.</param>
internal sealed record Setting(
    string Id, SettingsText Name, Func<Turn, string?> Get, Func<Turn, string, bool> Takes, Action<Turn, string> Set, Func<Turn, string, string> Say,
    Func<Turn, ImmutableArray<string>> Choices)
{
    /// <summary>Whether several choices may hold at once; the value is then the sum of their bits.</summary>
    public bool IsMany { get; init; }

    /// <summary>Whether it shapes sessions.</summary>
    public bool ShapesSessions { get; init; }

    /// <summary>The value in words, or that it is not set.</summary>
    public string SayCurrent(Turn turn) => Get(turn) is { } value ? Say(turn, value) : turn.Words.Plain(SettingsText.NotSet);

    /// <summary>A value that is a number.</summary>
    public static int? Number(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A number as a value.</summary>
    public static string Value(int number) => number.ToString(CultureInfo.InvariantCulture);
}
