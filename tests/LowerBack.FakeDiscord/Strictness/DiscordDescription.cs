using LowerBack.FakeDiscord.Routes;
using LowerBack.FakeDiscord.Wire;

namespace LowerBack.FakeDiscord.Strictness;

internal static class DiscordDescription
{
    public static void CheckRequest(Route route, Body body, Violations violations)
    {
    }

    public static void CheckAnswer(Route route, Answer answer, Violations violations)
    {
    }
}
