using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using LowerBack.Chat;
using LowerBack.Coaching.Content;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Routine;
using LowerBack.Coaching.Storage;
using LowerBack.Coaching.Tests.Privacy;
using LowerBack.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace LowerBack.Coaching.Tests.Conversations;

public sealed partial class PrivacyTests
{
    [Fact]
    public async Task Seeing_taking_along_erasing_undoing_and_the_proof()
    {
        await using var coach = await TestCoach.StartAsync();
        await new Conversation(coach.Coach).LivedAsync();
        var ana = new Conversation(coach.Coach);
        await ana.InGroup().Says("/privacy");
        await ana.Says("/privacy");
        await ana.Presses("Export");
        await ana.Presses("Erase everything");
        await ana.Presses("Keep");
        await ana.Presses("What is stored");
        await ana.Presses("Erase everything");
        await ana.Presses("Erase");
        var first = ReceiptIn(ana);
        await ana.Says("/routine");
        await ana.InGroup().Says("/routine");
        await ana.InGroup().Says("see you all");
        await ana.Says("/start");
        await ana.Says("/privacy " + first);
        await ana.Says("/privacy");
        await ana.Says("/help");
        await ana.Says("I have chest pain");
        await ana.Says("no");
        await ana.Presses("Undo");
        await ana.Says("/privacy " + first);
        await ana.EraseAsync();
        var receipt = ReceiptIn(ana);
        coach.Clock.Advance(Duration.FromHours(24));
        foreach (var forgetter in coach.Services.GetServices<IForgetter>())
            await forgetter.ForgetAsync(CancellationToken.None);
        await ana.Presses("Undo");
        await ana.Says("/privacy");
        await ana.Says("/privacy " + receipt.ToLowerInvariant());
        await ana.Says("/privacy nonsense");
        await ana.InGroup().Says("/privacy");
        await ana.Says("/start");
        await ana.Says("/privacy " + receipt);
        await ana.Presses("What is stored");
        Approved.Matches(ShownReceipt().Replace(
            FileSize().Replace(ana.Transcript, "N bytes"), match => match.Value == first ? "AAAA-AAAA-AAAA" : match.Value == receipt ? "BBBB-BBBB-BBBB" : match.Value)
            .Replace(receipt.ToLowerInvariant(), "bbbb-bbbb-bbbb", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_export_holds_every_column_every_facet_and_the_whole_journal_and_reads_well()
    {
        await using var coach = await TestCoach.StartAsync();
        var ana = new Conversation(coach.Coach);
        await ana.LivedAsync();
        Member member;
        await using (var db = await coach.OpenAsync())
        {
            member = await db.Members.Include(found => found.Identities).SingleAsync();
            var session = JournalEntry.Of(member.Id, new LocalDate(2025, 1, 1), member.JoinedAt, new RoutineNote { Number = 1, Plan = await PlanAsync(coach), Why = "Für «Ana» — ein Tag" });
            db.Journal.Add(session);
            await db.SaveChangesAsync();
            member = await db.Members.Include(found => found.Identities).Include(found => found.Journal).AsNoTracking().SingleAsync();
        }

        var file = await ExportAsync(ana);
        Assert.Equal(("lowerback-export-2026-03-02.json", "application/json"), (file.Name, file.MediaType));
        var text = Encoding.UTF8.GetString(file.Content.Span);
        Assert.Contains("Für «Ana» — ein Tag", text, StringComparison.Ordinal);
        Assert.Contains("\n  \"version\": 1,\n", text, StringComparison.Ordinal);
        Assert.Contains("\n      \"profile\": {\n", text, StringComparison.Ordinal);
        Assert.Equal(2, text.Split('\n').Count(line => line.StartsWith("    {", StringComparison.Ordinal) && line.Contains("\"kind\":\"routine\"", StringComparison.Ordinal)));
        var root = JsonDocument.Parse(text).RootElement;
        Assert.Contains("Everything LowerBack stores about you", root.GetProperty("about").GetString(), StringComparison.Ordinal);

        await using var model = await coach.OpenAsync();
        AssertHasEveryColumn(model, typeof(Member), root.GetProperty("member"));
        AssertHasEveryColumn(model, typeof(MemberIdentity), root.GetProperty("accounts")[0]);
        AssertHasEveryColumn(model, typeof(JournalEntry), root.GetProperty("routine")[0]);
        Assert.Equal($"{member.Id}", root.GetProperty("member").GetProperty("id").GetString());
        Assert.Equal("Europe/Zurich", root.GetProperty("member").GetProperty("zoneId").GetString());
        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(member.FacetsJson).RootElement, root.GetProperty("member").GetProperty("facets")));
        Assert.Equal(["profile", "safety", "streak", "activities", "ladders", "learn"], root.GetProperty("member").GetProperty("facets").EnumerateObject().Select(facet => facet.Name));
        Assert.Equal("ana", root.GetProperty("accounts")[0].GetProperty("personId").GetString());
        var journal = root.GetProperty("routine").EnumerateArray().ToList();
        Assert.Equal(["2025-01-01", "2026-03-02"], journal.Select(entry => entry.GetProperty("day").GetString()));
        Assert.All(journal.Zip(member.Journal.Where(entry => entry.Kind == RoutineNote.Kind).OrderBy(entry => entry.Day)), pair =>
            Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(pair.Second.Note).RootElement, pair.First.GetProperty("note"))));

