using LowerBack.Coaching.Content;

namespace LowerBack.Coaching.Routine;

/// <summary>What pain during a session says.</summary>
public enum PainLight
{
    /// <summary>Carry on.</summary>
    Green,

    /// <summary>Ease off and take one step down next time.</summary>
    Amber,

    /// <summary>Stop that move; no step up for a week.</summary>
    Red,
}

/// <summary>
/// Pain lights, on a scale of 0-10. The bands 0-3, 4-5 and 6-10 follow the pain-monitoring model (Silbernagel 2007) as
/// leaflets of the NHS draw it; it comes from tendon work, its use for backs is extrapolated, and the rule about the rise
/// within a session is our own.
/// </summary>
public static class PainLights
{
    /// <summary>From here on nothing is trained.</summary>
    public const int NoTraining = 6;

    /// <summary>From here on only easy things are done.</summary>
    public const int Sore = 4;

    /// <summary>A rise of this much against the last time calls for the urgent questions of the screen.</summary>
    public const int Jump = 3;

    /// <summary>The light for pain during a session.</summary>
    /// <param name="before">Pain before, 0-10, or null where it was not said: then only the height counts.</param>
    /// <param name="during">The hardest pain during, 0-10.</param>
    /// <param name="newLegSigns">Pain further down a leg, or new tingling, numbness or weakness.</param>
    public static PainLight During(int? before, int during, bool newLegSigns = false)
    {
        var rise = before is { } p0 ? during - p0 : 0;
        if (newLegSigns || during >= 6 || rise >= 3) return PainLight.Red;
        return during >= 4 || rise == 2 ? PainLight.Amber : PainLight.Green;
    }

    /// <summary>The light for one move: the deadlift and the Romanian deadlift stop at 4.</summary>
    public static PainLight During(Move move, int? before, int during, bool newLegSigns = false) =>
        HasStricterCap(move) && during >= 4 ? PainLight.Red : During(before, during, newLegSigns);

    /// <summary>Whether pain of 4 already stops the move.</summary>
    public static bool HasStricterCap(Move move) => move.Id is NamedMoves.Deadlift or NamedMoves.DumbbellRdl;
}
