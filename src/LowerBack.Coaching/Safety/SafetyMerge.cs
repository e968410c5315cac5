using LowerBack.Coaching.Content;
using LowerBack.Coaching.Members;

namespace LowerBack.Coaching.Safety;

/// <summary>
/// What two safety files of one person come to. Nothing gets looser by it: the graver result stays, every code stays, the earlier
/// full screen says when the next is due, and a question that is open stays open. Which file is named first changes nothing.
/// </summary>
public static class SafetyMerge
{
    /// <inheritdoc cref="SafetyMerge"/>
    public static SafetyFile Of(SafetyFile one, SafetyFile other)
    {
        var (graver, lesser) = IsGraver(other, one) ? (other, one) : (one, other);
        var mustAskAgain = WasForgotten(one) || WasForgotten(other);
        var screenedAt = mustAskAgain ? null : MemberMerge.Earlier(one.ScreenedAt, other.ScreenedAt);
        var open = new[] { graver.Current, lesser.Current }.OfType<Screening>().Where(screen => screenedAt is null || Matters(screen)).ToList();
        var number = Math.Max(one.Screens, other.Screens) + 1;
        return graver with
        {
            ScreenedAt = screenedAt,
            UrgentAt = MemberMerge.Later(one.UrgentAt, other.UrgentAt),
            Codes = one.Codes | other.Codes,
            ClearanceReportedAt = MemberMerge.Later(one.ClearanceReportedAt, other.ClearanceReportedAt),
            Screens = open.Count == 0 ? number - 1 : number,
            Current = open.Count == 0 ? null : open.Aggregate((first, second) => Together(first, second)) with { Number = number },
        };
    }

    private static bool IsGraver(SafetyFile one, SafetyFile other) =>
        one.Verdict > other.Verdict || (one.Verdict == other.Verdict && one.Care > other.Care);

    /// <summary>Whether a screen was asked for that was not begun: what was known before does not count any more.</summary>
    private static bool WasForgotten(SafetyFile file) => file is { Verdict: Verdict.Unscreened, ScreenedAt: null, Screens: > 0, Current: null };

    /// <summary>Whether a screen under way is more than the first one, not yet answered, of somebody whose other account has passed it.</summary>
    private static bool Matters(Screening screen) =>
        screen.Reason != ScreenReason.Full || screen.Worst > Care.None || !screen.Suspected.IsEmpty || screen.Codes != AvoidCodes.None;

    private static Screening Together(Screening one, Screening other) => one with
    {
        Reason = (ScreenReason)Math.Max((int)one.Reason, (int)other.Reason),
        Queue = [.. one.Queue.Union(other.Queue)],
        Length = Math.Max(one.Length, other.Length),
        Suspected = [.. one.Suspected.Union(other.Suspected)],
        Worst = (Care)Math.Max((int)one.Worst, (int)other.Worst),
        Codes = one.Codes | other.Codes,
        TooYoung = one.TooYoung || other.TooYoung,
    };
}
