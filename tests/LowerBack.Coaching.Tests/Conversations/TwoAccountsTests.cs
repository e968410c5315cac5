using LowerBack.Chat;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Outbox;
using LowerBack.TestKit;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace LowerBack.Coaching.Tests.Conversations;

/// <summary>What the coach says first to somebody with an account on each of two platforms: on one of them, and never on both.</summary>
public sealed class TwoAccountsTests : IAsyncLifetime
{
    private TestCoach _coach = null!;
    private Conversation _ana = null!;
    private Conversation _elsewhere = null!;

    public async Task InitializeAsync()
    {
        _coach = await TestCoach.StartAsync();
        _ana = new Conversation(_coach);
        await _ana.ReadyAsync();
        _elsewhere = _ana.Elsewhere();
        await _coach.IsAlso(_ana, _elsewhere);
    }

    public async Task DisposeAsync() => await _coach.DisposeAsync();

    [Fact]
    public async Task What_is_answered_on_one_platform_is_no_question_on_the_other()
    {
        await _ana.Says("/remind check-in 10:00");
        await _ana.Says("/remind session 17:00");
        var before = _ana.Transcript.Length;
        await _coach.Lives(Duration.FromHours(2));
        await _elsewhere.Says("/checkin");
        await _elsewhere.Presses("2");
        await _coach.SendsAsync();
        await _elsewhere.Presses("7 to 8 h");
        await _ana.Says("/about");
        await _coach.Lives(Duration.FromHours(7));
        await _elsewhere.Says("/routine");
        await _elsewhere.Presses("Rest today");
        await _coach.SendsAsync();
        Approved.Matches(_ana.Transcript[before..].TrimStart());
    }

    [Fact]
    public async Task An_answer_that_comes_twice_changes_the_question_once()
    {
        await IsAskedAsync();
        await _elsewhere.Says("/checkin");
        var answer = _elsewhere.TokenOf("2").Text;
        await _elsewhere.PressesToken(answer);
        await _elsewhere.IsRedelivered();
        await _elsewhere.PressesToken(answer);
        await _coach.SendsAsync();
        await _coach.SendsAsync();

        Assert.Single(_coach.Platform.Edits);
        Assert.Equal("Answered on Other. Nothing more to do here.", _ana.LastWords);
        Assert.Empty(_ana.Last.Buttons);
    }

    [Fact]
    public async Task One_begun_there_and_gone_on_with_here_is_over_there_and_one_that_was_complete_stays_when_it_is_corrected()
    {
        await IsAskedAsync();
        await _ana.Presses("2");
        Assert.Contains("7 to 8 h", _ana.LastLabels);
        await _elsewhere.Says("/checkin");
        await _elsewhere.Presses("7 to 8 h");
        await _coach.SendsAsync();
        Assert.StartsWith("Answered on Other.", _ana.LastWords, StringComparison.Ordinal);

        await _coach.Lives(Duration.FromHours(24), Duration.FromMinutes(10));
        await _elsewhere.Presses("3");
        await _elsewhere.Presses("7 to 8 h");
        while (_elsewhere.LastLabels.Contains("Skip"))
            await _elsewhere.Presses("Skip");
        var said = _elsewhere.LastWords;
        await _ana.Says("/checkin");
        await _ana.Presses("Change an answer");
        await _ana.Presses("Pain");
        await _ana.Presses("4");
        await _coach.SendsAsync();
        Assert.Equal(said, _elsewhere.LastWords);
        Assert.Empty(_coach.OtherPlatform.Edits);
    }

