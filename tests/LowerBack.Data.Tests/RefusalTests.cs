using LowerBack.Data.Postgres;
using LowerBack.Data.Sqlite;
using LowerBack.TestKit;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LowerBack.Data.Tests;

public sealed class RefusalTests
{
    private const string FromTheFuture =
        """INSERT INTO "__EFMigrationsHistory" VALUES ('29991231235959_Teleport', '99.0.0')""";

    [Fact]
    public async Task A_file_that_is_no_database_is_refused_and_left_as_it_is()
    {
        using var database = TestDatabase.OnSqlite();
        await File.WriteAllTextAsync(database.File, new string('x', 5000));
        await RefusesAsync(database, "is not a sound SQLite database", "Restore it from a backup", "Storage:ConnectionString");
    }

    [Fact]
    public async Task A_database_with_a_broken_page_is_refused_and_left_as_it_is()
    {
        using var database = TestDatabase.OnSqlite();
        await MakeAsync(database, "PRAGMA journal_mode=DELETE");
        await using (var file = File.OpenWrite(database.File))
        {
            file.Position = 4096;
            await file.WriteAsync(Enumerable.Repeat((byte)0xA5, 2 * 4096).ToArray());
        }

        await RefusesAsync(database, "is not a sound SQLite database", "Nothing was changed");
    }

    [Fact]
    public async Task A_cut_off_database_is_refused_and_left_as_it_is()
    {
        using var database = TestDatabase.OnSqlite();
        await MakeAsync(database, "PRAGMA journal_mode=DELETE");
        await using (var file = File.OpenWrite(database.File))
            file.SetLength(file.Length - 6000);
        await RefusesAsync(database, "is not a sound SQLite database", "Restore it from a backup");
    }

    [Fact]
    public async Task The_database_of_another_program_is_refused_and_left_as_it_is()
    {
        using var database = TestDatabase.OnSqlite();
        await ExecuteAsync(database, "CREATE TABLE recipes (id INTEGER)");
        await RefusesAsync(database, "is a database of another program", "Storage:ConnectionString");
    }

    [Fact]
    public async Task A_newer_schema_is_refused_and_left_as_it_is_on_SQLite()
    {
        using var database = TestDatabase.OnSqlite();
        await MakeAsync(database, FromTheFuture + "; PRAGMA journal_mode=DELETE");
        await RefusesAsync(database, "written by a newer LowerBack", "29991231235959_Teleport", "Start the newer version");
    }

