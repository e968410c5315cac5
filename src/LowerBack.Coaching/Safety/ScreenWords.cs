using System.Text.Json;
using LowerBack.Chat;
using LowerBack.Coaching.Content;
using LowerBack.Coaching.Text;

namespace LowerBack.Coaching.Safety;

/// <summary>The wording of the screen in one language.</summary>
public sealed class ScreenWords
{
    private readonly WordsFile _file;
    private readonly Dictionary<string, string> _typed;
    private readonly Dictionary<string, TextTemplate> _asked;
    private static readonly Dictionary<string, string> Nothing = [];

    private ScreenWords(WordsFile file)
    {
        _file = file;
        _typed = file.Typed.SelectMany(entry => entry.Value.Select(phrase => (Phrase: Spelling.Fold(phrase), entry.Key))).ToDictionary(entry => entry.Phrase, entry => entry.Key);
        _asked = file.Questions.ToDictionary(entry => entry.Key, entry => TextTemplate.Parse(entry.Value.Ask));
    }

    /// <summary>The question as it is put.</summary>
    public Prose Question(string id) => _asked[id].Fill(Nothing);

    /// <summary>What stands on an answer's button.</summary>
    public string Answer(string question, string answer) =>
        _file.Questions[question].Answers?.GetValueOrDefault(answer) ?? _file.Answers[answer];

    /// <summary>The answer that somebody typed instead of tapping, or null.</summary>
    public string? Typed(string text) => _typed.GetValueOrDefault(Spelling.Fold(text));

    /// <summary>Reads one language's wording and holds it against the screen.</summary>
    /// <exception cref="ContentException">A question or an answer has no words.</exception>
    public static ScreenWords Load(ContentFiles files, string language, ScreenContent screen)
    {
        using var stream = files($"{language}/screen.json") ?? throw new ContentException("The shipped content lacks a file of the safety screen.");
        var file = JsonSerializer.Deserialize(stream, SafetyContentJson.Default.WordsFile)!;
        var problems = new List<string>();
        foreach (var question in screen.Questions)
        {
            if (!file.Questions.TryGetValue(question.Id, out var words) || words.Ask.Length == 0)
            {
                problems.Add($"{language}/screen.json has no words for {question.Id}.");
                continue;
            }

            problems.AddRange(question.Answers
                .Where(option => words.Answers?.ContainsKey(option.Id) != true && !file.Answers.ContainsKey(option.Id))
                .Select(option => $"{language}/screen.json has no words for the answer {option.Id} to {question.Id}."));
        }

        return problems.Count == 0 ? new ScreenWords(file) : throw new ContentException(problems);
    }

    internal sealed record WordsFile(
        Dictionary<string, QuestionWords> Questions, Dictionary<string, string> Answers, Dictionary<string, string[]> Typed);

    internal sealed record QuestionWords(string Ask, Dictionary<string, string>? Answers);
}
