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
        var chats = await AtAsync(db, change.At, stop);
        switch (change)
        {
            case ChatClosed:
                db.RemoveRange(chats);
                break;
            case ChatMoved moved when chats.Count > 0:
                // Where a team is shown there already, one board is enough.
                var taken = (await AtAsync(db, moved.To, stop)).Select(chat => chat.Thread).ToHashSet();
                foreach (var chat in chats)
                {
                    if (taken.Contains(chat.Thread))
                        db.Remove(chat);
                    else
                        await MoveAsync(db, chat, moved.To, stop);
                }

                break;
        }
    }

    private async Task MoveAsync(CoachContext db, TeamChat chat, ChatAddress to, CancellationToken stop)
    {
        chat.Conversation = to.Conversation;
        chat.Strikes = 0;
        // What stands in the old place cannot be changed from the new one.
        var posts = await db.TeamPosts.Where(post => post.ChatId == chat.Id && post.State == TeamPostState.Posted && post.Kind == TeamPostKind.Board).ToListAsync(stop);
        foreach (var post in posts.OrderByDescending(post => post.Day).Take(1))
        {
            (post.State, post.Message) = (TeamPostState.Ready, null);
            post.Ask(clock.GetCurrentInstant());
        }

        foreach (var post in posts.OrderByDescending(post => post.Day).Skip(1))
            TeamPostRules.End(post);
    }

    private static Task<List<TeamChat>> AtAsync(CoachContext db, ChatAddress at, CancellationToken stop)
    {
        var (platform, conversation) = (at.Platform.Value, at.Conversation);
        return db.TeamChats.Where(chat => chat.Platform == platform && chat.Conversation == conversation).ToListAsync(stop);
    }
}
