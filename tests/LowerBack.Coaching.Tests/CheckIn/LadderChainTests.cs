using FsCheck;
using FsCheck.Fluent;
using LowerBack.Coaching.Content;
using LowerBack.Coaching.Routine;
using NodaTime;

namespace LowerBack.Coaching.Tests.CheckIn;

/// <summary>A morning told late is worked in as if it had been told in time.</summary>
public sealed class LadderChainTests
{
    private static readonly LadderRules Rules = new(Members.Library);
    private static readonly LadderChain Chain = new(Rules);
    private static readonly LadderBook Middle = Members.Everywhere(_ => 3);

    [Fact]
    public void What_trained_goes_one_step_down_and_comes_back_when_the_answer_is_corrected()
    {
        var (sessions, now) = Trained(Middle, 0);
        var (worse, after) = Chain.Correct(sessions, now, note => note with { MorningChange = 2 })!.Value;
        var trained = sessions[0].Plan.Moves.Where(move => Members.Library[move.MoveId].IsTraining).ToList();
        Assert.NotEmpty(trained);
        Assert.All(trained, move => Assert.Equal(Math.Max(1, move.Step - 1), after[move.MoveId].Step));
        Assert.All(sessions[0].Plan.Moves.Except(trained), move => Assert.Equal(now[move.MoveId].Step, after[move.MoveId].Step));
        Assert.Equal(now, Chain.Correct(worse, after, note => note with { MorningChange = null })!.Value.After);
    }

    [Fact]
    public void One_point_more_holds_and_the_good_session_does_not_count()
    {
        var (sessions, now) = Trained(Middle, 0);
        var after = Chain.Correct(sessions, now, note => note with { MorningChange = 1 })!.Value.After;
        Assert.All(sessions[0].Plan.Moves, move => Assert.Equal((now[move.MoveId].Step, 0), (after[move.MoveId].Step, after[move.MoveId].Clean)));
    }

    [Fact]
    public void A_later_session_is_worked_out_again_on_what_the_morning_left()
    {
        var (sessions, now) = Trained(Middle, 0, 2);
        var corrected = Chain.Correct(sessions, now, note => note == sessions[0] ? note with { MorningChange = 2 } : note)!.Value;
        Assert.Equal(Rules.After(corrected.Sessions[0]).After, corrected.Sessions[1].Before);
        Assert.Equal(Rules.After(corrected.Sessions[1]).After, corrected.After);
        Assert.NotEqual(now, corrected.After);
    }

    [Fact]
    public void A_promotion_in_between_is_not_undone()
    {
        var (sessions, now) = Trained(Middle, 0);
        var promoted = now.Promote(Members.Library["prone-alternate-lift"], Members.Library["superman-hold"]);
        Assert.Null(Chain.Correct(sessions, promoted, note => note with { MorningChange = 2 }));
    }

    [Fact]
    public void Correcting_nothing_changes_nothing()
    {
        Prop.ForAll(Arb.From(Gen.Choose(0, int.MaxValue)), seed =>
        {
            var dice = new Random(seed);
            var (sessions, now) = Trained(Members.Everywhere(move => dice.Next(1, move.Ladder.Length + 1)), [.. Enumerable.Range(0, dice.Next(1, 5)).Select(at => at * 2)]);
            var same = Chain.Correct(sessions, now, note => note)!.Value;
            return same.After == now && same.Sessions.Select(note => note.Before).SequenceEqual(sessions.Select(note => note.Before));
        }).Check(Config.QuickThrowOnFailure.WithReplay(20261122UL, 7919UL));
    }

    [Fact]
    public void In_a_week_that_is_clearly_worse_nothing_rises()
    {
        var (sessions, now) = Trained(Middle, 0, 2);
        Assert.Contains(sessions[1].Plan.Moves, move => now[move.MoveId].Step > Middle[move.MoveId].Step);
        var held = Chain.Correct(sessions, now, note => note with { NoStepUp = true })!.Value.After;
        Assert.All(sessions[1].Plan.Moves, move => Assert.Equal(Middle[move.MoveId].Step, held[move.MoveId].Step));
    }

    /// <summary>Good sessions on days after Monday, each on the ladders of the one before.</summary>
    private static (List<RoutineNote> Sessions, LadderBook Now) Trained(LadderBook book, params int[] days)
    {
        var sessions = new List<RoutineNote>();
        foreach (var after in days)
        {
            var day = Members.Monday.PlusDays(after);
            var plan = Members.Planner.Plan(Members.Fresh(Level.Beginner, 20, day) with
            {
                Asked = DayKind.StrengthA, Ladders = book, History = [Members.LightStrength(0) with { Day = day.PlusDays(-4), At = Members.Evening(day.PlusDays(-4)) }],
            });
            var note = new RoutineNote { Number = 1, Why = "", Plan = plan, Before = book, DoneAt = Members.Evening(day), Effort = 6, PainBefore = 1, PainMax = 1 };
            sessions.Add(note);
            book = Rules.After(note).After;
        }

        return (sessions, book);
    }
}
