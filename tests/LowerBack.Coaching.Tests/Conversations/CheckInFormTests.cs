using LowerBack.Chat;
using LowerBack.Coaching.Members;
using LowerBack.TestKit;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace LowerBack.Coaching.Tests.Conversations;

/// <summary>The check-in filled in at once, and the way back into one that a safety screen came into.</summary>
public sealed class CheckInFormTests : InChat
{
    private const string AllAtOnce = "All at once";

    [Fact]
    public async Task Filled_in_corrected_and_with_a_pain_nobody_can_read()
    {
        var before = new Conversation(Coach.Coach);
        await before.ReadyAsync("20 minutes");
        await before.Says("/routine 20 a");
        await before.Presses("Done");
        await before.Presses("Working");
        await before.Presses("2");
        Wait(1);
        await Ana.Says("/checkin");
        await Ana.Opens(AllAtOnce);
        await Ana.Fills(("pain", "about four"), ("sleep", "4"), ("settled", "1"), ("today", "2"));
        await Ana.Says("3/10");
        await Ana.Presses("Change an answer");
        await Ana.Presses("Pain");
        await Ana.Opens(AllAtOnce);
        await Ana.Fills(("pain", "2"), ("today", ""));
        Approved.Matches(Ana.Transcript);
    }

    [Fact]
    public async Task Left_empty_every_question_is_skipped_and_sent_as_it_was_shown_nothing_changes()
    {
        await Ana.ReadyAsync();
        await Ana.DecidesAsync();
        await Ana.Says("/checkin");
        var form = await Ana.Opens(AllAtOnce);
        Assert.Equal(["pain", "sleep", "today"], form.Fields.Select(field => field.Name));
        Assert.All(form.Fields, field => Assert.True(field.IsOptional));
        await Ana.Fills();
        Assert.Contains("Thanks for checking in", Ana.LastWords, StringComparison.Ordinal);
        await Ana.Presses("Change an answer");
        await Ana.Presses("Pain");
        await Ana.Opens(AllAtOnce);
        await Ana.Fills(("pain", "3"), ("sleep", "2"), ("today", "1"));
        var told = await NoteAsync();
        Assert.Equal((3, SleepHours.FiveToSix, Capacity.Normal), (told.Pain, told.Sleep, told.Capacity));
        await Ana.Presses("Change an answer");
        await Ana.Presses("Pain");
        await Ana.Opens(AllAtOnce);
        await Ana.Fills();
        Assert.Equal(told, await NoteAsync());
    }

