using LowerBack.Coaching.Content;
using LowerBack.Coaching.Members;
using NodaTime;

namespace LowerBack.Coaching.Safety;

/// <summary>
/// Who may train, and how a screen changes that. STOP and HOLD end in one way only: the member reports that a clinician
/// said exercise is fine, and a fresh full screen is clean.
/// </summary>
public static class SafetyRules
{
    /// <summary>A full screen is asked again after this long. Our own figure.</summary>
    public static readonly Duration ScreenHolds = Duration.FromDays(28);

    /// <summary>Where somebody stands now.</summary>
    public static SafetyState State(SafetyFile file, Profile profile) => file.Verdict switch
    {
        // A stop comes first: what to do now matters at any age.
        Verdict.Stop => SafetyState.Stop,
        _ when profile.Age == AgeBand.UnderEighteen => SafetyState.TooYoung,
        Verdict.Unscreened => SafetyState.Unscreened,
        Verdict.Hold => SafetyState.Hold,
        Verdict.Modified => SafetyState.Modified,
        _ when profile.Age == AgeBand.Older || file.Codes != AvoidCodes.None || profile.Stirs.GetValueOrDefault() != AvoidCodes.None => SafetyState.Modified,
        _ => SafetyState.Cleared,
    };

    /// <summary>Whether the last full screen is too old to plan on.</summary>
    public static bool ScreenIsOld(SafetyFile file, Instant now) => file.ScreenedAt is not { } at || now - at > ScreenHolds;

    /// <summary>
    /// Begins a screen. What a screen under way still asks and has found is never dropped: a lesser one puts its questions
    /// first in it, a wider one takes it in.
    /// </summary>
    public static SafetyFile Begin(SafetyFile file, ScreenReason reason, ScreenContent content, string? trigger = null)
    {
        var questions = reason switch
        {
            ScreenReason.Trigger => [trigger!],
            ScreenReason.Urgent => content.Urgent,
            _ => content.Full,
        };
        var number = file.Screens + 1;
        return file.Current is { } running
            ? running.Reason > reason || reason == ScreenReason.Trigger
                ? file with { Current = running.AskFirst(questions) }
                : file with { Screens = number, Current = running.Widen(number, reason, questions) }
            : file with { Screens = number, Current = Screening.Begin(number, reason, questions) };
    }

    /// <summary>
    /// Takes a screen one answer further. A finding counts as soon as it is known, even while further questions are
    /// open; a clean screen counts when it is finished.
    /// </summary>
    public static SafetyFile Continue(SafetyFile file, Screening screening, ScreenContent content, Instant now)
    {
        var finished = screening.Current is null;
        var found = file with
        {
            Current = finished ? null : screening,
            UrgentAt = finished && screening.Reason == ScreenReason.Urgent ? now : file.UrgentAt,
        };

        if (screening.Worst >= Care.ClinicianHold)
        {
            var verdict = screening.Worst >= Care.SameDay ? Verdict.Stop : Verdict.Hold;
            // A hold found on the way waits for the end, since what follows may be graver; a stop does not wait.
            if (verdict == Verdict.Stop || finished)
                found = Raise(found, verdict, screening, now);
            return finished && screening.Reason is ScreenReason.Full or ScreenReason.Clearance ? found with { ScreenedAt = now } : found;
        }

        if (!finished || screening.TooYoung)
            return found;

        var clean = screening.Worst == Care.None ? Verdict.Clear : Verdict.Modified;
        var locked = file.Verdict is Verdict.Stop or Verdict.Hold;
        return screening.Reason switch
        {
            ScreenReason.Clearance => found with
            {
                Verdict = clean, Care = screening.Worst, Since = now, ScreenedAt = now, ClearanceReportedAt = now,
                Codes = screening.Codes | file.Codes,
            },
            ScreenReason.Full when !locked => found with
            {
                Verdict = clean, Care = screening.Worst, Since = now, ScreenedAt = now,
                // The list of conditions is shown with what is known ticked, so it says what holds; the rest stays.
                Codes = screening.Codes | (file.Codes & ~content.Listed),
            },
            // An urgent screen or a single question can add to what is known, and takes nothing away.
            _ when !locked && file.Verdict != Verdict.Unscreened && (clean > file.Verdict || screening.Codes != AvoidCodes.None) =>
                found with { Verdict = Verdict.Modified, Care = screening.Worst, Since = now, Codes = file.Codes | screening.Codes },
            _ => found,
        };
    }

    /// <summary>Asks for a full screen again before anything is planned; a lock stays.</summary>
    public static SafetyFile Forget(SafetyFile file) =>
        file.Verdict is Verdict.Stop or Verdict.Hold ? file : file with { Verdict = Verdict.Unscreened, ScreenedAt = null };

    private static SafetyFile Raise(SafetyFile file, Verdict verdict, Screening screening, Instant now)
    {
        var codes = file.Codes | screening.Codes;
        if (verdict < file.Verdict || (verdict == file.Verdict && screening.Worst <= file.Care))
            return file with { Codes = codes };
        return file with { Verdict = verdict, Care = screening.Worst, Since = now, Codes = codes };
    }
}

/// <summary>Where somebody stands: what the coach may do with them.</summary>
public enum SafetyState
{
    Unscreened,

    /// <summary>Under 18: no plans.</summary>
    TooYoung,

    /// <summary>Plan freely.</summary>
    Cleared,

    /// <summary>Plan with comfort codes, at level 1 or 2.</summary>
    Modified,

    /// <summary>No strength plans.</summary>
    Hold,

    /// <summary>No plans, no training messages.</summary>
    Stop,
}
