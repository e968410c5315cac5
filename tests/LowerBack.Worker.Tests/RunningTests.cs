using System.Net;
using System.Net.Http.Json;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Outbox;
using LowerBack.Coaching.Storage;
using LowerBack.Data;
using LowerBack.Playground;
using LowerBack.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using NodaTime;
using Quartz;

namespace LowerBack.Worker.Tests;

public sealed class RunningTests
{
    private static readonly Uri Messages = new("/api/conversations/alex/messages", UriKind.Relative);

    [Fact]
    public async Task A_stop_waits_for_the_turn_that_is_being_answered_and_the_turn_is_saved()
    {
        var held = new Held();
        await using var worker = await HostedWorker.StartAsync(services =>
        {
            // What runs by itself opens the store as well, and is not the turn that is waited for.
            services.RemoveAll<IForgetter>().RemoveAll<ISender>();
            foreach (var hosted in services.Where(one => one.ServiceType == typeof(IHostedService) && one.ImplementationType == typeof(QuartzHostedService)).ToList())
                services.Remove(hosted);
            held.StandBefore(services);
        });
        using var http = worker.Client();
        held.Holds = true;
        var asked = http.PostAsJsonAsync(Messages, new { person = "alex", text = "hello" });
        await held.Arrived.Task.WaitAsync(RunningWorker.Patience);

        var stopping = new TaskCompletionSource();
        worker.App.Lifetime.ApplicationStopping.Register(stopping.SetResult);
        var stopped = worker.App.StopAsync();
        await stopping.Task.WaitAsync(RunningWorker.Patience);
        Assert.False(stopped.IsCompleted);
        held.Go.SetResult();

        Assert.Equal(HttpStatusCode.OK, (await asked).StatusCode);
        await stopped;
        await using var db = await held.Inner!.CreateDbContextAsync();
        Assert.Equal(1, await db.HandledEvents.CountAsync());
        Assert.Equal(1, await db.Members.CountAsync());
    }

    [Fact]
    public async Task Without_its_database_it_lives_but_is_not_ready()
    {
        await using var worker = await HostedWorker.StartAsync(services =>
        {
            var real = services.Single(service => service.ServiceType == typeof(IStoreSetUp)).ImplementationFactory!;
            services.Replace(ServiceDescriptor.Singleton<IStoreSetUp>(provider => new Away((IStoreSetUp)real(provider))));
        });
        using var http = worker.Client();
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri("/healthz", UriKind.Relative))).StatusCode);
        var ready = await http.GetAsync(new Uri("/readyz", UriKind.Relative));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal("text/plain", ready.Content.Headers.ContentType?.MediaType);
        Assert.Contains("the database does not answer", await ready.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "ready\n")]
    [InlineData(1, "ready\n1 message parked: see the log\n")]
    [InlineData(2, "ready\n2 messages parked: see the log\n")]
    public async Task What_needs_a_person_to_look_is_counted_and_keeps_nobody_from_being_answered(int parked, string answer)
    {
        await using var worker = await HostedWorker.StartAsync();
        await using (var db = await worker.App.Services.GetRequiredService<IDbContextFactory<CoachContext>>().CreateDbContextAsync())
        {
            var member = new Member { Id = Guid.CreateVersion7(), JoinedAt = Instant.FromUnixTimeSeconds(0), LastSeen = new LocalDate(2026, 3, 2), Language = "en" };
            db.Members.Add(member);
            db.Outbox.AddRange(Enumerable.Range(0, 5).Select(number => new OutboxMessage
            {
                MemberId = member.Id, Platform = "playground", Person = "alex", Kind = "test", Day = member.LastSeen, Rank = OutboxRank.Daily,
                DueAt = Instant.FromUnixTimeSeconds(number), TryAt = Instant.FromUnixTimeSeconds(number), NotAfter = Instant.FromUnixTimeSeconds(number),
                State = number < parked ? OutboxState.Parked : OutboxState.Sent,
            }));
            await db.SaveChangesAsync();
        }

        using var http = worker.Client();
        await http.IsReadyAsync(answer);
    }

    [Fact]
    public async Task Nothing_anybody_writes_reaches_a_log_line_at_any_level()
    {
        await using var worker = await HostedWorker.StartAsync();
        using var http = worker.Client();
        foreach (var text in new[] { "marker-words in my back", "/start", "/marker_command marker-words", "/routine marker-words" })
            Assert.Equal(HttpStatusCode.OK, (await http.PostAsJsonAsync(Messages, new { person = "alex", text })).StatusCode);
        Assert.NotEmpty(worker.Log.Lines);
        Assert.DoesNotContain(worker.Log.Lines, line => line.Contains("marker", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task With_the_Playground_on_the_coach_lives_by_its_clock()
    {
        await using var worker = await HostedWorker.StartAsync();
        Assert.Same(worker.App.Services.GetRequiredService<PlaygroundClock>(), worker.App.Services.GetRequiredService<IClock>());
    }

    [Fact]
    public async Task A_stop_is_given_twenty_seconds()
    {
        await using var worker = await HostedWorker.StartAsync();
        var options = worker.App.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<HostOptions>>();
        Assert.Equal(TimeSpan.FromSeconds(20), options.Value.ShutdownTimeout);
    }

    /// <summary>A database that was there at the start and does not answer any more.</summary>
    private sealed class Away(IStoreSetUp real) : IStoreSetUp
    {
        public string Place => real.Place;

        public Task PrepareAsync(CancellationToken stop) => real.PrepareAsync(stop);

        public Task<string?> ObjectionAsync(CancellationToken stop) => Task.FromResult<string?>("the database does not answer");
    }

    /// <summary>Holds up the next turn at the store until the test lets it go on.</summary>
    private sealed class Held : IDbContextFactory<CoachContext>
    {
        public IDbContextFactory<CoachContext>? Inner { get; private set; }

        public bool Holds { get; set; }

        public TaskCompletionSource Arrived { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Go { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void StandBefore(IServiceCollection services)
        {
            var store = services.Last(service => service.ServiceType == typeof(IDbContextFactory<CoachContext>));
            services.AddSingleton<IDbContextFactory<CoachContext>>(provider =>
            {
                Inner = (IDbContextFactory<CoachContext>)ActivatorUtilities.CreateInstance(provider, store.ImplementationType!);
                return this;
            });
        }

        public CoachContext CreateDbContext() => Inner!.CreateDbContext();

        public async Task<CoachContext> CreateDbContextAsync(CancellationToken cancellationToken = default)
        {
            if (Holds)
            {
                Arrived.TrySetResult();
                await Go.Task.WaitAsync(cancellationToken);
            }

            return await Inner!.CreateDbContextAsync(cancellationToken);
        }
    }
}
