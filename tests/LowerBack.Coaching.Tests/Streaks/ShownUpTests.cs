using LowerBack.Coaching.Content;
using LowerBack.Coaching.Desk;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Onboarding;
using LowerBack.Coaching.Reminders;
using LowerBack.Coaching.Routine;
using LowerBack.Coaching.Safety;
using LowerBack.Coaching.Streaks;
using NodaTime;

namespace LowerBack.Coaching.Tests.Streaks;

/// <summary>What others may be told of a member's day, and what of the journal it takes to know it.</summary>
public sealed class ShownUpTests
{
    private static readonly LocalDate Day = new(2026, 11, 10);

    [Fact]
    public void Whatever_counts_counts_and_what_is_only_planned_does_not()
    {
        Assert.Equal(new Showing.Done(DayMark.Trained), On(Session(DayKind.StrengthB, done: true)));
        Assert.Equal(new Showing.Done(DayMark.Walk), On(Session(DayKind.Walk, done: true)));
        Assert.Equal(new Showing.Done(DayMark.Mobility), On(Session(DayKind.Recovery, done: true)));
        Assert.Equal(new Showing.NotYet(), On(Session(DayKind.StrengthA, done: false)));
        Assert.Equal(new Showing.NotYet(), On(Session(DayKind.StrengthA, done: true, skipped: true)));
        Assert.Equal(new Showing.Rest(), On(Session(DayKind.StrengthA, done: false, status: RoutineStatus.Rested)));
        Assert.Equal(new Showing.Done(DayMark.Mobility), On(Entry(new DeskNote(1))));
        Assert.Equal(new Showing.Done(DayMark.Mobility), On(Entry(new FirstMoveNote())));
        Assert.Equal(new Showing.Done(DayMark.CheckIn), On(Entry(new CheckInNote { Sleep = SleepHours.SixToSeven })));
        Assert.Equal(new Showing.NotYet(), On(Entry(new CheckInNote { Reached = CheckInQuestion.Capacity })));
        Assert.Equal(new Showing.NotYet(), On());
        Assert.Equal(new Showing.Done(DayMark.Trained), On(
            Entry(new CheckInNote { Pain = 2 }), Session(DayKind.StrengthA, done: true), Entry(new DeskNote(3))));
    }

    [Fact]
    public void Another_days_entries_do_no_harm() => Assert.Equal(new Showing.NotYet(), On(
        Entry(new CheckInNote { Pain = 2 }, -1), Entry(new DeskNote(3), 1), Entry(new ShortDayNote(), -1), Entry(new HoldNote(Day.PlusDays(-4)), -1)));

    [Fact]
    public void Whoever_paused_or_is_on_hold_counts_for_nobody_unless_they_did_something()
    {
        var checkIn = Entry(new CheckInNote { Pain = 2 });
        Assert.Equal(new Showing.LeftOut(LeftOutWhy.Paused), On(Entry(new PauseNote(Day.PlusDays(1)), -6)));
        Assert.Equal(new Showing.Done(DayMark.CheckIn), On(Entry(new PauseNote(Day.PlusDays(1)), -6), checkIn));
        Assert.Equal(new Showing.Done(DayMark.CheckIn), On(Entry(new PauseNote(Day), -6), checkIn));
        Assert.Equal(new Showing.LeftOut(LeftOutWhy.OnHold), On(Entry(new HoldNote(Day.PlusDays(-3)), 8)));
        Assert.Equal(new Showing.LeftOut(LeftOutWhy.OnHold), On(Member(file => file with { HeldSince = Day })));
        Assert.Equal(new Showing.Done(DayMark.CheckIn), On(Member(file => file with { HeldSince = Day.PlusDays(1) }), checkIn));
    }

    [Fact]
    public void A_gentle_day_of_a_flare_up_asks_for_nothing_and_counts_where_something_was_done()
    {
        var member = Member();
        member.Set(new FlareUps { All = [new FlareUp(Day.PlusDays(-1), Day.PlusDays(2))] });
        Assert.Equal(new Showing.LeftOut(LeftOutWhy.Excused), On(member));
        Assert.Equal(new Showing.Done(DayMark.CheckIn), On(member, Entry(new CheckInNote { Pain = 6 })));
    }

