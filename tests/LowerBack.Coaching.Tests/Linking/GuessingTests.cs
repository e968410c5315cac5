using LowerBack.Chat;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Tests.Conversations;
using LowerBack.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace LowerBack.Coaching.Tests.Linking;

/// <summary>Somebody tries codes until one fits.</summary>
public sealed class GuessingTests
{
    private const int Tries = 10_000;

    [Fact]
    public async Task Ten_thousand_guesses_from_many_accounts_find_nothing_are_refused_after_five_and_written_down()
    {
        await using var coach = await TestCoach.StartAsync(level: LogLevel.Warning);
        var ana = new Conversation(coach.Coach);
        await ana.ComesInAsync("Berlin");
        var code = await ana.CodeAsync();
        const int accounts = 20;
        var guesses = Enumerable.Range(0, Tries).Select(_ => OneTimeCode.New()).ToList();
        var refused = 0;
        await Parallel.ForEachAsync(Enumerable.Range(0, accounts), async (account, _) =>
        {
            var guesser = new ChatPerson($"guesser{account}", "Guesser", "en");
            var first = await TriesAsync(coach, guesser, guesses[account]);
            var button = first.Buttons[0].Buttons.OfType<ActionButton>().Single().Token.Text;
            for (var guess = account + accounts; guess < Tries; guess += accounts)
            {
                // Typed, or put into a button of their own making: it is the same.
                var answer = guess % 3 == 0
                    ? await TriesAsync(coach, guesser, guesses[guess], button.Replace(":show", $":join:{guesses[guess]}:here", StringComparison.Ordinal))
                    : await TriesAsync(coach, guesser, guesses[guess]);
                if (answer.Body.ToPlainText().StartsWith("Too many codes", StringComparison.Ordinal))
                    Interlocked.Increment(ref refused);
            }

            // Who has guessed too often is not heard even with the right one.
            Assert.StartsWith("Too many codes", (await TriesAsync(coach, guesser, code)).Body.ToPlainText(), StringComparison.Ordinal);
        });

        Assert.Equal(Tries - accounts * Guesses.Most, refused);
        var warnings = coach.Log.Lines.Where(line => line.StartsWith("Warning", StringComparison.Ordinal)).ToList();
        Assert.Equal(accounts, warnings.Count);
        Assert.All(warnings, line => Assert.Contains("has typed 5 wrong codes", line, StringComparison.Ordinal));
        Assert.DoesNotContain(coach.Log.Lines, line => guesses.Exists(guess => line.Contains(guess, StringComparison.Ordinal)) || line.Contains(code, StringComparison.Ordinal));
        Assert.DoesNotContain(await Privacy.AllRows.ReadAsync(coach), row => row.Contains(code.Replace("-", "", StringComparison.Ordinal), StringComparison.Ordinal));
        await using var db = await coach.OpenAsync();
        Assert.Equal(accounts + 1, await db.Members.CountAsync());

        // Whoever made it types it themselves.
        await ana.Elsewhere().Says("/link " + code);
        await ana.Elsewhere().PressesFor("link", "join");
        Assert.StartsWith("Other and Test are linked", ana.Elsewhere().LastWords, StringComparison.Ordinal);
    }

    private static async Task<ChatMessage> TriesAsync(TestCoach coach, ChatPerson person, string code, string? button = null)
    {
        var (id, at) = (Guid.NewGuid().ToString("n"), new ChatAddress(TestPlatform.OtherName, person.Id));
        InboundEvent said = button is null
            ? new CommandInvoked(id, at, person, ChatScope.Private, "link", CommandArguments.Typed(code))
            : new ButtonPressed(id, at, person, ChatScope.Private, button);
        return Assert.Single((await coach.Coach.HandleAsync(said, CancellationToken.None)).Replies) switch
        {
            Say say => say.Message,
            Replace replace => replace.Message,
            var other => throw Xunit.Sdk.FailException.ForFailure($"A guess was answered with {other}."),
        };
    }

    [Fact]
    public async Task Wrong_codes_are_counted_together_whatever_they_are_for_and_being_two_is_no_way_round()
    {
        await using var coach = await TestCoach.StartAsync();
        var ana = new Conversation(coach.Coach);
        await ana.ComesInAsync("Berlin");
        var elsewhere = ana.Elsewhere();
        for (var guess = 0; guess < 3; guess++)
            await elsewhere.Says("/team " + OneTimeCode.Shown(OneTimeCode.New()));
        for (var guess = 0; guess < 2; guess++)
            await ana.Says("/link " + OneTimeCode.New());
        await ana.LinksAsync(elsewhere, keep: null);
        await ana.Says("/link " + OneTimeCode.New());
        Assert.StartsWith("That code does not work", ana.LastWords, StringComparison.Ordinal);
        await ana.Says("/team " + OneTimeCode.Shown(OneTimeCode.New()));
        await elsewhere.Says("/link " + OneTimeCode.New());
        Assert.StartsWith("Too many codes", elsewhere.LastWords, StringComparison.Ordinal);
        coach.Clock.Advance(Duration.FromHours(1));
        await elsewhere.Says("/link " + OneTimeCode.New());
        Assert.StartsWith("That code does not work", elsewhere.LastWords, StringComparison.Ordinal);
    }
}
