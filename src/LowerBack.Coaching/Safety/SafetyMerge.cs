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
        var open = new[] { (Of: graver, Beside: lesser), (Of: lesser, Beside: graver) }.Where(pair => pair.Of.Current is { } screen && (screenedAt is null || Matters(screen)))
            .Select(pair => Left(pair.Of.Current!, pair.Beside)).ToList();
        // A number that neither had: a button of before, such as that a clinician has looked, may not be about what holds now.
        var screens = Math.Max(one.Screens, other.Screens) is > 0 and var number ? number + 1 : 0;
        return graver with
        {
            ScreenedAt = screenedAt,
            UrgentAt = MemberMerge.Later(one.UrgentAt, other.UrgentAt),
            Codes = one.Codes | other.Codes,
            ClearanceReportedAt = MemberMerge.Later(one.ClearanceReportedAt, other.ClearanceReportedAt),
            Screens = screens,
            Current = open.Count == 0 ? null : open.Aggregate(Together) with { Number = screens },
        };
    }

    private static bool IsGraver(SafetyFile one, SafetyFile other) =>
        one.Verdict > other.Verdict || (one.Verdict == other.Verdict && one.Care > other.Care);

    /// <summary>Whether a screen was asked for that was not begun: what was known before does not count any more.</summary>
    private static bool WasForgotten(SafetyFile file) => file is { Verdict: Verdict.Unscreened, ScreenedAt: null, Screens: > 0, Current: null };

    /// <summary>Whether a screen under way is more than the first one, not yet answered, of somebody whose other account has passed it.</summary>
    private static bool Matters(Screening screen) =>
        screen.Reason != ScreenReason.Full || screen.Worst > Care.None || !screen.Suspected.IsEmpty || screen.Codes != AvoidCodes.None;

    /// <summary>
    /// What stays of a screen under way. One that would end with a result of its own knew nothing of what the other account found:
    /// from then on it can add to that, and takes nothing away.
    /// </summary>
    private static Screening Left(Screening screen, SafetyFile beside) => screen.Reason switch
    {
        ScreenReason.Full when beside.Verdict != Verdict.Unscreened => screen with { Reason = ScreenReason.Urgent },
        ScreenReason.Clearance when beside.Verdict > Verdict.Clear && beside.Current?.Reason != ScreenReason.Clearance => screen with { Reason = ScreenReason.Urgent },
        _ => screen,
    };

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