    [Fact]
    public async Task On_the_day_of_the_weekly_check_its_questions_follow_one_by_one()
    {
        await Ana.ReadyAsync();
        Wait(6);
        await Ana.Says("/checkin");
        await Ana.Opens(AllAtOnce);
        await Ana.Fills(("pain", "2"));
        Assert.Contains("Weekly check, 1 of 3", Ana.LastWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_of_alarm_comes_first_then_the_urgent_questions_and_no_other_answer_is_lost()
    {
        await Ana.ReadyAsync();
        await Ana.DecidesAsync();
        Wait(1);
        await Ana.Says("/checkin");
        await Ana.Opens(AllAtOnce);
        await Ana.Fills(("pain", "numb between my legs"), ("sleep", "4"), ("today", "2"));
        Assert.Contains("One important question first", Ana.LastWords, StringComparison.Ordinal);
        Assert.Equal((null, SleepHours.SevenToEight, Capacity.Shorter), await ToldAsync());
        await Ana.Presses("No");
        await Ana.Presses("Go on with the check-in");
        Assert.Contains("how is your back right now", Ana.LastWords, StringComparison.Ordinal);
        await Ana.Presses("8");
        Assert.Contains("Safety check, 1 of 7", Ana.LastWords, StringComparison.Ordinal);
        await Ana.AnswersNoAsync();
        await Ana.Presses("Go on with the check-in");
        Assert.Contains("Noted: pain 8, sleep 7 to 8 h", Ana.LastWords, StringComparison.Ordinal);
        Assert.Contains("Three gentle days", Ana.LastLabels);
        Assert.Equal((8, SleepHours.SevenToEight, Capacity.Shorter), await ToldAsync());
    }

    [Fact]
    public async Task Much_pain_beside_a_word_of_alarm_is_asked_about_once_that_is_answered()
    {
        await Ana.ReadyAsync();
        Wait(1);
        await Ana.Says("/checkin");
        var token = (await Ana.Opens(AllAtOnce)).Token.Text;
        await Ana.SendsForm(token, ("pain", ["7"]), ("sleep", ["chemo last year"]), ("today", ["1"]));
        Assert.Contains("One important question first", Ana.LastWords, StringComparison.Ordinal);
        Assert.Equal((7, null, Capacity.Normal), await ToldAsync());
        await Ana.Presses("No");
        Assert.Contains("Pain at 7 is a lot", Ana.LastWords, StringComparison.Ordinal);
        await Ana.AnswersNoAsync();
        Assert.Contains("The rest of your check-in is still open", Ana.LastWords, StringComparison.Ordinal);
        Assert.Contains("Three gentle days", Ana.LastLabels);
        await Ana.Presses("Go on with the check-in");
        Assert.Contains("How long did you sleep", Ana.LastWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_the_urgent_questions_the_rest_is_one_tap_away_unless_they_said_stop()
    {
        await Ana.ReadyAsync();
        await Ana.DecidesAsync();
        Wait(1);
        await Ana.Says("/checkin 6");
        await Ana.AnswersNoAsync();
        Assert.Equal(["Go on with the check-in"], Ana.LastLabels);
        await Ana.Presses("Go on with the check-in");
        await Ana.Presses("7 to 8 h");
        await Ana.Presses("Skip");
        Assert.Contains("Noted: pain 6, sleep 7 to 8 h", Ana.LastWords, StringComparison.Ordinal);
        Wait(1);
        await Ana.Says("/checkin 9");
        await Ana.Presses("Yes");
        Assert.Contains("Please stop here", Ana.LastWords, StringComparison.Ordinal);
        Assert.DoesNotContain("Go on with the check-in", Ana.LastLabels);
        await ClearAsync();
        Assert.DoesNotContain("Go on with the check-in", Ana.LastLabels);
    }

    [Fact]
    public async Task Questions_answered_hours_later_lead_back_to_nothing()
    {
        await Ana.ReadyAsync();
        Wait(1);
        await Ana.Says("/checkin 7");
        Coach.Clock.Advance(Duration.FromHours(3));
        await Ana.AnswersNoAsync();
        Assert.DoesNotContain("Go on with the check-in", Ana.LastLabels);
    }

    [Fact]
    public async Task Nothing_a_changed_client_sends_is_believed()
    {
        await Ana.ReadyAsync();
        await Ana.Says("/checkin");
        var token = (await Ana.Opens(AllAtOnce)).Token.Text;
        await Ana.SendsForm(token, ("pain", ["11"]), ("sleep", ["9"]), ("settled", ["1"]), ("today", ["-5", "2"]), ("other", ["3"]));
        Assert.Contains("Only “11” I couldn't place", Ana.LastWords, StringComparison.Ordinal);
        Assert.Equal(new CheckInNote(), await NoteAsync());
        foreach (var forged in new[] { token.Replace("20260302", "20260303", StringComparison.Ordinal), token.Replace("20260302", "nonsense", StringComparison.Ordinal), token.Replace(":all:", ":say:", StringComparison.Ordinal) })
        {
            await Ana.SendsForm(forged, ("pain", ["3"]));
            Assert.DoesNotContain("went wrong", Ana.LastWords, StringComparison.Ordinal);
        }

        Assert.Equal(new CheckInNote(), await NoteAsync());
        Wait(3);
        await Ana.SendsForm(token, ("pain", ["3"]));
        Assert.StartsWith("That check-in was for", Assert.IsType<Refuse>(Ana.LastAnswer.Replies[0]).Notice, StringComparison.Ordinal);
        await StopAsync();
        await Ana.SendsForm(token, ("pain", ["numb between my legs"]), ("sleep", ["3"]));
        Assert.Equal(new CheckInNote(), await NoteAsync());
    }

    private void Wait(int days) => Coach.Clock.Advance(Duration.FromDays(days));

    private async Task<(int? Pain, SleepHours? Sleep, Capacity? Capacity)> ToldAsync() =>
        await NoteAsync() is var note ? (note.Pain, note.Sleep, note.Capacity) : default;

    private async Task<CheckInNote> NoteAsync()
    {
        await using var db = await Coach.OpenAsync();
        return (await db.Journal.Where(entry => entry.Kind == CheckInNote.Kind).OrderByDescending(entry => entry.Day).FirstAsync()).Read<CheckInNote>()!;
    }
}
