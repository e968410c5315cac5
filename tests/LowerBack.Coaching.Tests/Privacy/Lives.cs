using LowerBack.Coaching.Tests.Conversations;
using LowerBack.TestKit;

namespace LowerBack.Coaching.Tests.Privacy;

/// <summary>Somebody about whom every slice has something.</summary>
internal static class Lives
{
    /// <summary>Screened and set up, a check-in, a session done and answered, two cards read, a setting changed.</summary>
    public static async Task LivedAsync(this Conversation chat)
    {
        await chat.ReadyAsync();
        await chat.Says("/checkin 3");
        await chat.Says("/routine 20");
        await chat.Presses("Done");
        await chat.Presses("Working");
        await chat.Presses("3");
        await chat.Says("/learn");
        await chat.Says("/learn pain");
        await chat.Says("/settings Zürich");
    }

    /// <summary>Asks for everything to be erased.</summary>
    public static async Task EraseAsync(this Conversation chat)
    {
        await chat.Says("/privacy");
        await chat.Presses("Erase everything");
        await chat.Presses("Erase");
    }
}
