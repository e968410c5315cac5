using System.Text;
using LowerBack.Chat;
using LowerBack.TestKit;
using NodaTime;

namespace LowerBack.Coaching.Tests.Conversations;

/// <summary>The page for a clinician, asked for in a chat.</summary>
public sealed class ReportTests : InChat
{
    [Fact]
    public async Task Asking_for_the_page()
    {
        await Ana.Says("/report");
        await Ana.InGroup().Says("/report");
        var setUp = new Conversation(Coach.Coach);
        await setUp.ReadyAsync();
        await Ana.Says("/report");
        await Ana.Says("/report 0");
        await Ana.Says("/report 53");
        await Ana.Says("/report soon");
        var training = new Conversation(Coach.Coach);
        await training.Says("/routine");
        await training.Presses("Done");
        await training.Presses("Working");
        await training.Presses("1");
        Coach.Clock.Advance(Duration.FromDays(10));
        await Ana.Says("/report 1 week");
        await Ana.Presses("12 weeks");
        await Ana.InGroup().Says("/report");
        Approved.Matches(Ana.Transcript);
    }

    [Fact]
    public async Task Seven_weeks_with_steps_up_pain_rest_a_hold_and_a_clearance()
    {
        await LivedInAsync();
        await Ana.Says("/report 8");
        var file = Ana.Last.File!;
        Assert.Equal("lowerback-report-2026-04-25.html", file.Name);
        Assert.Equal("text/html", file.MediaType);
        Approved.Matches(Encoding.UTF8.GetString(file.Content.Span));
    }

    [Fact]
    public async Task What_the_check_ins_said()
    {
        await Ana.ReadyAsync();
        for (var day = 0; day < 14; day++)
        {
            if (day is not (4 or 9))
                await CheckInAsync(day);
            if (day < 13)
                Wait(1);
        }

        await Ana.Says("/report 2");
        var page = Encoding.UTF8.GetString(Ana.Last.File!.Content.Span);
        var from = page.IndexOf("<h2>Check-ins", StringComparison.Ordinal);
        Assert.True(page.IndexOf("<h2>Week by week", StringComparison.Ordinal) < from);
        Approved.Matches(page[from..page.IndexOf("</section>", from, StringComparison.Ordinal)]);
    }

    /// <summary>A check-in with what its day asks: activities of their own on the fourth day, the weekly check on Sundays.</summary>
    private async Task CheckInAsync(int day)
    {
        await Ana.Says($"/checkin {4 - (day % 3)}");
        await Ana.Presses(day % 5 == 0 ? "5 to 6 h" : "7 to 8 h");
        await Ana.Presses("Skip");
        if (day == 3)
        {
            await Ana.Says("carrying <my> son");
            await Ana.Presses("Go on");
            await Ana.Presses("6");
        }

        if (day % 7 == 6)
        {
            await Ana.Presses(day == 6 ? "4" : "3");
            await Ana.Presses("3");
            await Ana.Presses("4");
        }
    }