    [PostgresFact]
    public async Task A_newer_schema_is_refused_on_PostgreSQL()
    {
        using var database = await TestDatabase.OnPostgresAsync();
        using var store = new Store(database);
        await store.PrepareAsync();
        await using (var db = await store.OpenAsync())
            await db.Database.ExecuteSqlRawAsync(FromTheFuture);
        var refusal = await Assert.ThrowsAsync<StoreException>(store.PrepareAsync);
        Assert.Contains("written by a newer LowerBack", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_in_the_place_of_the_file_is_refused()
    {
        using var database = TestDatabase.OnSqlite();
        Directory.CreateDirectory(database.File);
        await RefusesAsync(database, "is a folder", "must name a file", "Storage:ConnectionString");
    }

    [Theory]
    [InlineData("/nowhere/at/all/lowerback.db")]
    [InlineData("/proc/lowerback.db")]
    public async Task A_folder_that_is_missing_or_cannot_be_written_to_is_refused(string file)
    {
        using var store = new Store(services => services.AddSqliteStore($"Data Source={file}"));
        var refusal = await Assert.ThrowsAsync<StoreException>(store.PrepareAsync);
        Assert.Contains(file, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Check that its folder exists and that this user may write", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("the database does not answer", await store.SetUp.ObjectionAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_sound_file_that_may_only_be_read_is_refused_and_left_as_it_is()
    {
        using var database = TestDatabase.OnSqlite();
        await MakeAsync(database, "PRAGMA journal_mode=DELETE");
        var before = await File.ReadAllBytesAsync(database.File);
        using var store = new Store(services => services.AddSqliteStore(database.ConnectionString + ";Mode=ReadOnly"));
        var refusal = await Assert.ThrowsAsync<StoreException>(store.PrepareAsync);
        Assert.Contains("reading and writing", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(database.File));
    }

    [Theory]
    [InlineData("Datasorce=secret.db")]
    [InlineData("Data Source=")]
    [InlineData("Data Source=:memory:")]
    [InlineData("Data Source=x;Mode=Memory")]
    [InlineData("Host=localhost;Password=secret")]
    [InlineData("secret")]
    [InlineData("")]
    public void A_connection_string_that_names_no_SQLite_file_is_refused_without_quoting_it(string text)
    {
        var refusal = Assert.Throws<StoreException>(() => new ServiceCollection().AddSqliteStore(text));
        Assert.Contains("Data Source=data/lowerback.db", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Data Source=secret.db")]
    [InlineData("Database=lowerback")]
    [InlineData("Host=localhost;Port=secret")]
    [InlineData("Host=localhost;Password=half;secret=half")]
    [InlineData("")]
    public void A_connection_string_that_names_no_PostgreSQL_database_is_refused_without_quoting_it(string text)
    {
        var refusal = Assert.Throws<StoreException>(() => new ServiceCollection().AddPostgresStore(text));
        Assert.Contains("Host=localhost;Database=lowerback", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Database=there;Username=me;Password=secret")]
    [InlineData("Host=no-such-host.invalid;Database=there;Username=me;Password=secret")]
    public async Task A_PostgreSQL_that_does_not_answer_is_refused_with_the_remedy(string text)
    {
        using var store = new Store(services => services.AddPostgresStore(text));
        var refusal = await Assert.ThrowsAsync<StoreException>(store.PrepareAsync);
        Assert.Contains("no answer. Check that the server runs", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("the database does not answer", await store.SetUp.ObjectionAsync(CancellationToken.None));
    }

    [PostgresFact]
    public async Task A_PostgreSQL_database_that_does_not_exist_is_refused_with_the_remedy()
    {
        using var database = await TestDatabase.OnPostgresAsync();
        using var store = new Store(services => services.AddPostgresStore(database.ConnectionString + ";Database=elsewhere"));
        var refusal = await Assert.ThrowsAsync<StoreException>(store.PrepareAsync);
        Assert.Contains("3D000", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("create it", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_SQLite_database_that_can_only_be_read_is_objected_to()
    {
        using var database = TestDatabase.OnSqlite();
        await OnlyReadingAsync(database, services => services.AddSqliteStore(database.ConnectionString + ";Mode=ReadOnly"));
    }

    [PostgresFact]
    public async Task A_PostgreSQL_database_that_can_only_be_read_is_objected_to()
    {
        using var database = await TestDatabase.OnPostgresAsync();
        await OnlyReadingAsync(database, services => services.AddPostgresStore(database.ConnectionString + ";Options=-c default_transaction_read_only=on"));
    }

    private static async Task OnlyReadingAsync(TestDatabase database, Action<IServiceCollection> register)
    {
        using var writing = new Store(database);
        await writing.PrepareAsync();
        Assert.Null(await writing.SetUp.ObjectionAsync(CancellationToken.None));
        using var reading = new Store(register);
        Assert.Equal("the database cannot be written to; is its disk full?", await reading.SetUp.ObjectionAsync(CancellationToken.None));
        await using var db = await writing.OpenAsync();
        Assert.Empty(await db.HandledEvents.ToListAsync());
    }

    private static async Task RefusesAsync(TestDatabase database, params string[] says)
    {
        var before = Snapshot(database);
        using (var store = new Store(database))
        {
            var refusal = await Assert.ThrowsAsync<StoreException>(store.PrepareAsync);
            Assert.All(says.Append(database.File).Where(said => said != database.File || !refusal.Message.Contains("newer", StringComparison.Ordinal)),
                said => Assert.Contains(said, refusal.Message, StringComparison.Ordinal));
        }

        Assert.Equal(before, Snapshot(database));
    }

    private static string Snapshot(TestDatabase database) => string.Join('\n', Directory.GetFiles(Path.GetDirectoryName(database.File)!)
        .Order(StringComparer.Ordinal).Select(file => $"{file} {Convert.ToHexString(File.ReadAllBytes(file))}"));

    private static async Task MakeAsync(TestDatabase database, string then)
    {
        using (var store = new Store(database))
            await store.PrepareAsync();
        await ExecuteAsync(database, then);
    }

    private static async Task ExecuteAsync(TestDatabase database, string sql)
    {
        await using var connection = new SqliteConnection(database.ConnectionString + ";Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
