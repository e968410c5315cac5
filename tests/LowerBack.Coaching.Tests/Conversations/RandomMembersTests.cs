using LowerBack.Chat;
using LowerBack.Coaching.Content;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Routine;
using LowerBack.Coaching.Safety;
using LowerBack.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace LowerBack.Coaching.Tests.Conversations;

/// <summary>Members who tap and type at random for forty days: no fault, no plan that safety forbids, no dead new button.</summary>
public sealed class RandomMembersTests
{
    private static readonly string[] Texts =
    [
        "/routine", "/routine", "/routine", "/routine", "/routine 20", "/routine 30 a", "/routine 30 b", "/routine 5 mobility", "/routine rest", "/checkin", "/checkin", "/checkin", "/checkin 2", "/checkin 5", "/checkin 7", "/start", "/flare", "/flare", "/flare end", "/flare more", "/settings", "/settings", "/settings",
        "/remind", "/remind session 10:00", "/remind wind-down 22:30", "/remind stretch 18:00", "/remind off", "/remind test session", "/desk", "/desk on", "/pause 2 h", "/pause", "/resume", "my back hurts",
        "/help", "/learn", "/exercise", "done", "done", "1", "3", "7", "stop", "im 16", "I'm pregnant", "numb between my legs", "Berlin", "hello", "/settings Lisbon", "-", "11", "99999999999",
        "/streak", "/streak", "streak",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Whatever_is_tapped_and_typed(int seed)
    {
        await using var coach = await TestCoach.StartAsync();
        var library = coach.Services.GetRequiredService<MoveLibrary>();
        var random = new Random(seed);
        var chat = new Conversation(coach.Coach);
        await chat.ReadyAsync("20 minutes", seed % 2 == 0 ? "Regular for two months or more" : "New, or coming back", "Neither");
        var wrong = new List<string>();
        var old = new List<string>();
        for (var day = 0; day < 40; day++)
        {
            for (var step = 0; step < 22; step++)
            {
                var labels = chat.Last.Buttons.SelectMany(row => row.Buttons).OfType<ActionButton>().ToList();
                var what = random.Next(100);
                string did;
                coach.Clock.Advance(Duration.FromSeconds(7));
                var fresh = false;
                if (what < 55 && labels.Count > 0)
                {
                    var button = Sensible(random, labels);
                    (did, fresh) = ("press " + button.Label + " " + button.Token.Text, step > 0 && button.Token.Action != "shorter" && Said(chat.LastAnswer).LastOrDefault() == chat.Last);
                    await chat.PressesToken(button.Token.Text, button.Label);
                }
                else if (what < 62 && chat.Last.Buttons.SelectMany(row => row.Buttons).OfType<FormButton>().FirstOrDefault() is { } opens)
                {
                    did = "fill in " + opens.Label;
                    var form = await chat.Opens(opens.Label);
                    await chat.SendsForm(form.Token.Text, [.. form.Fields.Select(field => (field.Name, Anything(random, field)))]);
                }
                else if (what < 70 && old.Count > 0)
                {
                    var token = old[Math.Max(0, old.Count - 1 - random.Next(120))];
                    did = "press old " + token;
                    await chat.PressesToken(token, "old " + token);
                }
                else
                {
                    did = Texts[random.Next(Texts.Length - (random.Next(4) > 0 ? 14 : 0))];
                    if (random.Next(5) == 0)
                        did = random.Next(11).ToString(System.Globalization.CultureInfo.InvariantCulture);
                    await chat.Says(did);
                }

                foreach (var message in Said(chat.LastAnswer))
                    old.AddRange(message.Buttons.SelectMany(row => row.Buttons).OfType<ActionButton>().Select(button => button.Token.Text));
                await Check(coach, library, chat, wrong, $"seed {seed} day {day} step {step}: {did}", fresh);
                if (wrong.Any(w => w.StartsWith("FAULT", StringComparison.Ordinal)))
                    break;
            }

            coach.Clock.Advance(Duration.FromHours(random.Next(20) == 0 ? 24 * 30 : 20 + random.Next(8)));
            await coach.SpeaksFirst();
            // Out of STOP, HOLD and under 18, so that the days are not spent there.
            if (random.Next(4) == 0)
                await OutAsync(chat);
        }

        var lines = wrong.GroupBy(w => w.Split('|')[0]).Select(g => $"{g.Count()}x {g.First()}").ToList();
        Assert.True(wrong.Count == 0, string.Join("\n", lines) + "\n" + string.Join("\n", coach.Log.Lines.Where(l => l.StartsWith("Error", StringComparison.Ordinal)).Take(3)));
    }

    /// <summary>No to a question of the screen, or nothing of a list, in whatever language it is asked.</summary>
    private static bool IsNo(ActionButton button) =>
        button.Token is { Slice: "safe", Action: "a" } answer && answer[2] == "no" || button.Token is { Slice: "safe", Action: "c" } none && none[2] == "0";

    private static ActionButton Sensible(Random random, List<ActionButton> buttons)
    {
        var no = buttons.Find(button => IsNo(button));
        return no is not null && random.Next(60) > 0 ? no : buttons[random.Next(buttons.Count)];
    }

    /// <summary>Mostly what a client offers, and sometimes what only a changed one would send.</summary>
    private static string[] Anything(Random random, FormField field) => (field, random.Next(6)) switch
    {
        (_, 0) => [Texts[random.Next(Texts.Length)]],
        (ChoiceField one, _) => [one.Choices[random.Next(one.Choices.Length)].Value],
        (ChoicesField many, _) => [.. many.Choices.Where(_ => random.Next(2) == 0).Select(choice => choice.Value)],
        _ => [random.Next(2) == 0 ? "Lisbon" : "Springfield"],
    };

    private static async Task OutAsync(Conversation chat)
    {
        await chat.Says("/start");
        for (var at = 0; at < 60; at++)
        {
            var buttons = chat.Last.Buttons.SelectMany(row => row.Buttons).OfType<ActionButton>().ToList();
            var button = buttons.Find(b => IsNo(b) || (b.Token.Slice, b.Token.Action) is ("safe", "adult") || (b.Token.Action, b.Token[0]) is ("age", "adult"))
                ?? buttons.Find(b => b.Token.Text.Contains("seen", StringComparison.Ordinal)) ?? buttons.Find(b => b.Token.Text.Contains("fine", StringComparison.Ordinal));
            if (button is null)
                return;
            await chat.PressesToken(button.Token.Text, button.Label);
        }
    }

    private static IEnumerable<ChatMessage> Said(Answer answer) => answer.Replies.Select(reply => reply switch
    {
        Say say => say.Message, Whisper whisper => whisper.Message, Replace replace => replace.Message, _ => null,
    }).OfType<ChatMessage>();

    private static async Task Check(TestCoach coach, MoveLibrary library, Conversation chat, List<string> wrong, string did, bool fresh)
    {
        await using var db = await coach.OpenAsync();
        var member = await db.Members.Include(m => m.Journal).SingleAsync();
        var profile = member.Get<Profile>();
        var file = member.Get<SafetyFile>();
        var state = SafetyRules.State(file, profile);
        if (fresh && chat.LastAnswer.Replies.OfType<Refuse>().Any())
            wrong.Add($"REFUSED fresh button: {chat.LastAnswer.Replies.OfType<Refuse>().First().Notice}|{did}");
        foreach (var message in Said(chat.LastAnswer))
        {
            var words = message.Body.ToPlainText();
            if (words.Contains("Something went wrong on my side", StringComparison.Ordinal))
                wrong.Add($"FAULT|{did}");
            var buttons = message.Buttons.SelectMany(row => row.Buttons).OfType<ActionButton>().Select(b => b.Token).ToList();
            var asked = buttons.Where(b => b.Slice == "checkin" && b.Action == "say").Select(b => b[1]).ToList();
            if (asked.Count > 0 && (state is SafetyState.Stop or SafetyState.TooYoung || file.Current is not null))
                wrong.Add($"CHECK-IN WHILE {state}|{did}");
            if (state == SafetyState.Hold && asked.Exists(question => question is "3" or "4"))
                wrong.Add($"TRAINING TALK ON HOLD|{did}");
            if (buttons.FirstOrDefault(b => b.Slice == "routine" && b.Action == "done") is not { } token)
            {
                continue;
            }

            if (state is not (SafetyState.Cleared or SafetyState.Modified))
                wrong.Add($"PLAN WHILE {state}|{did}");
            if (file.Current is not null)
                wrong.Add($"PLAN WHILE A SAFETY QUESTION IS OPEN|{did}");
            var note = member.Journal.Where(entry => entry.Kind == RoutineNote.Kind && entry.Day.ToString("yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture) == token[0])
                .Select(entry => entry.Read<RoutineNote>()!).First(n => n.Number.ToString(System.Globalization.CultureInfo.InvariantCulture) == token[1]);
            var codes = (profile.Stirs ?? AvoidCodes.None) | (profile.GoEasy ?? AvoidCodes.None) | file.Codes;
            foreach (var move in note.Plan.Moves.Select(m => library[m.MoveId]).Where(m => (m.Avoid & codes) != AvoidCodes.None))
                wrong.Add($"FORBIDDEN {move.Id} {move.Avoid & codes}|{did}");
            if (profile.Level is { } level && note.Plan.Moves.Select(m => library[m.MoveId]).FirstOrDefault(m => m.Level > level) is { } hard)
                wrong.Add($"TOO HARD {hard.Id} {hard.Level}|{did}");
        }
    }
}
