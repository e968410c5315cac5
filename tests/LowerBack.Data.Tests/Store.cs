using LowerBack.Coaching.Storage;
using LowerBack.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LowerBack.Data.Tests;

/// <summary>The store alone, as it is registered in the program.</summary>
internal sealed class Store : IDisposable
{
    private readonly ServiceProvider _services;
    private readonly TestDatabase? _database;

    public Store(TestDatabase database)
        : this(services => database.AddTo(services)) => _database = database;

    public Store(Action<IServiceCollection> register)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        register(services);
        _services = services.BuildServiceProvider();
    }

    public IStoreSetUp SetUp => _services.GetRequiredService<IStoreSetUp>();

    public Task PrepareAsync() => SetUp.PrepareAsync(CancellationToken.None);

    public Task<CoachContext> OpenAsync() => _services.GetRequiredService<IDbContextFactory<CoachContext>>().CreateDbContextAsync();

    public ValueTask CloseAsync() => _services.DisposeAsync();

    public void Dispose()
    {
        _services.Dispose();
        _database?.CloseConnections();
    }
}
