using LowerBack.TestKit;

namespace LowerBack.Coaching.Tests.Conversations;

/// <summary>Ways to get somebody to where a test begins.</summary>
internal static class Scenes
{
    private static readonly string[] Groups = ["Pregnant", "None of these"];

    /// <summary>Consent, and then no to every question of the screen.</summary>
    public static async Task ScreenedAsync(this Conversation chat, string age = "I agree, I'm 18 to 64")
    {
        await chat.Says("/start");
        await chat.Presses(age);
        await chat.AnswersNoAsync();
    }

    /// <summary>No to every open question of a screen, to its end.</summary>
    public static async Task AnswersNoAsync(this Conversation chat)
    {
        while (true)
        {
            if (chat.LastLabels.Contains("No") && chat.LastLabels.Contains("Not sure"))
                await chat.Presses("No");
            else if (Groups.All(chat.LastLabels.Contains))
                await chat.Presses("None of these");
            else
                return;
        }
    }

    /// <summary>All the way in, in any language, by what the buttons do; from the city given.</summary>
    public static async Task ComesInAsync(this Conversation chat, string city, string kit = "0", string level = "1", string stirs = "neither")
    {
        await chat.Says("/start");
        await chat.PressesFor("start", "age", "adult");
        await chat.DeniesAllAsync();
        await chat.Says(city);
        await chat.PressesFor("start", "zone");
        await chat.PressesFor("start", "minutes", "10");
        if (kit != "0")
            await chat.PressesFor("start", "kit", "pick", kit);
        await chat.PressesFor("start", "kit", "done", kit);
        await chat.PressesFor("start", "level", level);
        await chat.PressesFor("start", "stirs", stirs);
        await chat.PressesFor("start", "easy", "done", "0");
    }

    /// <summary>No to every open question of a screen, in any language.</summary>
    public static async Task DeniesAllAsync(this Conversation chat)
    {
        while (true)
        {
            if (chat.Offers("safe", "a", null, null, "no"))
                await chat.PressesFor("safe", "a", null, null, "no");
            else if (chat.Offers("safe", "c", null, null, "0"))
                await chat.PressesFor("safe", "c", null, null, "0");
            else
                return;
        }
    }

    /// <summary>Has the check-in off after having had it on, so that nobody offers it any more.</summary>
    public static async Task DecidesAsync(this Conversation chat)
    {
        await chat.Says("/remind check-in 9:00");
        await chat.Presses("Undo");
    }

    /// <summary>All the way in: a beginner in Berlin with ten minutes, a band and nothing to avoid, unless told otherwise.</summary>
    public static async Task ReadyAsync(
        this Conversation chat, string minutes = "10 minutes", string level = "New, or coming back", string stirs = "Neither", string? kit = null)
    {
        await chat.ScreenedAsync();
        await chat.Presses("Berlin");
        await chat.Presses(minutes);
        if (kit is not null)
            await chat.Presses(kit);
        await chat.Presses(kit is null ? "Nothing of these" : "Continue");
        await chat.Presses(level);
        await chat.Presses(stirs);
        await chat.Presses("Nothing of these");
    }
}
