using System.Numerics;

namespace LowerBack.Coaching.Content;

/// <summary>Which moves stand in for which, by reason. Alternatives come best first.</summary>
public sealed class SwapTable
{
    private readonly Move[][][] _byCode;
    private readonly Move[][] _neutral;
    private readonly Move[][] _withoutKit;
    private readonly int[][] _lightSteps;

    internal SwapTable(Move[][][] byCode, ulong neutralMoves, Move[][] neutral, Move[][] withoutKit, int[][] lightSteps) =>
        (_byCode, NeutralMoves, _neutral, _withoutKit, _lightSteps) = (byCode, neutralMoves, neutral, withoutKit, lightSteps);

    /// <summary>The moves for members whom both bending and leaning back stir up, as a set of <see cref="Move.Bit"/>.</summary>
    public ulong NeutralMoves { get; }

    /// <summary>What replaces a move for one code.</summary>
    /// <param name="codeIndex">The code's bit number in <see cref="AvoidCodes"/>.</param>
    /// <param name="move">The move to replace.</param>
    public Move[] ForCode(int codeIndex, Move move) => _byCode[codeIndex][move.Index];

    /// <summary>What replaces a move outside the neutral set.</summary>
    public Move[] ForNeutral(Move move) => _neutral[move.Index];

    /// <summary>What replaces a move whose kit is missing.</summary>
    public Move[] WithoutKit(Move move) => _withoutKit[move.Index];

    /// <summary>The highest ladder step of a move for a member with these codes; a large number where there is no such limit.</summary>
    public int StepLimit(AvoidCodes codes, Move move)
    {
        var limit = int.MaxValue;
        for (var left = (uint)codes; left != 0; left &= left - 1)
            limit = Math.Min(limit, _lightSteps[BitOperations.TrailingZeroCount(left)][move.Index]);
        return limit;
    }
}
