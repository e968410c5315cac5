using LowerBack.Chat;
using LowerBack.Coaching.Content;
using LowerBack.Coaching.Learn;
using LowerBack.Coaching.Tests.Conversations;
using LowerBack.Coaching.Text;
using LowerBack.TestKit;

namespace LowerBack.Coaching.Tests.Text;

/// <summary>Every move and every card as the message it becomes: the message itself refuses what does not fit a platform.</summary>
public sealed class CardsFitTests
{
    public static TheoryData<string> Languages => new(Words.Languages);

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Every_move_is_shown_whole_to_a_member_with_everything_to_say_about_it(string language)
    {
        await using var coach = await TestCoach.StartAsync();
        var ana = new Conversation(coach.Coach, language: language);
        await ana.ComesInAsync("Berlin", kit: "8", level: "3");
        foreach (var move in Members.Library.Moves)
        {
            await ana.Says($"/exercise {move.Id}");
            var said = Members.Library.Words(language, move.Id);
            Assert.StartsWith(said.Name, ana.LastWords, StringComparison.Ordinal);
            Assert.Contains(said.StopWhen, ana.LastWords, StringComparison.Ordinal);
            Assert.All(said.Cues.Concat(said.Mistakes), line => Assert.Contains("- " + line, ana.LastWords, StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Every_card_and_every_menu_is_shown_whole(string language)
    {
        var cards = CardLibrary.Load(ShippedContent.Open);
        await using var coach = await TestCoach.StartAsync();
        var ana = new Conversation(coach.Coach, language: language);
        foreach (var card in cards.Cards)
        {
            await ana.Says($"/learn {card.Id}");
            var said = cards.Words(language, card.Id);
            Assert.StartsWith(said.Title, ana.LastWords, StringComparison.Ordinal);
            Assert.Contains(said.Action, ana.LastWords, StringComparison.Ordinal);
            Assert.Contains(said.Source, ana.LastWords, StringComparison.Ordinal);
        }

        await ShowAllMenusAsync(ana, "/learn", 1, topics: 8);
        await ShowAllMenusAsync(ana, "/exercise", 0, topics: 6);
    }

    /// <summary>Presses every button of the menu once: a label that does not fit would be a fault.</summary>
    private static async Task ShowAllMenusAsync(Conversation ana, string command, int toMenu, int topics)
    {
        await ana.Says(command);
        if (toMenu > 0)
            await ana.PressesToken(Tokens(ana)[toMenu]);
        var menu = Tokens(ana);
        Assert.True(menu.Count >= topics);
        foreach (var topic in menu.Take(topics))
        {
            await ana.Says(command);
            await ana.PressesToken(topic);
            Assert.IsType<Replace>(Assert.Single(ana.LastAnswer.Replies), exactMatch: false);
            Assert.True(Tokens(ana).Count > 1);
        }
    }

    private static IReadOnlyList<string> Tokens(Conversation ana) =>
        [.. ana.Messages[^1].Buttons.SelectMany(row => row.Buttons).OfType<ActionButton>().Select(button => button.Token.Text)];
}