    [Fact]
    public async Task On_hold_the_page_is_there_for_the_visit_although_nothing_was_trained()
    {
        await Ana.Says("/start");
        await Ana.Presses("I agree, I'm 18 to 64");
        await AnswersAsync(yesTo: "worst at night");
        await Ana.Says("/report");
        Assert.Equal("After the visit", Ana.LastLabels[0]);
        var page = Encoding.UTF8.GetString(Ana.Last.File!.Content.Span);
        Assert.Contains("HOLD: was advised to see a clinician", page, StringComparison.Ordinal);
        Assert.Contains("No session in this period.", page, StringComparison.Ordinal);
        Assert.Contains("<dt>Equipment</dt><dd>not said</dd>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_year_of_training_is_asked_for_and_found_although_a_text_reads_less()
    {
        await Ana.ReadyAsync();
        await TrainAsync("/routine 10 a", "Working", "1");
        Coach.Clock.Advance(Duration.FromDays(300));
        await Ana.Says("hello");
        await Ana.Says("/report 52");
        Assert.Contains("strength A (back)", Encoding.UTF8.GetString(Ana.Last.File!.Content.Span), StringComparison.Ordinal);
        await Ana.Says("/report");
        Assert.Null(Ana.Last.File);
    }

    [Fact]
    public async Task The_page_changes_nothing()
    {
        await Ana.ReadyAsync();
        await TrainAsync("/routine", "Working", "1");
        var before = (await MemberAsync()).FacetsJson;
        await Ana.Says("/report");
        Assert.IsType<Say>(Assert.Single(Ana.LastAnswer.Replies));
        Assert.Equal(before, (await MemberAsync()).FacetsJson);
    }

    /// <summary>From Monday 2 March to Saturday 25 April: a good start, a move that hurts, rest, a hold for a week, and back.</summary>
    private async Task LivedInAsync()
    {
        await Ana.ReadyAsync("20 minutes", stirs: "Bending, sitting, tying shoes", kit: "Resistance band");
        await Ana.Presses("Did it");
        await TrainAsync("/routine 20 a", "Comfortable", "1");
        Wait(1);
        await TrainAsync("/routine 10 mobility", effort: null, "1");
        Wait(2);
        await TrainAsync("/routine 20 b", "Working", "2");
        Wait(3);
        await Ana.Says("/routine 20");
        await Ana.Presses("Rest today");
        Wait(1);
        await TrainAsync("/routine 20 a", "Working", "1");
        Wait(3);
        await TrainAsync("/routine 20 b", "Comfortable", "1");
        Wait(1);
        await Ana.Says("/routine 20 walk");
        Wait(3);
        await Ana.Says("/routine 20 a");
        await Ana.Presses("My back hurts");
        await Ana.Presses("2");
        await Ana.Presses("Shorter");
        await Ana.Presses("Done");
        await Ana.Presses("Hard");
        await Ana.Presses("4");
        await Ana.Presses(Ana.LastLabels[0]);
        Wait(3);
        await Ana.Says("/routine 20 b");
        await Ana.Presses("Swap a move");
        await Ana.Presses(Ana.LastLabels[1]);
        await Ana.Presses(Ana.LastLabels[0]);
        await Ana.Presses("Done");
        await Ana.Presses("Rather not say");
        await Ana.Presses("2");
        await Ana.Presses("I skipped a move");
        await Ana.Presses(Ana.LastLabels[2]);
        Wait(4);
        await TrainAsync("/routine 20 a", "Working", "1");
        Wait(3);
        await TrainAsync("/routine 20 b", "Working", "1");
        Wait(4);
        await Ana.Says("/routine 20 a");
        await Ana.Presses("My back hurts");
        await Ana.Presses("6");
        await Ana.AnswersNoAsync();
        Wait(3);
        await Ana.Says("/routine");
        await AnswersAsync(yesTo: "worst at night");
        Wait(8);
        await ClearAsync();
        Wait(1);
        await TrainAsync("/routine 10 mobility", effort: null, "2");
        Wait(2);
        await TrainAsync("/routine 20 a", "Easy", "1");
        Wait(3);
        await TrainAsync("/routine 20 b", "Easy", "1");
        Wait(4);
        await TrainAsync("/routine 20 a", "Easy", "0");
        Wait(3);
        await TrainAsync("/routine 20 b", "Comfortable", "1");
        Wait(2);
    }

    private async Task AnswersAsync(string yesTo)
    {
        while (Ana.LastLabels.Contains("Not sure") || Ana.LastLabels.Contains("None of these"))
            await Ana.Presses(Ana.LastWords.Contains(yesTo, StringComparison.Ordinal) ? "Yes" : Ana.LastLabels.Contains("No") ? "No" : "None of these");
    }

    private void Wait(int days) => Coach.Clock.Advance(Duration.FromDays(days));
}
