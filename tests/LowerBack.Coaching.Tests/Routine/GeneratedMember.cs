using System.Collections.Immutable;
using LowerBack.Coaching.Content;
using LowerBack.Coaching.Routine;
using NodaTime;

namespace LowerBack.Coaching.Tests.Routine;

/// <summary>Members of every kind, from a seed: odd kit, many codes, torn histories, clocks that were moved back.</summary>
internal static class GeneratedMember
{
    public static PlanRequest From(int seed)
    {
        var dice = new Random(seed);
        var today = new LocalDate(2026, 1, 1).PlusDays(dice.Next(365));
        var now = today.At(new LocalTime(dice.Next(4, 24), dice.Next(60))).InUtc().ToInstant();
        return new PlanRequest
        {
            Today = today,
            Now = now,
            Minutes = dice.Next(5, 31),
            Asked = dice.Next(10) < 5 ? null : (DayKind)dice.Next(1, 8),
            Level = (Level)dice.Next(1, 4),
            LevelSince = dice.Next(3) == 0 ? null : today.PlusDays(-dice.Next(0, 120)),
            Kit = (Kit)(dice.Next(3) switch { 0 => 0, 1 => 63, _ => dice.Next(64) }),
            Avoid = Codes(dice),
            Modified = dice.Next(6) == 0,
            Ladders = Ladders(dice),
            History = History(dice, today, now),
            PainNow = dice.Next(3) == 0 ? null : dice.Next(2) == 0 ? dice.Next(0, 4) : dice.Next(0, 11),
            IsFirst = dice.Next(10) == 0,
            Mornings = Mornings(dice, today),
        };
    }

    private static AvoidCodes Codes(Random dice)
    {
        var kind = dice.Next(10);
        if (kind < 4) return AvoidCodes.None;
        if (kind == 9) return (AvoidCodes)dice.Next(1024);
        var codes = AvoidCodes.None;
        for (var i = 0; i <= dice.Next(3); i++) codes |= (AvoidCodes)(1 << dice.Next(AvoidCodeNames.Count));
        return codes;
    }

    private static LadderBook Ladders(Random dice)
    {
        var mood = dice.Next(4);
        var book = LadderBook.Empty;
        if (mood == 0) return book;
        foreach (var move in Members.Library.Moves)
        {
            var step = mood == 1 ? move.Ladder.Length : dice.Next(1, move.Ladder.Length + 1);
            string? other = dice.Next(12) switch { 0 => move.ProgressTo, 1 => move.RegressTo, _ => null };
            book = book.With(move.Id, new LadderPosition(step, ReplacedBy: other));
        }

        return book;
    }

    /// <summary>Check-ins with gaps, some of them after today.</summary>
    private static ImmutableArray<Morning> Mornings(Random dice, LocalDate today)
    {
        var (often, most) = (dice.NextDouble() - 0.3, dice.Next(2, 11));
        return [.. Enumerable.Range(-1, 43).Where(_ => dice.NextDouble() < often).Select(ago =>
            new Morning(today.PlusDays(-ago), dice.Next(8) == 0 ? null : dice.Next(most), dice.Next(3) == 0))];
    }

    private static ImmutableArray<PastSession> History(Random dice, LocalDate today, Instant now)
    {
        var often = dice.NextDouble();
        var painful = dice.Next(4) == 0;
        var history = new List<PastSession>();
        for (var ago = dice.Next(4) == 0 ? -1 : 0; ago < 43; ago++)
        {
            if (dice.NextDouble() > often) continue;
            var at = now - Duration.FromDays(ago) - Duration.FromMinutes(dice.Next(0, 700));
            var day = at.InUtc().Date;
            if (ago < 0) day = today.PlusDays(1);
            var template = Members.Library.Templates[dice.Next(Members.Library.Templates.Length)];
            var kind = template.For switch
            {
                SessionFor.Mobility => DayKind.Mobility,
                SessionFor.Recovery => DayKind.Recovery,
                _ => template.Day == 'B' ? DayKind.StrengthB : dice.Next(4) == 0 ? DayKind.StrengthALight : DayKind.StrengthA,
            };
            var done = template.Slots.Where(_ => dice.Next(8) > 0).Select(s => s.Move).ToArray();
            history.Add(new PastSession(
                day, at, kind, [.. done.Select(m => new PastMove(m.Id, dice.Next(1, m.Ladder.Length + 1), dice.Next(30, 300)))],
                done.Sum(m => m.ExtLoad), dice.Next(4) == 0 ? null : dice.Next(3, 11),
                dice.Next(3) == 0 ? null : dice.Next(0, painful ? 8 : 4), dice.Next(3) == 0 ? null : dice.Next(0, painful ? 10 : 5)));
        }

        return [.. history.OrderByDescending(s => s.At)];
    }
}