    [Fact]
    public async Task A_question_that_is_not_there_any_more_is_let_go()
    {
        await IsAskedAsync();
        _coach.Platform.AnswersEdit = _ => new Gone();
        await AnswersElsewhereAsync();
        await _coach.Lives(Duration.FromMinutes(30));

        Assert.Single(_coach.Platform.Edits);
        Assert.Equal((OutboxState.Dropped, Drop.Gone), await RetiredAsync());
        Assert.DoesNotContain(_coach.Log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal) || line.StartsWith("Warning", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_the_door_is_shut_a_question_stays_as_it_is_and_nothing_counts_against_anybody()
    {
        await IsAskedAsync();
        _coach.Platform.AnswersEdit = _ => new Unreachable("403");
        await AnswersElsewhereAsync();

        Assert.Equal((OutboxState.Dropped, Drop.Unreachable), await RetiredAsync());
        Assert.Equal(Reach.Initial, (await MemberAsync()).Get<Reach>());
        Assert.Empty(_coach.OtherPlatform.Edits);
    }

    [Fact]
    public async Task Quiet_hours_and_a_pause_do_not_keep_a_question_open_and_a_crash_makes_it_change_twice()
    {
        await IsAskedAsync();
        await _elsewhere.Says("/pause 2 h");
        _coach.Platform.AnswersEdit = _ => _coach.Platform.Edits.Count == 1 ? new OutcomeUnknown() : new Delivered("1");
        await AnswersElsewhereAsync();
        await _coach.Lives(Duration.FromMinutes(1));

        Assert.Equal(2, _coach.Platform.Edits.Count);
        Assert.Equal((OutboxState.Sent, null), await RetiredAsync());
    }

    [Fact]
    public async Task What_waits_to_be_asked_on_one_platform_is_not_asked_once_it_is_answered_on_the_other()
    {
        _coach.Platform.Answers = _ => new TryAgain(TimeSpan.FromMinutes(5));
        await IsAskedAsync();
        var tries = _coach.Platform.Sent.Count;
        await AnswersElsewhereAsync();
        _coach.Platform.Answers = _ => new Delivered();
        await _coach.Lives(Duration.FromHours(1));

        Assert.Equal(tries, _coach.Platform.Sent.Count);
        Assert.Empty(_coach.OtherPlatform.Sent);
        Assert.Equal((OutboxState.Dropped, "Done"), await LatestAsync("CheckIn"));
    }

    [Fact]
    public async Task Who_has_one_account_is_not_looked_up_in_the_outbox()
    {
        var ben = _ana.With("Ben");
        await ben.ReadyAsync();
        await ben.Says("/remind check-in 10:00");
        await _coach.Lives(Duration.FromHours(2));
        var before = _coach.Log.Lines.Count;
        await ben.Presses("2");

        var commands = _coach.Log.Lines.Skip(before).Where(line => line.Contains("DbCommand", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(commands);
        Assert.DoesNotContain(commands, command => command.Contains("outbox", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_cannot_be_brought_on_one_platform_comes_on_the_other_and_so_does_the_next()
    {
        await _ana.Says("/remind session 10:00");
        _coach.Platform.Answers = _ => new Unreachable("50007");
        await _coach.Lives(Duration.FromHours(2));

        Assert.StartsWith("Your session is ready", _elsewhere.LastWords, StringComparison.Ordinal);
        Assert.Equal(_coach.Platform.Sent.Single().Key, _coach.OtherPlatform.Sent.Single().Key);
        Assert.Equal(Reach.Initial, (await MemberAsync()).Get<Reach>());
        await _coach.Lives(Duration.FromDays(1), Duration.FromMinutes(10));
        Assert.Equal((1, 2), (_coach.Platform.Sent.Count, _coach.OtherPlatform.Sent.Count));

        // Whoever speaks there again is written to there again.
        _coach.Platform.Answers = _ => new Delivered();
        await _ana.Says("/about");
        await _coach.Lives(Duration.FromDays(1), Duration.FromMinutes(10));
        Assert.Equal((2, 2), (_coach.Platform.Sent.Count, _coach.OtherPlatform.Sent.Count));
    }

    [Fact]
    public async Task Three_that_can_be_brought_on_neither_and_it_is_quiet_until_they_are_seen()
    {
        await _ana.Says("/remind session 10:00");
        _coach.Platform.Answers = _ => new Unreachable("50007");
        _coach.OtherPlatform.Answers = _ => new Unreachable("403");
        await _coach.Lives(Duration.FromDays(5), Duration.FromMinutes(10));

        Assert.Equal((Reach.MostStrikes, Reach.MostStrikes), (_coach.Platform.Sent.Count, _coach.OtherPlatform.Sent.Count));
        Assert.True((await MemberAsync()).Get<Reach>().IsQuiet);
        await _elsewhere.Says("/about");
        Assert.StartsWith("Since Mon 2 Mar I could not write to you", _elsewhere.LastWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_shuts_one_door_is_written_to_by_the_other()
    {
        await _ana.Says("/remind session 10:00");
        await _ana.SetsDoor(open: false);
        await _coach.Lives(Duration.FromHours(2));

        Assert.StartsWith("Your session is ready", _elsewhere.LastWords, StringComparison.Ordinal);
        Assert.Empty(_coach.Platform.Sent);
        await using var db = await _coach.OpenAsync();
        Assert.Equal(("other", _elsewhere.Person.Id, _elsewhere.At.Conversation), await db.Agendas.Select(row => ValueTuple.Create(row.Platform, row.Person, row.Conversation)).SingleAsync());
    }

    [Fact]
    public async Task Who_shuts_a_door_they_do_not_speak_by_changes_nothing()
    {
        await _ana.Says("/remind session 10:00");
        await _elsewhere.SetsDoor(open: false);
        await _coach.Lives(Duration.FromHours(2));
        Assert.StartsWith("Your session is ready", _ana.LastWords, StringComparison.Ordinal);
    }

    /// <summary>The check-in comes where they speak first, and two hours are over.</summary>
    private async Task IsAskedAsync()
    {
        await _ana.Says("/remind check-in 10:00");
        await _coach.Lives(Duration.FromHours(2));
    }

    private async Task AnswersElsewhereAsync()
    {
        await _elsewhere.Says("/checkin");
        await _elsewhere.Presses("2");
        await _coach.SendsAsync();
    }

    private Task<(OutboxState State, string? Why)> RetiredAsync() => LatestAsync("RetiredQuestion");

    private async Task<(OutboxState State, string? Why)> LatestAsync(string kind)
    {
        await using var db = await _coach.OpenAsync();
        var latest = (await db.Outbox.AsNoTracking().Where(message => message.Kind == kind).ToListAsync()).MaxBy(message => message.DueAt)!;
        return (latest.State, latest.Why);
    }

    private async Task<Member> MemberAsync()
    {
        await using var db = await _coach.OpenAsync();
        return await db.Members.AsNoTracking().SingleAsync();
    }
}