        await ana.EraseAsync();
        var pending = JsonDocument.Parse((await ExportAsync(ana)).Content).RootElement.GetProperty("member");
        Assert.Equal("2026-03-03T08:00:00Z", pending.GetProperty("eraseAt").GetString());
        Assert.Equal(12, pending.GetProperty("eraseReceipt").GetString()!.Length);
    }

    /// <summary>Discord takes files of 10 MB from a bot.</summary>
    [Fact]
    public async Task The_export_of_the_longest_session_on_every_day_that_is_kept_fits_every_platform()
    {
        await using var coach = await TestCoach.StartAsync();
        var ana = new Conversation(coach.Coach);
        await ana.ReadyAsync();
        await ana.Says("/routine 30");
        await using (var db = await coach.OpenAsync())
        {
            var lived = await db.Journal.SingleAsync();
            var stand = new LadderPosition(4, 120, 1, 0, 0, coach.Clock.GetCurrentInstant(), Jumped: true);
            var every = coach.Services.GetRequiredService<MoveLibrary>().Moves.ToImmutableDictionary(move => move.Id, _ => stand);
            var note = lived.Read<RoutineNote>()! with { Before = new LadderBook(every) };
            for (var day = 1; day <= 731; day++)
                db.Journal.Add(JournalEntry.Of(lived.MemberId, lived.Day.PlusDays(-day), lived.At, note));
            await db.SaveChangesAsync();
        }

        Assert.InRange((await ExportAsync(ana)).Content.Length, 731 * 1000, 8_000_000);
    }

    [Fact]
    public async Task Old_buttons_say_how_things_stand_now()
    {
        await using var coach = await TestCoach.StartAsync();
        var ana = new Conversation(coach.Coach);
        await ana.LivedAsync();
        await ana.Says("/privacy");
        var ask = ana.TokenOf("Erase everything").Text;
        await ana.Presses("Erase everything");
        var (erase, keep) = (ana.TokenOf("Erase").Text, ana.TokenOf("Keep").Text);
        await ana.PressesToken(erase);
        var (undo, receipt) = (ana.TokenOf("Undo").Text, ReceiptIn(ana));

        foreach (var token in new[] { erase, ask, keep })
        {
            coach.Clock.Advance(Duration.FromMinutes(1));
            await ana.PressesToken(token);
            Assert.Contains("That is already on its way", Assert.IsType<Refuse>(ana.LastAnswer.Replies[0]).Notice, StringComparison.Ordinal);
            Assert.Contains("Tue 3 Mar at 09:00", ana.LastWords, StringComparison.Ordinal);
        }

        Assert.Contains(ana.Messages, message => message.Body.ToPlainText().Contains(receipt, StringComparison.Ordinal));
        await ana.PressesToken(undo);
        Assert.StartsWith("Nothing will be erased.", ana.LastWords, StringComparison.Ordinal);
        await ana.PressesToken(undo);
        Assert.Contains("nothing to undo", Assert.IsType<Refuse>(ana.LastAnswer.Replies[0]).Notice, StringComparison.Ordinal);
        Assert.StartsWith("What I store about you.", ana.LastWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_it_is_to_come_the_buttons_of_the_screen_work_and_all_others_wait()
    {
        await using var coach = await TestCoach.StartAsync();
        var ana = new Conversation(coach.Coach);
        await ana.LivedAsync();
        await ana.Says("/learn");
        await ana.EraseAsync();
        await ana.Presses("Next card");
        Assert.Contains("will be erased", ana.LastWords, StringComparison.Ordinal);
        await ana.Says("numb around my groin");
        await ana.Presses("Yes");
        Assert.Contains("112", ana.LastWords, StringComparison.Ordinal);
        await ana.Says("/privacy");
        Assert.Contains("Undo", ana.LastLabels);
    }

    [Fact]
    public async Task Somebody_elses_erasure_changes_nothing_for_others_in_the_group()
    {
        await using var coach = await TestCoach.StartAsync();
        var ana = new Conversation(coach.Coach);
        await ana.LivedAsync();
        var ben = ana.With("Ben");
        await ben.ReadyAsync();
        await ana.EraseAsync();
        await ben.Says("/routine");
        await ben.InGroup().Says("/routine");
        Assert.DoesNotContain("erased", ben.InGroup().LastWords, StringComparison.Ordinal);
        var answer = await ana.InGroup().PressesToken(ben.TokenOf("Done").Text);
        Assert.Contains("belong to somebody else", Assert.IsType<Refuse>(Assert.Single(answer.Replies)).Notice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stranger_who_asks_stays_one()
    {
        await using var coach = await TestCoach.StartAsync();
        var ana = new Conversation(coach.Coach);
        await ana.Says("/privacy");
        await ana.Says("/privacy 7QK2-M9XA-TDR4");
        await ana.Says("/privacy what do you know?");
        await ana.InGroup().Says("/privacy");
        Assert.Equal("", await AllRows.EverythingAsync(coach));
        await ana.Says("/help");
        await ana.Says("/privacy");
        Assert.Contains("1 chat account", ana.LastWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_line_of_the_log_names_them_or_their_receipt()
    {
        await using var coach = await TestCoach.StartAsync(level: Microsoft.Extensions.Logging.LogLevel.Debug);
        var ana = new Conversation(coach.Coach, "Anastasia");
        await ana.LivedAsync();
        await ana.EraseAsync();
        var receipt = ReceiptIn(ana);
        coach.Clock.Advance(Duration.FromHours(24));
        await ana.Says("/privacy " + receipt);
        Assert.StartsWith("Erased on", ana.LastWords, StringComparison.Ordinal);
        Assert.DoesNotContain(coach.Log.Lines, line => line.Contains(receipt, StringComparison.Ordinal)
            || line.Contains(receipt.Replace("-", "", StringComparison.Ordinal), StringComparison.Ordinal) || line.Contains("anastasia", StringComparison.OrdinalIgnoreCase));
    }

    private static async Task<Plan> PlanAsync(TestCoach coach)
    {
        await using var db = await coach.OpenAsync();
        return (await db.Journal.FirstAsync(entry => entry.Kind == "routine")).Read<RoutineNote>()!.Plan;
    }

    private static async Task<ChatFile> ExportAsync(Conversation chat)
    {
        await chat.Says("/privacy");
        await chat.Presses("Export");
        return Assert.IsType<Say>(Assert.Single(chat.LastAnswer.Replies)).Message.File!;
    }

    private static void AssertHasEveryColumn(CoachContext db, Type type, JsonElement row) => Assert.Equal(
        db.Model.FindEntityType(type)!.GetProperties().Select(column => column.Name == nameof(Member.FacetsJson) ? "facets" : JsonNamingPolicy.CamelCase.ConvertName(column.Name)),
        row.EnumerateObject().Select(column => column.Name));

    /// <summary>The one shown last.</summary>
    private static string ReceiptIn(Conversation chat) => ShownReceipt().Matches(chat.Transcript)[^1].Value;

    [GeneratedRegex("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", RegexOptions.NonBacktracking)]
    private static partial Regex ShownReceipt();

    [GeneratedRegex("[0-9]+ bytes", RegexOptions.NonBacktracking)]
    private static partial Regex FileSize();
}
