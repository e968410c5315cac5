using LowerBack.Coaching.Content;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Routine;
using LowerBack.Coaching.Safety;
using LowerBack.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace LowerBack.Coaching.Tests.Conversations;

/// <summary>One coach and one member, and what tests of whole days need.</summary>
public abstract class InChat : IAsyncLifetime
{
    internal TestCoach Coach { get; private set; } = null!;

    internal Conversation Ana { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Coach = await TestCoach.StartAsync();
        Ana = new Conversation(Coach.Coach);
    }

    public async Task DisposeAsync() => await Coach.DisposeAsync();

    internal async Task TrainAsync(string command, string? effort, string pain)
    {
        await Ana.Says(command);
        await Ana.Presses("Done");
        if (effort is not null)
            await Ana.Presses(effort);
        await Ana.Presses(pain);
    }

    internal async Task StopAsync()
    {
        await Ana.Says("I have chest pain");
        await Ana.Presses("Yes");
        await Ana.Presses("Yes");
    }

    internal async Task ClearAsync()
    {
        await Ana.Says("/start");
        await Ana.Presses("A clinician has seen me");
        await Ana.Presses("Yes, exercise is fine");
        await Ana.AnswersNoAsync();
    }

    internal async Task<Member> MemberAsync()
    {
        await using var db = await Coach.OpenAsync();
        return await db.Identities.Where(identity => identity.PersonId == "ana").Select(identity => identity.Member).SingleAsync();
    }

    internal async Task LaddersAsync(LadderBook book)
    {
        await using var db = await Coach.OpenAsync();
        var member = await db.Identities.Where(identity => identity.PersonId == "ana").Select(identity => identity.Member).SingleAsync();
        member.Set(new RoutineFile { Ladders = book });
        await db.SaveChangesAsync();
    }
}
