using LowerBack.Chat;
using LowerBack.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace LowerBack.Data.Tests;

/// <summary>Of several programs on one PostgreSQL one owns a thing.</summary>
public sealed class OwnershipTests : IAsyncDisposable
{
    private readonly List<ServiceProvider> _programs = [];

    [PostgresFact]
    public async Task One_of_two_programs_owns_it_until_it_has_given_all_of_it_back()
    {
        using var database = await TestDatabase.OnPostgresAsync();
        var (first, second) = (Program(database), Program(database));
        var owned = await first.TryAsync("telegram", CancellationToken.None);
        Assert.NotNull(owned);
        Assert.Null(await second.TryAsync("telegram", CancellationToken.None));
        await using var other = await second.TryAsync("discord:0", CancellationToken.None);
        Assert.NotNull(other);

        var again = await first.TryAsync("telegram", CancellationToken.None);
        Assert.NotNull(again);
        await owned.DisposeAsync();
        Assert.Null(await second.TryAsync("telegram", CancellationToken.None));
        await again.DisposeAsync();
        await using var taken = await second.TryAsync("telegram", CancellationToken.None);
        Assert.NotNull(taken);
    }

    [PostgresFact]
    public async Task Whoever_ends_gives_everything_back_and_is_told()
    {
        using var database = await TestDatabase.OnPostgresAsync();
        var (first, second) = (Program(database), Program(database));
        var owned = await first.TryAsync("telegram", CancellationToken.None);
        await _programs[0].DisposeAsync();
        Assert.True(owned!.Lost.IsCancellationRequested);
        Assert.Null(await first.TryAsync("telegram", CancellationToken.None));

        // The server notices the end of a connection in its own time.
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        IOwned? taken;
        while ((taken = await second.TryAsync("telegram", patience.Token)) is null)
            await Task.Yield();
        await taken.DisposeAsync();
        await owned.DisposeAsync();
    }

    [PostgresFact]
    public async Task Where_the_database_does_not_answer_nobody_owns_anything()
    {
        using var database = await TestDatabase.OnPostgresAsync();
        var program = Program(database.ConnectionString + ";Host=/nowhere");
        Assert.Null(await program.TryAsync("telegram", CancellationToken.None));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var program in _programs)
            await program.DisposeAsync();
    }

    private IOwnership Program(TestDatabase database) => Program(database.ConnectionString);

    private IOwnership Program(string connectionString)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(TimeProvider.System);
        Postgres.PostgresStore.AddPostgresStore(services, connectionString);
        var program = services.BuildServiceProvider();
        _programs.Add(program);
        return program.GetRequiredService<IOwnership>();
    }
}
