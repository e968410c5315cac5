using System.Collections.Immutable;
using LowerBack.Coaching.Report;
using LowerBack.Coaching.Routine;
using NodaTime;

namespace LowerBack.Coaching.Tests.Report;

/// <summary>Where the ladders stood and when they changed, read from what each session kept.</summary>
public sealed class LadderHistoryTests
{
    private static readonly LocalDate Monday = Sessions.Monday;

    [Fact]
    public void A_change_is_on_the_day_of_the_session_it_followed()
    {
        var row = Assert.Single(Rows(Book(3), null,
            Sessions.On(0, "plank").Done(from: Book(1)),
            Sessions.On(2, "plank").Done(from: Book(1)),
            Sessions.On(5, "plank").Done(from: Book(2))));
        Assert.Equal(("plank", 1, 3), (row.MoveId, row.Start, row.End));
        Assert.Equal([new LadderTurn(Monday.PlusDays(2), 1, 2, null), new LadderTurn(Monday.PlusDays(5), 2, 3, null)], row.Turns.ToArray());
    }

    [Fact]
    public void A_move_that_was_done_and_did_not_change_is_there_and_one_that_was_left_out_is_not() =>
        Assert.Empty(Assert.Single(Rows(Book(1), null, Sessions.On(0, "plank", "bird-dog").Done(from: Book(1), skipped: ["bird-dog"]))).Turns);

    [Fact]
    public void Another_move_in_its_place_is_a_change()
    {
        var moved = LadderBook.Empty.With("plank", new LadderPosition(7, ReplacedBy: "side-plank"));
        var row = Assert.Single(Rows(moved, null, Sessions.On(0, "plank").Done(from: Book(7))));
        Assert.Equal([new LadderTurn(Monday, 7, 7, "side-plank")], row.Turns.ToArray());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void After_a_clearance_all_begins_again_on_that_day_and_the_session_before_keeps_its_own_change(bool trainedSince)
    {
        var painful = Sessions.On(0, "plank").Done(from: Book(4));
        Session[] since = trainedSince ? [Sessions.On(9, "plank").Done(from: LadderBook.Empty)] : [];
        var row = Assert.Single(Rows(LadderBook.Empty, (Sessions.Noon(8), Monday.PlusDays(8)), [painful, .. since]));
        Assert.Equal((4, 1), (row.Start, row.End));
        Assert.Equal([new LadderTurn(Monday, 4, 2, null), new LadderTurn(Monday.PlusDays(8), 2, 1, null)], row.Turns.ToArray());
    }

    [Fact]
    public void Nothing_done_is_no_row() => Assert.Empty(Rows(Book(3), null, Sessions.On(0, "plank")));

    private static ImmutableArray<LadderRow> Rows(LadderBook now, (Instant, LocalDate)? newStart, params Session[] sessions) =>
        LadderHistory.Rows(sessions.Reverse(), now, newStart, _ => Book(2));

    private static LadderBook Book(int plank) => LadderBook.Empty.With("plank", new LadderPosition(plank));
}
