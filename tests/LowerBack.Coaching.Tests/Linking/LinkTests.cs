using LowerBack.Chat;
using LowerBack.Coaching.Desk;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Outbox;
using LowerBack.Coaching.Reminders;
using LowerBack.Coaching.Routine;
using LowerBack.Coaching.Teams;
using LowerBack.Coaching.Tests.Conversations;
using LowerBack.Coaching.Tests.Teams;
using LowerBack.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace LowerBack.Coaching.Tests.Linking;

/// <summary>One person on two platforms, from the code to the way back.</summary>
public sealed class LinkTests : IAsyncLifetime
{
    private TestCoach _coach = null!;
    private Conversation _ana = null!;
    private Conversation _elsewhere = null!;

    public async Task InitializeAsync()
    {
        _coach = await TestCoach.StartAsync();
        _ana = new Conversation(_coach);
        _elsewhere = _ana.Elsewhere();
    }

    public async Task DisposeAsync() => await _coach.DisposeAsync();

    [Fact]
    public async Task From_a_code_to_one_history_and_back()
    {
        await _elsewhere.Says("/link");
        await _ana.ReadyAsync();
        await _ana.Says("/checkin 3");
        var before = _ana.Transcript.Length;
        await _ana.Says("/link");
        await _ana.Presses("Make a code");
        await _elsewhere.Says("/link " + Code());
        await _elsewhere.Presses("I made it: link them");
        await _coach.SpeaksFirst();
        await _elsewhere.Says("/link");
        await _elsewhere.Presses("Unlink Test");
        await _elsewhere.Presses("What is linked");
        await _elsewhere.Presses("Unlink Other");
        await _elsewhere.Presses("Keep it linked");
        await _ana.Presses("Unlink Other");
        await _ana.Presses("Unlink Other");
        await _elsewhere.Says("/link");
        await _ana.Says("/link");
        Approved.Matches(LinkScenes.WithoutCodes(_ana.Transcript[before..].TrimStart()));
    }

    [Theory]
    [InlineData("de")]
    [InlineData("es")]
    public async Task The_same_in_other_words(string language)
    {
        var ana = new Conversation(_coach, "Ana", language);
        await ana.ComesInAsync("Berlin");
        await ana.Elsewhere().ComesInAsync("Madrid");
        var before = ana.Transcript.Length;
        var elsewhere = ana.Elsewhere();
        await ana.Says("/link");
        await ana.PressesFor("link", "code");
        await elsewhere.Says("/link nonsense");
        await elsewhere.Says("/link " + TeamWorld.Code(ana));
        await elsewhere.PressesFor("link", "join", null, "there");
        await _coach.SpeaksFirst();
        await ana.PressesFor("link", "part");
        await ana.PressesFor("link", "parted");
        Approved.Matches(LinkScenes.WithoutCodes(ana.Transcript[before..].TrimStart()), language);
    }

    [Fact]
    public Task Two_full_lives_become_one_and_nothing_of_the_other_member_is_left_on_SQLite() => BecomesOneAsync(_coach);

    [PostgresFact]
    public async Task Two_full_lives_become_one_and_nothing_of_the_other_member_is_left_on_PostgreSQL()
    {
        await using var coach = await TestCoach.StartAsync(database: await TestDatabase.OnPostgresAsync());
        await BecomesOneAsync(coach);
    }

