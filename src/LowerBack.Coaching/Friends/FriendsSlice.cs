using LowerBack.Coaching.Members;
using LowerBack.Coaching.Reminders;
using LowerBack.Coaching.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace LowerBack.Coaching.Friends;

/// <summary>Kind words and freezes between people who are in a team together.</summary>
public static class FriendsSlice
{
    public static IServiceCollection AddFriends(this IServiceCollection services) => services
        .AddReminder<BuddyNudge>()
        .AddSingleton<ICommand, NudgeCommand>()
        .AddSingleton<IButtons, FriendButtons>()
        .AddSingleton<HeldData>(new HeldFacet<FriendFile>(
            (words, count) => words.Count(FriendsText.Held, count), file => file.Muted.Length + file.Coming.Length + (file.SentOn is null ? 0 : 1)) { Merge = FriendFile.Together });
}
