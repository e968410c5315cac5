using System.Text.RegularExpressions;
using LowerBack.Chat;
using LowerBack.Coaching.Tests.Conversations;
using LowerBack.Coaching.Text;
using LowerBack.TestKit;
using NodaTime;

namespace LowerBack.Coaching.Tests.Text;

/// <summary>One long conversation in every language, read as a native would before it was approved, and held against the English.</summary>
public sealed partial class LanguageTests
{
    /// <summary>English words that stand in no German and no Spanish sentence of ours.</summary>
    private static readonly string[] OnlyEnglish =
    [
        "the", "and", "you", "your", "with", "what", "when", "today", "this", "that", "is", "are", "for", "not", "back", "move", "moves",
        "minutes", "seconds", "reps", "rest", "done", "pain", "easier", "harder", "level", "settings", "day", "days", "each", "side",
    ];

    private static readonly Dictionary<string, (string Move, string Misspelled, string Topic, string City, string Alarm, string Stop, string Done)> Typed = new()
    {
        ["en"] = ("bird dog", "glut brige", "sitting", "Hamburg", "I can't feel between my legs", "stop", "done"),
        ["de"] = ("bird dog", "beckenhben", "sitzen", "Hamburg", "ich spüre zwischen den Beinen nichts mehr", "aufhören", "fertig"),
        ["es"] = ("bird dog", "puente gluteo", "sentado", "Hamburgo", "no siento nada entre las piernas", "basta", "hecho"),
    };

    public static TheoryData<string> Languages => new(Words.Languages);

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task A_whole_conversation(string language) =>
        Approved.Matches(Random().Replace((await ConversationIn(language)).Transcript, "…"), language);

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task No_English_is_said_to_who_speaks_another_language(string language)
    {
        if (language == Words.Languages[0])
            return;
        var chat = await ConversationIn(language);
        var own = Texts.Said(language).SelectMany(text => WordsOf(Placeholder().Replace(text.Text, ""))).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var english = OnlyEnglish.Where(word => !own.Contains(word)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        Assert.True(english.Count > 20, "The language shares too many words with the English list to tell.");
        var leaked = chat.Messages.Concat(chat.InGroup().Messages).SelectMany(Lines).Where(line => WordsOf(line).Any(english.Contains)).ToList();
        Assert.True(leaked.Count == 0, string.Join('\n', leaked));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_text_that_reads_the_same_as_in_English_is_one_that_may(string language)
    {
        if (language == Words.Languages[0])
            return;
        var same = from keys in Texts.Keys
                   let english = Texts.Entries(keys, Words.Languages[0])
                   from entry in Texts.Entries(keys, language)
                   where entry.Value == english[entry.Key] && WordsOf(Placeholder().Replace(entry.Value, "")).Intersect(OnlyEnglish, StringComparer.OrdinalIgnoreCase).Any()
                   select $"{keys.Name}.{entry.Key}: {entry.Value}";
        Assert.Empty(same);
    }

    private static async Task<Conversation> ConversationIn(string language)
    {
        await using var coach = await TestCoach.StartAsync();
        var ana = new Conversation(coach.Coach, language: language);
        var typed = Typed[language];
        await ana.ComesInAsync(typed.City, kit: "1", stirs: "bending");
        await ana.PressesFor("start", "first");
        await Trains(ana, typed.Done);
        await LooksThingsUp(ana, typed.Move, typed.Misspelled, typed.Topic);
        await ChangesSettings(ana, typed.City);
        await ana.Says("/report");
        await LooksAtWhatIsStored(ana);
        await ana.Says(typed.Stop);
        coach.Clock.Advance(Duration.FromDays(1));
        await HasASoreDay(ana);
        await IsStopped(ana, typed.Alarm);
        await ana.InGroup().Says("/routine");
        return ana;
    }

    private static async Task Trains(Conversation ana, string done)
    {
        await ana.Says("/routine");
        await ana.PressesFor("routine", "swap");
        await ana.PressesFor("routine", "swapfor");
        await ana.PressesFor("routine", "to");
        await ana.Says("/routine 20 zumba");
        await ana.Says("/routine 50");
        await ana.Says(done);
        await ana.PressesFor("routine", "effort");
        await ana.PressesFor("routine", "pain", null, null, "4");
        await ana.PressesFor("routine", "start", null, null, "2");
    }

    private static async Task LooksThingsUp(Conversation ana, string move, string misspelled, string topic)
    {
        await ana.Says($"/exercise {move}");
        await ana.Says($"/exercise {misspelled}");
        await ana.Says("/exercise xyzzy");
        await ana.PressesFor("moves", "kinds");
        await ana.PressesFor("moves", "kind");
        await ana.Says("/learn");
        await ana.Says($"/learn {topic}");
        await ana.Says("/help");
        await ana.PressesFor("cmd", "about");
    }

    private static async Task ChangesSettings(Conversation ana, string city)
    {
        await ana.Says("/settings");
        await ana.PressesFor("settings", "ask", "days");
        await ana.PressesFor("settings", "pick", "days");
        await ana.PressesFor("settings", "set", "days");
        await ana.Says($"/settings {city}");
        await ana.Says("/settings Portland");
        await ana.PressesFor("settings", "all");
        await ana.PressesFor("settings", "form");
        await ana.Fills(("zone", "Springfield"), ("minutes", "20"), ("days", "1 4"));
        await ana.PressesFor("settings", "undo");
        await ana.PressesFor("settings", "all");
        await ana.PressesFor("settings", "form");
        await ana.Fills(("zone", "Middle-earth"));
        await ana.PressesFor("settings", "all");
    }

    private static async Task LooksAtWhatIsStored(Conversation ana)
    {
        await ana.Says("/privacy");
        await ana.PressesFor("privacy", "export");
        await ana.PressesFor("privacy", "ask");
        await ana.PressesFor("privacy", "erase");
        await ana.Says("/routine");
        await ana.PressesFor("privacy", "undo");
        await ana.Says("/privacy 1234-5678-9ABC");
    }

    private static async Task HasASoreDay(Conversation ana)
    {
        await ana.Says("/routine");
        await ana.PressesFor("routine", "sore");
        await ana.PressesFor("routine", "p0", null, null, "5");
        await ana.DeniesAllAsync();
        await ana.PressesFor("routine", "rest");
    }

    private static async Task IsStopped(Conversation ana, string alarm)
    {
        await ana.Says(alarm);
        await ana.PressesFor("safe", "a", null, null, "yes");
        await ana.Says("/routine");
        await ana.PressesFor("safe", "seen");
        await ana.PressesFor("safe", "fine");
    }

    private static IEnumerable<string> Lines(ChatMessage message) => message.Body.ToPlainText().Split('\n')
        .Concat(message.Buttons.SelectMany(row => row.Buttons).Select(button => button.Label))
        .Concat(message.Picture is { } picture ? [picture.Alt] : []);

    private static IEnumerable<string> WordsOf(string text) => Word().Matches(text).Select(word => word.Groups["word"].Value);

    [GeneratedRegex(@"(^|[^/\w`])(?<word>\p{L}+)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Word();

    /// <summary>What no two runs have in common: a receipt, and the size of a file that holds ids.</summary>
    [GeneratedRegex("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}|[0-9]+ bytes", RegexOptions.NonBacktracking)]
    private static partial Regex Random();

    [GeneratedRegex(@"\{[a-z]+\}", RegexOptions.NonBacktracking)]
    private static partial Regex Placeholder();
}
