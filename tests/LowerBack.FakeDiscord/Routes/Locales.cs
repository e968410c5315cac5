using System.Collections.Frozen;

namespace LowerBack.FakeDiscord.Routes;

/// <summary>The languages of Discord's clients.</summary>
internal static class Locales
{
    public static readonly FrozenSet<string> All =
    [
        "id", "da", "de", "en-GB", "en-US", "es-ES", "es-419", "fr", "hr", "it", "lt", "hu", "nl", "no", "pl", "pt-BR", "ro", "fi",
        "sv-SE", "vi", "tr", "cs", "el", "bg", "ru", "uk", "hi", "th", "zh-CN", "ja", "zh-TW", "ko", "ar", "he",
    ];
}
