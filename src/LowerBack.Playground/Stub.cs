using LowerBack.Chat;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace LowerBack.Playground;

/// <summary>Stub: stands in for the clock of the Playground until it is merged.</summary>
public sealed class PlaygroundClock(IClock real) : IClock
{
    public Instant GetCurrentInstant() => real.GetCurrentInstant();
}

/// <summary>Stub: stands in for the Playground until it is merged.</summary>
public static class PlaygroundExtensions
{
    public static IServiceCollection AddPlayground(this IServiceCollection services) =>
        services.AddSingleton(_ => new PlaygroundClock(SystemClock.Instance));

    public static IEndpointConventionBuilder MapPlayground(this IEndpointRouteBuilder endpoints)
    {
        var root = endpoints.MapGroup("");
        root.MapGet("/", () => "LowerBack");
        root.MapPost("/api/conversations/{conversation}/messages", async (string conversation, Typed typed, ICoach coach) =>
        {
            var at = new ChatAddress(new PlatformId("playground"), conversation);
            var who = new ChatPerson(typed.Person, typed.Person);
            var id = Guid.NewGuid().ToString("n");
            InboundEvent said = CommandLine.TryRead(typed.Text, out var name, out var arguments)
                ? new CommandInvoked(id, at, who, ChatScope.Private, name, arguments)
                : new TextReceived(id, at, who, ChatScope.Private, typed.Text);
            var answer = await coach.HandleAsync(said, CancellationToken.None);
            return Results.Json(new { messages = answer.Replies.OfType<Say>().Select(say => new { text = say.Message.Body.ToPlainText() }) });
        });
        return root;
    }

    private sealed record Typed(string Person, string Text);
}
