using System.Collections.Immutable;

namespace LowerBack.Coaching.Content;

/// <summary>A recipe of 60 to 90 seconds at an office chair.</summary>
/// <param name="Id">Its name for life, such as "db-reset".</param>
/// <param name="Quiet">Whether it can be done in a meeting.</param>
/// <param name="Gentle">Whether it suits a flare-up: seated and small, or a few steps.</param>
/// <param name="PreferFor">Members with any of these do best with this one.</param>
/// <param name="Parts">What is done, in order.</param>
public sealed record DeskBreak(string Id, bool Quiet, bool Gentle, AvoidCodes PreferFor, ImmutableArray<DeskPart> Parts)
{
    /// <summary>How long it takes, in seconds.</summary>
    public int Seconds => Parts.Sum(part => part.Seconds);

    /// <summary>Whether a member with these codes may be given it: no part, or one with another way, is a move they avoid.</summary>
    public bool Fits(AvoidCodes codes) => Parts.All(part => part.OrWithout || !part.Avoided(codes));
}

/// <summary>A part of a recipe.</summary>
/// <param name="Move">The move, or null for a breath, a march or a walk.</param>
/// <param name="Seconds">How long it takes.</param>
/// <param name="OrWithout">Whether there is another way for those who avoid the move, of the same length.</param>
public sealed record DeskPart(Move? Move, int Seconds, bool OrWithout)
{
    /// <summary>Whether a member with these codes avoids its move.</summary>
    public bool Avoided(AvoidCodes codes) => Move is not null && (Move.Avoid & codes) != AvoidCodes.None;
}

/// <summary>A recipe in one language.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Lines">A line per part; the second form is for those who avoid the part's move.</param>
public sealed record DeskBreakWords(string Name, ImmutableArray<(string Say, string? Without)> Lines);