    [Fact]
    public void A_day_cut_short_asks_for_nothing_and_counts_where_something_was_done()
    {
        Assert.Equal(new Showing.LeftOut(LeftOutWhy.Excused), On(Entry(new ShortDayNote())));
        Assert.Equal(new Showing.Done(DayMark.CheckIn), On(Entry(new ShortDayNote()), Entry(new CheckInNote { Pain = 2 })));
    }

    [Fact]
    public void Whoever_is_new_or_leaving_is_left_out()
    {
        var member = Member();
        member.EraseAt = Instant.FromUtc(2026, 11, 11, 0, 0);
        Assert.Equal(new Showing.LeftOut(LeftOutWhy.Leaving), On(member));
        Assert.Equal(new Showing.Done(DayMark.Mobility), On(member, Entry(new DeskNote(1))));
        Assert.Equal(new Showing.LeftOut(LeftOutWhy.New), ShownUp.On(new LocalDate(2026, 11, 1), Member(), [Entry(new DeskNote(1))]));
        Assert.Equal(new Showing.NotYet(), ShownUp.On(new LocalDate(2026, 11, 2), Member(), []));
        var unscreened = Member();
        unscreened.Set(SafetyFile.Initial);
        Assert.Equal(new Showing.LeftOut(LeftOutWhy.New), On(unscreened));
    }

    [Fact]
    public void The_query_brings_all_that_matters_and_of_the_rest_little()
    {
        var bears = ShownUp.BearsOn(Day).Compile();
        Assert.True(bears(Entry(new DeskNote(1))));
        Assert.True(bears(Entry(new PauseNote(Day.PlusDays(1)), -PauseNote.MostDays)));
        Assert.True(bears(Entry(new HoldNote(Day), 700)));
        Assert.False(bears(Entry(new DeskNote(1), -1)));
        Assert.False(bears(Entry(new CheckInNote { Pain = 1 }, 1)));
        Assert.False(bears(Entry(new HoldNote(Day.PlusDays(-3)), -1)));
        Assert.False(bears(Entry(new PauseNote(Day.PlusDays(9)), 1)));
    }

    private static Showing On(params JournalEntry[] entries) => ShownUp.On(Day, Member(), entries);

    private static Showing On(Member member, params JournalEntry[] entries) => ShownUp.On(Day, member, entries);

    private static Member Member(Func<StreakFile, StreakFile>? change = null)
    {
        var member = new Member { Id = Guid.Empty, JoinedAt = Instant.FromUtc(2026, 11, 1, 12, 0), Language = "en", ZoneId = "Europe/Berlin" };
        member.Set(SafetyFile.Initial with { Verdict = Verdict.Clear });
        member.Set(change?.Invoke(StreakFile.Initial) ?? StreakFile.Initial);
        return member;
    }

    private static JournalEntry Entry<T>(T note, int daysLater = 0)
        where T : class, IJournalNote<T> => JournalEntry.Of(Guid.Empty, Day.PlusDays(daysLater), Instant.FromUtc(2026, 11, 10, 12, 0), note);

    private static JournalEntry Session(DayKind day, bool done, bool skipped = false, RoutineStatus status = RoutineStatus.Open) => Entry(new RoutineNote
    {
        Number = 1, Why = "", Status = status, DoneAt = done ? Instant.FromUtc(2026, 11, 10, 12, 0) : null, Skipped = skipped ? ["bird-dog"] : [],
        Plan = new Plan
        {
            Day = day, Minutes = 5, Level = Level.Beginner, Kit = Kit.None, Avoid = AvoidCodes.None, EstimatedSeconds = 60, ExtLoad = 0,
            Moves = [new PlannedMove("bird-dog", Block.Main, 1, [8], 0, 0, 60)],
        },
    });
}