    private static async Task BecomesOneAsync(TestCoach coach)
    {
        var ana = new Conversation(coach);
        var elsewhere = ana.Elsewhere();
        await ana.LivesADayAsync("Berlin");
        await elsewhere.LivesADayAsync("London");
        var (mine, theirs) = (await coach.MemberAsync(elsewhere), await coach.MemberAsync(ana));
        var (entries, told) = (await coach.JournalAsync(mine.Id), await coach.JournalAsync(theirs.Id));
        await ana.LinksAsync(elsewhere, keep: "test");

        var one = await coach.MemberAsync(elsewhere);
        Assert.Equal((mine.Id, mine.Id), (one.Id, (await coach.MemberAsync(ana)).Id));
        Assert.Equal("Europe/Berlin", one.ZoneId);
        var all = await coach.JournalAsync(one.Id);
        // The check-ins are one, the breaks at the desk are one, and everything else is there as it was.
        Assert.Equal(entries.Count + told.Count - 2, all.Count);
        Assert.Single(all, entry => entry.Kind == CheckInNote.Kind);
        Assert.Equal(2, all.Single(entry => entry.Kind == DeskNote.Kind).Read<DeskNote>()!.Moved);
        Assert.DoesNotContain(await Privacy.AllRows.ReadAsync(coach), row => row.Contains(theirs.Id.ToString(), StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(coach.Log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("test", "Europe/Berlin", "session mon 18:00")]
    [InlineData("other", "Europe/London", "session tue 07:15")]
    public async Task The_settings_that_were_chosen_stay_and_the_agenda_is_theirs(string keep, string zone, string session)
    {
        await _ana.ComesInAsync("Berlin");
        await _ana.Says("/remind session mon 18:00");
        await _elsewhere.ComesInAsync("London");
        await _elsewhere.Says("/remind session tue 07:15");
        await _ana.LinksAsync(_elsewhere, keep);

        var one = await _coach.MemberAsync(_ana);
        Assert.Equal(zone, one.ZoneId);
        await using var db = await _coach.OpenAsync();
        var row = await db.Agendas.SingleAsync();
        Assert.Equal((one.Id, "other", zone), (row.MemberId, row.Platform, row.Read().ZoneId));
        var slot = Assert.Single(row.Read().Slots);
        var wall = row.NextDue!.Value.InZone(DateTimeZoneProviders.Tzdb[zone]);
        Assert.Equal(session.Contains("mon", StringComparison.Ordinal) ? IsoDayOfWeek.Monday : IsoDayOfWeek.Tuesday, wall.DayOfWeek);
        Assert.Equal(row.NextDue, slot.Due);
    }

    [Fact]
    public async Task What_both_were_to_hear_about_a_day_comes_once()
    {
        foreach (var one in new[] { _ana, _elsewhere })
        {
            await one.ComesInAsync("Berlin");
            await one.Says("/remind check-in 20:00");
        }

        // Both are found due, and neither has left yet.
        await using (var db = await _coach.OpenAsync())
            _coach.Clock.Set((await db.Agendas.MaxAsync(row => row.NextDue))!.Value);
        for (var part = 0; part < AgendaRow.Parts; part++)
            await _coach.Services.GetRequiredService<Sweep>().RunAsync(part, CancellationToken.None);
        await using (var db = await _coach.OpenAsync())
            Assert.Equal(2, await db.Outbox.CountAsync(message => message.Kind == "CheckIn" && message.State == OutboxState.Ready));
        await _ana.LinksAsync(_elsewhere, keep: "test");
        await _coach.SpeaksFirst();
        Assert.Single(_coach.Platform.Sent.Concat(_coach.OtherPlatform.Sent), sent => !sent.Message.Body.ToPlainText().StartsWith("Your code was used", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Reminders_go_where_they_last_spoke_and_after_unlinking_to_the_account_that_is_left()
    {
        await _ana.ComesInAsync("Berlin");
        await _ana.Says("/remind check-in 20:00");
        await _ana.LinksAsync(_elsewhere, keep: null);
        await _coach.SpeaksFirst();
        Assert.Equal("other", await NextReminderOnAsync());
        await _ana.Says("/help");
        Assert.Equal("test", await NextReminderOnAsync());
        await _elsewhere.Says("/help");
        Assert.Equal("other", await NextReminderOnAsync());
        await _elsewhere.Says("/link");
        await _elsewhere.Presses("Unlink Other");
        await _elsewhere.Presses("Unlink Other");
        Assert.Equal("test", await NextReminderOnAsync());
        Assert.Equal(("ana", "test"), (await _coach.MemberAsync(_ana)) is var left ? (left.Identities.Single().PersonId, left.SpeaksOn) : default);
        await _elsewhere.Says("/help");
        Assert.NotEqual(left.Id, (await _coach.MemberAsync(_elsewhere)).Id);
    }

    [Fact]
    public async Task A_button_from_before_works_on_both_for_whoever_became_one()
    {
        await _ana.ComesInAsync("Berlin");
        await _ana.Says("/routine 10");
        var done = _ana.TokenOf("Done").Text;
        await _elsewhere.ComesInAsync("London");
        await _elsewhere.Says("/settings");
        var language = _elsewhere.LastTokens[0].Text;
        await _ana.LinksAsync(_elsewhere, keep: "test");

        await _ana.PressesToken(done, "Done, shown before");
        await _elsewhere.PressesToken(language, "Language, shown before");
        Assert.DoesNotContain(_ana.LastAnswer.Replies.Concat(_elsewhere.LastAnswer.Replies), reply => reply is Refuse);
        Assert.Single(await _coach.JournalAsync((await _coach.MemberAsync(_ana)).Id), entry => entry.Read<RoutineNote>()?.DoneAt is not null);
    }

    [Fact]
    public async Task A_code_works_once_for_ten_minutes_elsewhere_and_the_newest_alone()
    {
        await _ana.ComesInAsync("Berlin");
        var old = await _ana.CodeAsync();
        var code = await _ana.CodeAsync();
        await _ana.Says("/link " + code);
        Assert.StartsWith("That is your code", _ana.LastWords, StringComparison.Ordinal);
        await _ana.With("Ben").Says("/link " + code);
        Assert.StartsWith("That code was made in Test too", _ana.With("Ben").LastWords, StringComparison.Ordinal);
        await _elsewhere.Says("/link " + old);
        Assert.StartsWith("That code does not work", _elsewhere.LastWords, StringComparison.Ordinal);

        await _elsewhere.Says("/link " + code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal));
        _coach.Clock.Advance(Duration.FromMinutes(10));
        await _elsewhere.Presses("I made it: link them");
        Assert.StartsWith("That code does not work", _elsewhere.LastWords, StringComparison.Ordinal);
        Assert.NotEqual((await _coach.MemberAsync(_ana)).Id, (await _coach.MemberAsync(_elsewhere)).Id);

        await _elsewhere.Says("/link " + await _ana.CodeAsync());
        var join = _elsewhere.TokenOf("I made it: link them").Text;
        await _elsewhere.PressesToken(join);
        Assert.StartsWith("Other and Test are linked", _elsewhere.LastWords, StringComparison.Ordinal);
        await _elsewhere.PressesToken(join, "the same again");
        Assert.StartsWith("Linked: Other, Test", _elsewhere.LastWords, StringComparison.Ordinal);
        Assert.Equal(2, (await _coach.MemberAsync(_ana)).Identities.Count);
    }

    [Fact]
    public async Task A_member_has_one_account_a_platform_and_whoever_is_one_already_is_told_so()
    {
        await _ana.ComesInAsync("Berlin");
        await _ana.LinksAsync(_elsewhere, keep: null);
        await _elsewhere.Says("/link " + await _ana.CodeAsync());
        Assert.StartsWith("These two are linked already", _elsewhere.LastWords, StringComparison.Ordinal);
        var ben = _ana.With("Ben").Elsewhere();
        await ben.Says("/link " + await _ana.CodeAsync());
        Assert.StartsWith("You would have two accounts in Other", ben.LastWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_linked_while_either_is_to_be_erased()
    {
        await _ana.ComesInAsync("Berlin");
        var code = await _ana.CodeAsync();
        await _elsewhere.Says("/start");
        await _elsewhere.Says("/privacy");
        await _elsewhere.Presses("Erase everything");
        await _elsewhere.Presses("Erase");
        await _elsewhere.Says("/link " + code);
        Assert.DoesNotContain("Link Other and Test?", _elsewhere.LastWords);
        await _elsewhere.Presses("Undo");

        await _elsewhere.Says("/link " + code);
        await _ana.Says("/privacy");
        await _ana.Presses("Erase everything");
        await _ana.Presses("Erase");
        await _elsewhere.Presses("I made it: link them");
        Assert.StartsWith("In Test everything about you is about to be erased", _elsewhere.LastWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Erasing_erases_every_account_and_the_file_shows_them()
    {
        await _ana.ComesInAsync("Berlin");
        await _ana.LinksAsync(_elsewhere, keep: null);
        await _elsewhere.Says("/privacy");
        Assert.Contains("2 chat accounts I know you by", _elsewhere.LastWords, StringComparison.Ordinal);
        await _elsewhere.Presses("Export");
        var file = System.Text.Encoding.UTF8.GetString(_elsewhere.Last.File!.Content.Span);
        Assert.Contains("\"platform\":\"test\"", file, StringComparison.Ordinal);
        Assert.Contains("\"platform\":\"other\"", file, StringComparison.Ordinal);
        await _elsewhere.Says("/privacy");
        await _elsewhere.Presses("Erase everything");
        await _elsewhere.Presses("Erase");
        _coach.Clock.Advance(MemberEraser.TimeToUndo);
        await _ana.Says("/privacy");
        Assert.All(await Privacy.AllRows.ReadAsync(_coach), row => Assert.StartsWith("erasures", row, StringComparison.Ordinal));
    }

    [Fact]
    public async Task In_a_group_nothing_is_said_of_it_and_a_code_that_others_can_read_is_over()
    {
        await _ana.ComesInAsync("Berlin");
        var code = await _ana.CodeAsync();
        var group = _elsewhere.InGroup();
        await group.Says("/link");
        await group.Says("/link " + code);
        Assert.All(group.LastAnswer.Replies, reply => Assert.IsType<Whisper>(reply));
        Assert.StartsWith("Codes are for our private chat only", group.LastWords, StringComparison.Ordinal);
        await _elsewhere.Says("/link " + code);
        Assert.StartsWith("That code does not work", _elsewhere.LastWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_that_others_can_read_is_over_also_where_wrong_ones_are_not_heard_any_more()
    {
        await _ana.ComesInAsync("Berlin");
        var code = await _ana.CodeAsync();
        for (var wrong = 0; wrong < 6; wrong++)
            await _elsewhere.Says("/link AAAAA-0000" + wrong);
        await _elsewhere.InGroup().Says("/link " + code);
        _coach.Clock.Advance(Duration.FromMinutes(1));
        var another = new Conversation(_coach, "Cleo").Elsewhere();
        await another.Says("/link " + code);
        Assert.StartsWith("That code does not work", another.LastWords, StringComparison.Ordinal);
    }

    /// <summary>Whoever got hold of a code must not shut its maker out before they read that it was used.</summary>
    [Fact]
    public async Task For_a_day_only_the_account_that_made_the_code_unlinks_itself_and_it_can_end_the_link_at_once()
    {
        await _ana.ComesInAsync("Berlin");
        await _ana.LinksAsync(_elsewhere, keep: null);
        await _elsewhere.PressesFor("link", "show");
        await _elsewhere.Presses("Unlink Test");
        Assert.StartsWith("For a day after linking, Test can only be unlinked in Test", _elsewhere.LastWords, StringComparison.Ordinal);
        await _coach.SpeaksFirst();
        await _ana.Presses("Unlink Other");
        Assert.StartsWith("Unlink Other?", _ana.LastWords, StringComparison.Ordinal);

        _coach.Clock.Advance(Duration.FromDays(1));
        await _elsewhere.Says("/link");
        await _elsewhere.Presses("Unlink Test");
        await _elsewhere.Presses("Unlink Test");
        Assert.StartsWith("Test is unlinked", _elsewhere.LastWords, StringComparison.Ordinal);
    }

    /// <summary>A message that came back, or was laid, at the moment somebody unlinked.</summary>
    [Fact]
    public async Task What_waits_for_an_account_that_is_unlinked_is_not_sent_there()
    {
        await _ana.ComesInAsync("Berlin");
        await _ana.Says("/remind check-in 20:00");
        await _ana.LinksAsync(_elsewhere, keep: null);
        await _coach.SpeaksFirst();
        await _elsewhere.Says("/link");
        await _elsewhere.Presses("Unlink Other");
        await _elsewhere.Presses("Unlink Other");
        await using (var db = await _coach.OpenAsync())
        {
            var now = _coach.Clock.GetCurrentInstant();
            db.Outbox.Add(new OutboxMessage
            {
                MemberId = (await _coach.MemberAsync(_ana)).Id, Platform = "other", Person = "ana", Kind = "CheckIn", Day = now.InUtc().Date,
                DueAt = now, TryAt = now, NotAfter = now + Duration.FromHours(1), Rank = OutboxRank.Daily,
            });
            await db.SaveChangesAsync();
        }

        var sent = _coach.OtherPlatform.Sent.Count;
        await _coach.SpeaksFirst();
        Assert.Equal(sent, _coach.OtherPlatform.Sent.Count);
        await using var after = await _coach.OpenAsync();
        Assert.Equal(Drop.Unlinked, (await after.Outbox.SingleAsync(message => message.Platform == "other" && message.Kind == "CheckIn")).Why);
    }

    [Fact]
    public async Task Whoever_would_be_in_too_many_teams_leaves_one_first()
    {
        await _ana.ComesInAsync("Berlin");
        await _elsewhere.ComesInAsync("Berlin");
        for (var team = 0; team < Team.MostTeams; team++)
            await _ana.Says($"/team new Club {team}");
        await _elsewhere.Says("/team new Another");
        await _elsewhere.Says("/link " + await _ana.CodeAsync());
        Assert.StartsWith("Together you would be in more than 5 teams", _elsewhere.LastWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_the_same_team_one_membership_is_left_with_the_name_and_the_rights_of_either()
    {
        await _ana.ComesInAsync("Berlin");
        await _ana.Says("/team new Spine Club");
        await _ana.Says("/team invite");
        var code = TeamWorld.Code(_ana);
        await _elsewhere.ComesInAsync("Berlin");
        await _elsewhere.Says("/team " + code);
        await _elsewhere.Says("/team me Ana B");
        await _elsewhere.Says("/team new Second Club");
        await _ana.LinksAsync(_elsewhere, keep: "test");

        await using var db = await _coach.OpenAsync();
        var teams = await db.Teams.Include(team => team.Members).OrderBy(team => team.Name).ToListAsync();
        var me = (await _coach.MemberAsync(_ana)).Id;
        Assert.All(teams, team => Assert.Equal((me, true), (Assert.Single(team.Members).MemberId, team.Members[0].IsAdmin)));
        Assert.Equal([null, "Ana B"], teams.Select(team => team.Members[0].Name));
        await _ana.Says("/team");
        Assert.Contains("Spine Club", string.Join(' ', _ana.LastLabels) + _ana.LastWords, StringComparison.Ordinal);
    }

    private string Code() => TeamWorld.Code(_ana);

    private async Task<string> NextReminderOnAsync()
    {
        await using var db = await _coach.OpenAsync();
        var row = await db.Agendas.SingleAsync();
        Assert.Equal("ana", row.Person);
        Assert.Equal("ana", row.Conversation);
        var (sent, elsewhere) = (_coach.Platform.Sent.Count, _coach.OtherPlatform.Sent.Count);
        _coach.Clock.Set(row.NextDue!.Value + Duration.FromMinutes(1));
        await _coach.SpeaksFirst();
        return (_coach.Platform.Sent.Count - sent, _coach.OtherPlatform.Sent.Count - elsewhere) switch
        {
            (1, 0) => "test",
            (0, >= 1) => "other",
            var other => $"{other}",
        };
    }
}
