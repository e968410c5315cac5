using System.Collections.Immutable;
using LowerBack.Coaching.Routine;

namespace LowerBack.Coaching.Tests.CheckIn;

/// <summary>Mornings written as a line: a digit a day from Monday on, "." for a day without a check-in, "s" before a short night's.</summary>
internal static class Mornings
{
    public static ImmutableArray<Morning> Of(string line)
    {
        var mornings = ImmutableArray.CreateBuilder<Morning>();
        var (day, isShort) = (Members.Monday, false);
        foreach (var letter in line)
        {
            if (letter == 's')
            {
                isShort = true;
                continue;
            }

            if (letter != '.')
                mornings.Add(new Morning(day, letter == '-' ? null : letter - '0', isShort));
            (day, isShort) = (day.PlusDays(1), false);
        }

        return mornings.ToImmutable();
    }

    /// <summary>The signs on the line's last day.</summary>
    public static MorningSigns Signs(string line) => MorningRules.Read(Of(line), LastDay(line));

    /// <summary>The line's last day.</summary>
    public static NodaTime.LocalDate LastDay(string line) => Members.Monday.PlusDays(line.Count(letter => letter != 's') - 1);
}
