using LowerBack.Chat;
using LowerBack.Coaching;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Outbox;
using LowerBack.Coaching.Reminders;
using LowerBack.Coaching.Storage;
using LowerBack.Coaching.Teams;
using LowerBack.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace LowerBack.TestKit;

/// <summary>The coach as it runs, with its real store on a database of its own; only the clock is a test's.</summary>
public sealed class TestCoach : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly Action<IServiceCollection>? _also;
    private readonly LogLevel _level;

    /// <summary>The one who sends; another after a restart.</summary>
    public Guid Sender { get; } = Guid.CreateVersion7();

    private bool _restarted;

    private TestCoach(TestDatabase database, FakeClock clock, LogLines log, LogLevel level, Action<IServiceCollection>? also)
    {
        (Database, Clock, Log, _level, _also) = (database, clock, log, level, also);
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(level).AddProvider(log));
        services.AddSingleton<IClock>(clock);
        services.AddSingleton<IChatPlatform>(Platform);
        services.AddSingleton<IChatPlatform>(OtherPlatform);
        services.AddCoach();
        database.AddTo(services);
        also?.Invoke(services);
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    /// <summary>The port.</summary>
    public ICoach Coach => _services.GetRequiredService<ICoach>();

    /// <summary>Everything registered.</summary>
    public IServiceProvider Services => _services;

    /// <summary>Where the coach speaks first.</summary>
    public TestPlatform Platform { get; } = new(TestPlatform.Name);

    /// <summary>Where it speaks first to those who came by the other platform.</summary>
    public TestPlatform OtherPlatform { get; } = new(TestPlatform.OtherName);

    public FakeClock Clock { get; }

    public TestDatabase Database { get; }

    /// <summary>Everything that was logged, from the level that was asked for.</summary>
    public LogLines Log { get; }

    /// <summary>Builds the coach and prepares its store.</summary>
    /// <param name="also">Registered last, so that it may add to what is there or stand before it.</param>
    /// <param name="database">The database; an empty SQLite file unless given. The coach disposes it.</param>
    /// <param name="level">From which level on logs are kept.</param>
    public static async Task<TestCoach> StartAsync(
        Action<IServiceCollection>? also = null, TestDatabase? database = null, LogLevel level = LogLevel.Information)
    {
        var coach = new TestCoach(database ?? TestDatabase.OnSqlite(), new FakeClock(), new LogLines(), level, also);
        await coach.PrepareAsync();
        return coach;
    }

    /// <summary>The same coach in a new process, as it were: nothing in memory is kept, the database is. This one is over.</summary>
    public async Task<TestCoach> RestartAsync()
    {
        _restarted = true;
        await _services.DisposeAsync();
        Database.CloseConnections();
        var next = new TestCoach(Database, Clock, Log, _level, _also);
        await next.PrepareAsync();
        return next;
    }

    /// <summary>What a running program does by itself, once: finds what is due, and sends it.</summary>
    public async Task SpeaksFirst()
    {
        await SweepsAsync();
        await _services.GetRequiredService<TeamClose>().RunAsync(CancellationToken.None);
        await SendsAsync();
    }

    /// <summary>Lays what is due by now into the outbox.</summary>
    public async Task SweepsAsync()
    {
        for (var part = 0; part < AgendaRow.Parts; part++)
            await _services.GetRequiredService<Sweep>().RunAsync(part, CancellationToken.None);
    }

    /// <summary>Sends what is in the outbox and due.</summary>
    public async Task SendsAsync()
    {
        foreach (var platform in (TestPlatform[])[Platform, OtherPlatform])
        {
            foreach (var sender in _services.GetServices<ISender>())
            {
                while (await sender.SendDueAsync(platform, Sender, CancellationToken.None) > 0)
                {
                    // As long as anything comes of it.
                }
            }
        }
    }

    /// <summary>Moves the clock in steps, as it would run, and lets the coach speak first at each.</summary>
    public async Task Lives(Duration time, Duration? step = null)
    {
        var until = Clock.GetCurrentInstant() + time;
        while (Clock.GetCurrentInstant() < until)
        {
            Clock.Set(Instant.Min(until, Clock.GetCurrentInstant() + (step ?? Duration.FromMinutes(1))));
            await SpeaksFirst();
        }
    }

    /// <summary>Opens the store, to look at what was saved or to set a scene.</summary>
    public Task<CoachContext> OpenAsync() =>
        _services.GetRequiredService<IDbContextFactory<CoachContext>>().CreateDbContextAsync();

    /// <summary>Lets a member be known by another account too, which was nobody's.</summary>
    public async Task IsAlso(Conversation member, Conversation account)
    {
        await using var db = await OpenAsync();
        await db.LinkAsync(Of(member), Of(account));

        static Account Of(Conversation conversation) => new(conversation.At.Platform.Value, conversation.Person.Id, conversation.At.Conversation);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_restarted)
            return;
        await _services.DisposeAsync();
        Database.Dispose();
    }

    private Task PrepareAsync() => _services.GetRequiredService<IStoreSetUp>().PrepareAsync(CancellationToken.None);
}
