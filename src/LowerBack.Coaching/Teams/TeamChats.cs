using LowerBack.Chat;
using LowerBack.Coaching.Storage;
using LowerBack.Coaching.Turns;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace LowerBack.Coaching.Teams;

/// <summary>A team goes on where its conversation went, and is let go where that was closed.</summary>
internal sealed class TeamChats(IClock clock) : IChatListener
{
    public async Task HeardAsync(CoachContext db, ChatChanged change, CancellationToken stop)
    {
        switch (change)
        {
            case ChatClosed:
                db.RemoveRange(await AtAsync(db, change.At, stop));
                break;
            case ChatMoved moved:
                await MoveAsync(db, moved.At, moved.To, clock.GetCurrentInstant(), stop);
                break;
        }
    }

    /// <summary>Shows the teams of a conversation in another one. Where a team is shown there already, one board is enough.</summary>
    public static async Task MoveAsync(CoachContext db, ChatAddress from, ChatAddress to, Instant now, CancellationToken stop)
    {
        var chats = await AtAsync(db, from, stop);
        if (chats.Count == 0)
            return;
        var taken = (await AtAsync(db, to, stop)).Select(chat => chat.Thread).ToHashSet();
        db.RemoveRange(chats.Where(chat => taken.Contains(chat.Thread)));
        foreach (var chat in chats.Where(chat => !taken.Contains(chat.Thread)))
        {
            (chat.Conversation, chat.Strikes) = (to.Conversation, 0);
            // What stands in the old place cannot be changed from the new one: the latest board comes anew.
            var posts = await db.TeamPosts.Where(post => post.ChatId == chat.Id && post.State == TeamPostState.Posted).OrderByDescending(post => post.Day).ToListAsync(stop);
            var latest = posts.FirstOrDefault(post => post.Kind == TeamPostKind.Board);
            foreach (var post in posts.Where(post => post != latest))
                TeamPostRules.End(post);
            if (latest is null)
                continue;
            (latest.State, latest.Message) = (TeamPostState.Ready, null);
            latest.Ask(now);
        }
    }

    private static Task<List<TeamChat>> AtAsync(CoachContext db, ChatAddress at, CancellationToken stop)
    {
        var (platform, conversation) = (at.Platform.Value, at.Conversation);
        return db.TeamChats.Where(chat => chat.Platform == platform && chat.Conversation == conversation).ToListAsync(stop);
    }
}
