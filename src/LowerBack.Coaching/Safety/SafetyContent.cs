using System.Collections.Frozen;
using LowerBack.Coaching.Content;
using LowerBack.Coaching.Text;

namespace LowerBack.Coaching.Safety;

/// <summary>The screen with its wording and trigger words in every language the coach speaks; checked as it is loaded.</summary>
public sealed class SafetyContent
{
    private readonly FrozenDictionary<string, ScreenWords> _words;
    private readonly TriggerWords _triggers;

    private SafetyContent(ScreenContent screen, FrozenDictionary<string, ScreenWords> words, TriggerWords triggers)
    {
        Screen = screen;
        _words = words;
        _triggers = triggers;
    }

    /// <summary>The questions and what their answers call for.</summary>
    public ScreenContent Screen { get; }

    /// <summary>The wording in a language of <see cref="Words.Languages"/>.</summary>
    public ScreenWords In(Words words) => _words[words.Culture.TwoLetterISOLanguageName];

    /// <summary>The answer that somebody typed instead of tapping, in their language or in any other, since people mix them; or null.</summary>
    public string? Typed(Words words, string text) =>
        In(words).Typed(text) ?? Words.Languages.Select(language => _words[language].Typed(text)).FirstOrDefault(answer => answer is not null);

    /// <summary>The question that texts call for, in whatever language they are written, each read by itself; null for most.</summary>
    public string? Trigger(params IEnumerable<string> texts) => _triggers.Find(texts);

    /// <summary>Loads what ships.</summary>
    /// <exception cref="ContentException">It does not hold together; the message says where.</exception>
    public static SafetyContent Load(ContentFiles files)
    {
        var screen = ScreenContent.Load(files);
        return new SafetyContent(
            screen,
            Words.Languages.ToFrozenDictionary(language => language, language => ScreenWords.Load(files, language, screen)),
            TriggerWords.Load(files, screen));
    }
}
