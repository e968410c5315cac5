using System.Globalization;
using System.Text;
using LowerBack.Coaching.Reminders;
using NodaTime;

namespace LowerBack.Benchmarks.Reminders;

/// <summary>What came of a simulation.</summary>
internal sealed class Tally
{
    /// <summary>Lateness is counted by the second up to four hours; what is later, or came too late to be sent, is in the last.</summary>
    private const int Most = 4 * 60 * 60;

    private static readonly ReminderKind[] Kinds = Enum.GetValues<ReminderKind>();
    private readonly Dictionary<ReminderKind, int[]> _late = Kinds.ToDictionary(kind => kind, _ => new int[Most + 1]);
    private readonly Dictionary<(ReminderKind Kind, Withheld Why), int> _dropped = [];
    private readonly int[] _answers = new int[Most + 1];

    /// <summary>Messages that were there at once and not yet sent.</summary>
    public int PeakQueue { get; set; }

    /// <summary>Places that were waited for and not used, since the last look kept the message back.</summary>
    public int Unused { get; set; }

    public int Unreachable { get; set; }

    public void Sent(ReminderKind kind, Duration late) => _late[kind][Second(late)]++;

    public void Dropped(ReminderKind kind, Withheld why)
    {
        _dropped[(kind, why)] = _dropped.GetValueOrDefault((kind, why)) + 1;
        // What a full platform made too late would have been later than its limit, and must not make the rest look punctual.
        if (why is Withheld.Late or Withheld.Replaced)
            _late[kind][Most]++;
    }

    public void Answered(Duration waited) => _answers[Second(waited)]++;

    /// <summary>So many seconds late was the given share of a kind at most; infinite where so many never came.</summary>
    public double Late(ReminderKind kind, double share) => Quantile(_late[kind], share);

    /// <summary>All of it, a line a kind.</summary>
    /// <param name="days">How many days it was.</param>
    public string Table(double days)
    {
        var table = new StringBuilder($"  {"kind",-12}{"a day",10}{"p50",9}{"p99",9}{"latest",9}   not sent\n");
        foreach (var kind in Kinds)
        {
            var late = _late[kind];
            var sent = late.Sum() - late[Most];
            var dropped = _dropped.Where(one => one.Key.Kind == kind).ToList();
            if (sent + dropped.Count == 0)
                continue;
            var all = sent + dropped.Sum(one => one.Value);
            var why = string.Join(", ", dropped.OrderByDescending(one => one.Value).Select(one => string.Create(
                CultureInfo.InvariantCulture, $"{one.Key.Why} {100.0 * one.Value / all:0.##} %")));
            var latest = Array.FindLastIndex(late, Most - 1, count => count > 0);
            table.Append(CultureInfo.InvariantCulture, $"  {kind,-12}{sent / days,10:0}{Late(kind, 0.5),7:0} s{Late(kind, 0.99),7:0} s{latest,7} s   {why}\n");
        }

        return table.Append(
            CultureInfo.InvariantCulture,
            $"  peak queue {PeakQueue}; places waited for and not used {Unused}; could not be brought {Unreachable}; answers {_answers.Sum()}, p99 waited {Quantile(_answers, 0.99):0} s\n").ToString();
    }

    private static int Second(Duration time) => Math.Clamp((int)time.TotalSeconds, 0, Most - 1);

    private static double Quantile(int[] counts, double share)
    {
        var rest = counts.Sum(count => (long)count) * share;
        for (var second = 0; second < Most; second++)
        {
            rest -= counts[second];
            if (rest <= 0)
                return second;
        }

        return double.PositiveInfinity;
    }
}
