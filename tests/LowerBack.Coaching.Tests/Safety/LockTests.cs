using LowerBack.Chat;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Safety;
using LowerBack.Coaching.Storage;
using LowerBack.Coaching.Tests.Conversations;
using LowerBack.TestKit;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace LowerBack.Coaching.Tests.Safety;

/// <summary>STOP and HOLD end in one way only, whatever is pressed, and buttons of others or of old change nothing.</summary>
public sealed class LockTests
{
    /// <summary>Presses at random on everything ever seen, and types at random, for many people who are stopped or on hold.</summary>
    [Fact]
    public async Task No_sequence_of_buttons_leaves_STOP_or_HOLD_but_the_reported_clearance_and_a_clean_screen()
    {
        await using var coach = await TestCoach.StartAsync();
        var random = new Random(11);
        var left = 0;
        for (var person = 0; person < 40; person++)
        {
            var chat = new Conversation(coach.Coach, "P" + person);
            await chat.ReadyAsync();
            await chat.Says("/routine");
            var seen = Tokens(chat);
            await chat.Says(person % 2 == 0 ? "I have chest pain" : "I am on chemo");
            await chat.Presses("Yes");
            await chat.Presses(person % 2 == 0 ? "Yes" : "No");
            var before = await FileAsync(coach, chat);
            Assert.Equal(person % 2 == 0 ? Verdict.Stop : Verdict.Hold, before.Verdict);

            for (var step = 0; step < 60; step++)
            {
                seen.UnionWith(Tokens(chat));
                var token = seen.ElementAt(random.Next(seen.Count));
                var answer = random.Next(12) == 0
                    ? await chat.Says(new[] { "/routine", "/start", "no", "done", "3", "/routine 5 mobility" }[random.Next(6)])
                    : await chat.PressesToken(token);
                var after = await FileAsync(coach, chat);
                var cleared = before.Current is { Reason: ScreenReason.Clearance, Queue.Length: 1 };
                if (after.Verdict is Verdict.Clear or Verdict.Modified)
                {
                    Assert.True(cleared, $"{token} left {before.Verdict}:\n{chat.Transcript}");
                    left++;
                    break;
                }

                Assert.True(after.Verdict >= before.Verdict, $"{token} lowered {before.Verdict} to {after.Verdict}.");
                Assert.DoesNotContain(answer.Replies.Select(Said), words => Training.Any(word => words.Contains(word, StringComparison.Ordinal)));
                before = after;
            }

            coach.Clock.Advance(Duration.FromMinutes(1));
        }

        // A random walk answers twenty questions with no but rarely; the sober one always gets out.
        Assert.True(left < 40);
        var sober = new Conversation(coach.Coach, "P0");
        await sober.Says("/start");
        if (sober.LastLabels.Contains("A clinician has seen me"))
        {
            await sober.Presses("A clinician has seen me");
            await sober.Presses("Yes, exercise is fine");
        }

        await sober.AnswersNoAsync();
        Assert.Equal(Verdict.Clear, (await FileAsync(coach, sober)).Verdict);
    }

