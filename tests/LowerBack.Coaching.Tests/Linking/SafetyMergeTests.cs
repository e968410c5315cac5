using LowerBack.Coaching.Content;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Safety;
using LowerBack.Coaching.Tests.Conversations;
using LowerBack.TestKit;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace LowerBack.Coaching.Tests.Linking;

/// <summary>Linking makes nothing about safety looser, whatever settings are chosen and whoever links.</summary>
public sealed class SafetyMergeTests
{
    private static readonly SafetyContent Content = SafetyContent.Load(ShippedContent.Open);

    private static readonly Instant Now = Instant.FromUtc(2026, 3, 2, 8, 0);

    public static TheoryData<SafetyFile, SafetyFile, SafetyFile> Pairs => new()
    {
        // Nobody was screened; one was; both were, and the earlier one says when the next is due.
        { new(), new(), new() },
        { Clear(1), new(), Clear(1) with { Screens = 2 } },
        { Clear(1), Clear(20), Clear(20) with { Since = Ago(1), Screens = 2 } },
        // What either is to go easy on stays.
        { Clear(1) with { Codes = AvoidCodes.Pregnancy }, Clear(1) with { Codes = AvoidCodes.Osteoporosis }, Clear(1) with { Codes = AvoidCodes.Pregnancy | AvoidCodes.Osteoporosis, Screens = 2 } },
        // The graver result wins, and of two alike the graver care.
        { Clear(1), Held(Verdict.Stop, Care.Emergency), Held(Verdict.Stop, Care.Emergency) with { ScreenedAt = Ago(1), Screens = 2 } },
        { Held(Verdict.Hold, Care.ClinicianHold), Held(Verdict.Stop, Care.SameDay), Held(Verdict.Stop, Care.SameDay) with { Screens = 2 } },
        { Held(Verdict.Stop, Care.SameDay), Held(Verdict.Stop, Care.Crisis), Held(Verdict.Stop, Care.Crisis) with { Screens = 2 } },
        // Who said that something has changed is asked again.
        { Clear(1), new SafetyFile { Screens = 3 }, Clear(1) with { ScreenedAt = null, Screens = 4 } },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Of_two_files_nothing_gets_lost_and_the_order_does_not_matter(SafetyFile one, SafetyFile other, SafetyFile both)
    {
        Assert.Equal(both with { Since = default }, SafetyMerge.Of(one, other) with { Since = default });
        Assert.Equal(both with { Since = default }, SafetyMerge.Of(other, one) with { Since = default });
    }

    [Fact]
    public void A_screen_under_way_goes_on_with_what_it_found_and_the_first_one_of_whoever_has_passed_it_does_not()
    {
        var asked = Screening.Begin(1, ScreenReason.Full, ["RF1", "RF2"]);
        Assert.Null(SafetyMerge.Of(Clear(1), new SafetyFile { Screens = 1, Current = asked }).Current);
        var found = asked with { Suspected = ["RF1"], Worst = Care.SameDay, Queue = ["RF2"] };
        var urgent = Screening.Begin(4, ScreenReason.Urgent, ["RF3", "RF2"]);
        foreach (var both in new[]
        {
            SafetyMerge.Of(Clear(1) with { Screens = 4, Current = urgent }, new SafetyFile { Screens = 1, Current = found }),
            SafetyMerge.Of(new SafetyFile { Screens = 1, Current = found }, Clear(1) with { Screens = 4, Current = urgent }),
        })
        {
            Assert.Equal(["RF2", "RF3"], both.Current!.Queue.Order());
            Assert.Equal((Care.SameDay, ScreenReason.Urgent, 5, 5), (both.Current.Worst, both.Current.Reason, both.Current.Number, both.Screens));
            Assert.Equal("RF1", Assert.Single(both.Current.Suspected));
        }
    }

    /// <summary>A screen that could clear somebody knew nothing of what the other account found, so it can only add to it.</summary>
    [Fact]
    public void A_clearance_under_way_lifts_no_stop_of_the_other_account()
    {
        var leaving = Held(Verdict.Hold, Care.ClinicianHold) with { Screens = 3, Current = Screening.Begin(3, ScreenReason.Clearance, ["RF6"]) };
        var stopped = Held(Verdict.Stop, Care.Emergency);
        foreach (var both in new[] { SafetyMerge.Of(leaving, stopped), SafetyMerge.Of(stopped, leaving) })
        {
            Assert.Equal((Verdict.Stop, ScreenReason.Urgent), (both.Verdict, both.Current!.Reason));
            Assert.Equal(Verdict.Stop, SafetyRules.Continue(both, both.Current with { Queue = [] }, Content.Screen, Now).Verdict);
        }

        var alone = SafetyMerge.Of(leaving, Clear(1));
        Assert.Equal((Verdict.Hold, ScreenReason.Clearance), (alone.Verdict, alone.Current!.Reason));
    }

    /// <summary>"A clinician has looked" was said of something else where it was said before.</summary>
    [Fact]
    public void No_button_of_before_is_about_what_holds_now()
    {
        var both = SafetyMerge.Of(Held(Verdict.Hold, Care.ClinicianHold) with { Screens = 3 }, Held(Verdict.Stop, Care.Emergency));
        Assert.Equal(4, both.Screens);
    }

    [Theory]
    [InlineData("here")]
    [InlineData("there")]
    public async Task A_stop_on_one_side_holds_on_both_and_its_question_comes_once(string keep)
    {
        await using var coach = await TestCoach.StartAsync();
        var ana = new Conversation(coach);
        var elsewhere = ana.Elsewhere();
        await elsewhere.ComesInAsync("Berlin");
        await ana.ComesInAsync("Berlin");
        var code = await ana.CodeAsync();
        await ana.Says("I have chest pain");
        await ana.Presses("Yes");
        await ana.Presses("Yes");
        coach.Clock.Advance(Duration.FromMinutes(1));
        await elsewhere.Says("/link " + code);
        await elsewhere.PressesFor("link", "join", null, keep);

        await elsewhere.Says("/routine");
        var locked = elsewhere.LastWords;
        await ana.Says("/routine");
        Assert.Equal(locked, ana.LastWords);
        var one = await coach.MemberAsync(ana);
        Assert.Equal(Verdict.Stop, one.Get<SafetyFile>().Verdict);
        await using var db = await coach.OpenAsync();
        Assert.Single(await db.Outbox.Where(message => message.Kind == "StopFollowUp").ToListAsync(), message => message.MemberId == one.Id);
    }

    private static SafetyFile Clear(int daysAgo) => new() { Verdict = Verdict.Clear, Since = Ago(daysAgo), ScreenedAt = Ago(daysAgo), Screens = 1 };

    private static SafetyFile Held(Verdict verdict, Care care) => new() { Verdict = verdict, Care = care, Since = Now, Screens = 1 };

    private static Instant Ago(int days) => Now - Duration.FromDays(days);
}
