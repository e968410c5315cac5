using System.Collections.Immutable;
using LowerBack.Coaching.Content;
using LowerBack.Coaching.Friends;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Routine;
using NodaTime;

namespace LowerBack.Coaching.Tests.Linking;

/// <summary>What two of a kind come to, where neither the chosen one's nor all of it is right.</summary>
public sealed class MergeRulesTests
{
    private static readonly Instant Monday = Instant.FromUtc(2026, 3, 2, 8, 0);
    private static readonly LocalDate Day = new(2026, 3, 2);

    [Fact]
    public void Of_a_days_check_ins_each_question_has_the_answer_that_was_given_last()
    {
        var morning = new CheckInNote { Pain = 2, AfterTraining = false, Sleep = SleepHours.UnderFive, Activities = [new RatedActivity("Stairs", 4)], Reached = CheckInQuestion.Sleep };
        var evening = new CheckInNote { Pain = 5, AfterTraining = true, Capacity = Capacity.Rest, Reached = CheckInQuestion.Capacity };
        var day = CheckInNote.Together([morning, evening]);
        Assert.Equal((5, true, SleepHours.UnderFive, Capacity.Rest), (day.Pain, day.AfterTraining, day.Sleep, day.Capacity));
        Assert.Equal((CheckInQuestion.Capacity, "Stairs"), (day.Reached, Assert.Single(day.Activities).Name));
        var skipped = CheckInNote.Together([evening, new CheckInNote { Reached = CheckInQuestion.WeekDoing }]);
        Assert.Equal((5, true, CheckInQuestion.WeekDoing), (skipped.Pain, skipped.AfterTraining, skipped.Reached));
    }

    [Fact]
    public void Sessions_of_one_day_get_numbers_that_no_button_has()
    {
        var plan = Members.Planner.Plan(Members.Fresh(Level.Beginner, 10));
        ImmutableArray<RoutineNote> both = [.. new[] { 1, 2, 1 }.Select(number => new RoutineNote { Number = number, Plan = plan, Why = "" })];
        Assert.Equal([3, 4, 5], RoutineNote.Together(both).Select(session => session.Number));
        // The one that was done is the day's, whenever the other was planned.
        both = [both[0] with { DoneAt = NodaConstants.UnixEpoch }, both[1]];
        Assert.Equal([4, 3], RoutineNote.Together(both).Select(session => session.Number));
    }

    [Fact]
    public void Flare_ups_that_overlap_are_one_and_no_undo_of_before_brings_one_back()
    {
        var (one, two) = (Flares(0, 3, 20, 23), Flares(2, 5, 23, 26));
        var both = FlareUps.Together(one, two);
        Assert.Equal([(0, 5), (20, 23), (23, 26)], both.All.Select(flare => (Period.DaysBetween(Day, flare.From), Period.DaysBetween(Day, flare.Until))));
        Assert.Equal(both.All.AsEnumerable(), FlareUps.Together(two, one).All);
        Assert.Equal((0, 3), (both.Before.Length, both.Changes));
    }

    [Fact]
    public void A_profile_takes_what_is_missing_from_the_other_and_keeps_all_there_is_to_go_easy_on()
    {
        var chosen = new Profile { Age = AgeBand.Adult, Minutes = 10, Level = Level.Advanced, SessionsAtLevel = 8, Stirs = AvoidCodes.FlexionIntolerant, FirstMoveDone = true };
        var other = new Profile { Age = AgeBand.Older, Minutes = 30, Kit = Kit.Band, Level = Level.Beginner, GoEasy = AvoidCodes.Wrist, Stirs = AvoidCodes.ExtensionIntolerant };
        var both = Profile.Together(chosen, other);
        Assert.Equal((AgeBand.Older, 10, Kit.Band, Level.Advanced, 8), (both.Age!.Value, both.Minutes!.Value, both.Kit!.Value, both.Level!.Value, both.SessionsAtLevel));
        Assert.Equal((AvoidCodes.FlexionIntolerant | AvoidCodes.ExtensionIntolerant, AvoidCodes.Wrist, true), (both.Stirs!.Value, both.GoEasy!.Value, both.FirstMoveDone));
        Assert.Equal(AgeBand.UnderEighteen, Profile.Together(chosen, other with { Age = AgeBand.UnderEighteen }).Age);
    }

    [Fact]
    public void Whoever_either_has_muted_stays_muted_and_a_day_has_one_word_from_friends()
    {
        var (ben, cleo) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var one = new FriendFile { Muted = ["a"], SentOn = Day, Coming = [new FriendWord(ben, Day)], Heard = new HeardWord(ben, Day, 1) };
        var two = new FriendFile { Muted = ["b", "a"], Coming = [new FriendWord(cleo, Day), new FriendWord(cleo, Day.PlusDays(1))], Heard = new HeardWord(cleo, Day.PlusDays(1), 2) };
        var both = FriendFile.Together(one, two);
        Assert.Equal(["a", "b"], both.Muted.AsEnumerable());
        Assert.Equal([(ben, Day), (cleo, Day.PlusDays(1))], both.Coming.Select(word => (word.From, word.Day)));
        Assert.Equal((Day, cleo), (both.SentOn, both.Heard!.From));
    }

    [Fact]
    public void Who_began_from_the_start_after_a_clearance_does_so_on_both_whatever_was_chosen()
    {
        var (advanced, cleared) = (new Profile { Level = Level.Advanced, SessionsAtLevel = 8 }, new Profile { Level = Level.Beginner, StartedOver = Monday });
        foreach (var both in new[] { Profile.Together(advanced, cleared), Profile.Together(cleared, advanced) })
            Assert.Equal((Level.Beginner, 0, Monday), (both.Level, both.SessionsAtLevel, both.StartedOver));
        // Cleared before there was a level: it is asked for, and none from before the clearance is taken.
        foreach (var both in new[] { Profile.Together(advanced, cleared with { Level = null }), Profile.Together(cleared with { Level = null }, advanced) })
            Assert.Equal((null, Monday), (both.Level, both.StartedOver));

        var ladders = new RoutineFile { Sessions = 9, LastDay = Day };
        var anew = new RoutineFile { Sessions = 1, StartedOver = Monday, LastDay = Day.PlusDays(-7) };
        Assert.Equal(anew with { LastDay = Day }, RoutineFile.Together(ladders, anew));
        Assert.Equal(anew with { LastDay = Day }, RoutineFile.Together(anew, ladders));
    }

    private static FlareUps Flares(params int[] days) => new()
    {
        All = [.. days.Chunk(2).Select(pair => new FlareUp(Day.PlusDays(pair[0]), Day.PlusDays(pair[1])))], Before = [new FlareUp(Day, Day)], Changes = 2,
    };
}