    [Fact]
    public async Task Ten_thousand_stale_forged_and_foreign_tokens_change_nothing_and_are_answered_kindly()
    {
        await using var coach = await TestCoach.StartAsync();
        var ana = new Conversation(coach.Coach);
        await ana.ScreenedAsync();
        var stale = Tokens(ana);
        await ana.Presses("Berlin");
        foreach (var label in new[] { "10 minutes", "Nothing of these", "New, or coming back", "Neither", "Nothing of these" })
        {
            stale.UnionWith(Tokens(ana));
            await ana.Presses(label);
        }

        var ben = ana.With("Ben");
        await ben.ReadyAsync();
        await ben.Says("/routine");
        var foreign = Tokens(ben);
        // These two are not stale: they do now what they did then.
        stale.RemoveWhere(token => token.EndsWith(":first", StringComparison.Ordinal) || token.Contains(":cmd:", StringComparison.Ordinal));
        var owner = Owner(stale.First());
        var random = new Random(3);
        var (before, benBefore) = (await StateAsync(coach, "ana"), await StateAsync(coach, "ben"));

        for (var i = 0; i < 10_000; i++)
        {
            var token = (i % 4) switch
            {
                0 => stale.ElementAt(random.Next(stale.Count)),
                1 => foreign.ElementAt(random.Next(foreign.Count)),
                2 => Forged(random, owner),
                _ => Garbage(random),
            };
            var answer = await coach.Coach.HandleAsync(
                new ButtonPressed($"forged-{i}", ana.At, ana.Person, ChatScope.Private, token), CancellationToken.None);
            Assert.True(answer.Replies is [Refuse, ..], $"{token} was answered with {answer.Replies.FirstOrDefault()?.GetType().Name ?? "nothing"}.");
            Assert.InRange(((Refuse)answer.Replies[0]).Notice.Length, 10, 200);
        }

        Assert.Equal(before, await StateAsync(coach, "ana"));
        Assert.Equal(benBefore, await StateAsync(coach, "ben"));
        Assert.DoesNotContain(coach.Log.Lines, line => line.Contains("failed", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Words of a plan, of praise and of what comes tomorrow.</summary>
    private static readonly string[] Training = ["Warm-up", "first one", "That counts", "Tomorrow", "first minute", "How hard"];

    private static string Said(Reply reply) => reply switch
    {
        Say say => say.Message.Body.ToPlainText(),
        Whisper whisper => whisper.Message.Body.ToPlainText(),
        Replace replace => replace.Message.Body.ToPlainText(),
        Refuse refuse => refuse.Notice,
        _ => "",
    };

    private static HashSet<string> Tokens(Conversation chat) =>
        [.. chat.Messages.SelectMany(message => message.Buttons).SelectMany(row => row.Buttons).OfType<ActionButton>().Select(button => button.Token.Text)];

    private static string Owner(string token) => token.Split(':')[1];

    /// <summary>Well-formed, with the right owner, and naming things that are not there.</summary>
    private static string Forged(Random random, string owner)
    {
        string[] slices = ["safe", "start", "routine", "none"];
        string[] actions = ["a", "t", "c", "fine", "seen", "adult", "zone", "minutes", "kit", "level", "stirs", "easy", "done", "effort", "pain", "to", "swapfor", "rest", "harder", "level", "hurt", "skip"];
        string[] words = ["1", "99", "-1", "RF1", "RF17C", "yes", "ffffffff", "2147483648", "20260101", "Europe/Berlin", "pick", "done", "bird-dog", "٣"];
        var arguments = Enumerable.Range(0, random.Next(4)).Select(_ => words[random.Next(words.Length)]);
        var token = string.Join(':', new[] { "1", owner, slices[random.Next(slices.Length)], actions[random.Next(actions.Length)] }.Concat(arguments));
        return token.Length <= ButtonToken.MaxBytes ? token : token[..ButtonToken.MaxBytes];
    }

    private static string Garbage(Random random) =>
        new([.. Enumerable.Range(0, random.Next(0, 90)).Select(_ => (char)random.Next(1, random.Next(2) == 0 ? 128 : 0xD7FF))]);

    private static async Task<SafetyFile> FileAsync(TestCoach coach, Conversation chat)
    {
        await using var db = await coach.OpenAsync();
        return (await MemberAsync(db, chat.Person.Id)).Get<SafetyFile>();
    }

    private static async Task<string> StateAsync(TestCoach coach, string person)
    {
        await using var db = await coach.OpenAsync();
        var member = await MemberAsync(db, person);
        var journal = await db.Journal.Where(entry => entry.MemberId == member.Id).OrderBy(entry => entry.At).Select(entry => entry.Note).ToListAsync();
        return $"{member.Version} {member.ZoneId} {member.FacetsJson} {string.Join(' ', journal)}";
    }

    private static Task<Member> MemberAsync(CoachContext db, string person) =>
        db.Identities.Where(identity => identity.PersonId == person).Select(identity => identity.Member).SingleAsync();
}
