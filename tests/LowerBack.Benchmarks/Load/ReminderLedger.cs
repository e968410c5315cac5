using System.Text.RegularExpressions;
using LowerBack.Coaching.Outbox;
using LowerBack.Coaching.Reminders;

namespace LowerBack.Benchmarks.Load;

/// <summary>Holds what the store says became of each reminder against what people received, one by one.</summary>
internal sealed partial class ReminderLedger
{
    private readonly Dictionary<string, int> _counts = [];
    private readonly Dictionary<string, int> _dropped = [];
    private readonly List<string> _wrong = [];

    /// <summary>Whether every reminder was there once, or was dropped by the rule that held for it, or is counted as unknown.</summary>
    public bool IsBalanced => _wrong.Count == 0;

    /// <summary>What a message of the coach's was about, by the buttons under it; null for an answer.</summary>
    public static string? KindOf(IEnumerable<string?> buttons) =>
        buttons.Select(button => About().Match(button ?? "")).FirstOrDefault(match => match.Success)?.Groups["kind"].Value;

    /// <summary>Counts.</summary>
    /// <param name="due">What fell due.</param>
    /// <param name="rows">The outbox.</param>
    /// <param name="received">The kinds somebody received, by platform and the platform's id of the person.</param>
    public void Count(IReadOnlyList<DueOnce> due, IReadOnlyList<OutboxMessage> rows, Func<string, string, IReadOnlyList<string>> received)
    {
        var ofMember = rows.ToLookup(row => row.MemberId);
        foreach (var one in due)
        {
            var row = ofMember[one.Member].FirstOrDefault(row => row.Kind == one.Kind.ToString() || row.AlsoKinds().Contains(one.Kind.ToString()));
            if (row is null)
                Wrong("lost: never in the outbox", one);
            else if (row.Kind != one.Kind.ToString() && one.Fate == Fate.Paired)
                Add("said with another");
            else
                Count(one, row);
        }

        foreach (var person in due.GroupBy(one => (one.Platform, one.Person, one.Member)))
        {
            foreach (var kind in received(person.Key.Platform, person.Key.Person).CountBy(kind => kind))
            {
                var of = ofMember[person.Key.Member].Where(row => row.Kind == kind.Key).ToList();
                var (sent, unknown) = (of.Count(row => row.State == OutboxState.Sent), of.Count(row => row.State == OutboxState.Unknown));
                Add("unknown: there", Math.Clamp(kind.Value - sent, 0, unknown));
                if (kind.Value > sent + unknown)
                    Wrong(sent + unknown == 0 ? "there, though it was not sent" : "double", person.First());
            }

            foreach (var row in ofMember[person.Key.Member].Where(row => row.State == OutboxState.Sent))
            {
                if (!received(person.Key.Platform, person.Key.Person).Contains(row.Kind))
                    Wrong("lost: sent, and not there", person.First());
            }
        }
    }

    /// <summary>Prints all figures.</summary>
    public void Print()
    {
        foreach (var (what, count) in _counts.OrderBy(one => one.Key, StringComparer.Ordinal))
            Figures.Line(what, count, "");
        foreach (var (why, count) in _dropped.OrderBy(one => one.Key, StringComparer.Ordinal))
            Figures.Line($"dropped: {why}", count, "");
        foreach (var (what, count) in _wrong.CountBy(wrong => wrong))
            Figures.Line($"WRONG {what}", count, "");
    }

    private void Count(DueOnce one, OutboxMessage row)
    {
        switch (row.State)
        {
            case OutboxState.Sent when one.Fate <= Fate.Paired:
                Add("sent once");
                break;
            case OutboxState.Unknown when one.Fate <= Fate.Unreachable:
                Add("unknown");
                break;
            // On a slow machine, or with long starts, some wait until nobody wants them any more.
            case OutboxState.Dropped when row.Why == one.Fate.ToString() || (row.Why == Drop.Late && row.EndedAt > row.NotAfter):
                _dropped[row.Why] = _dropped.GetValueOrDefault(row.Why) + 1;
                break;
            case OutboxState.Dropped:
                Wrong($"lost: dropped as {row.Why}", one);
                break;
            default:
                Wrong($"left behind or against a rule: {row.State} {row.Why}", one);
                break;
        }
    }

    private void Add(string what, int count = 1) => _counts[what] = _counts.GetValueOrDefault(what) + count;

    private void Wrong(string what, DueOnce one) => _wrong.Add($"{what} ({one.Platform}, {one.Kind}, {one.Fate})");

    [GeneratedRegex(":why:(?<kind>[A-Za-z]+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex About();
}
