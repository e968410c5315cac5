// Writes a pair of migrations, one for each database, from the difference between the model and the last snapshot:
//   dotnet run --project src/LowerBack.Data.Design -- AddTeams
using LowerBack.Coaching.Storage;
using LowerBack.Data.Postgres;
using LowerBack.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Migrations.Design;
using Microsoft.EntityFrameworkCore.Sqlite.Design.Internal;
using Microsoft.Extensions.DependencyInjection;
using Npgsql.EntityFrameworkCore.PostgreSQL.Design.Internal;

if (args is not [{ Length: > 0 } name])
{
    Console.Error.WriteLine("Name the change, such as: dotnet run --project src/LowerBack.Data.Design -- AddTeams");
    return 1;
}

var data = Path.GetFullPath("src/LowerBack.Data");
if (!Directory.Exists(data))
{
    Console.Error.WriteLine("Run this from the root of the repository.");
    return 1;
}

var sqlite = new DbContextOptionsBuilder<SqliteCoachContext>();
SqliteStore.Configure(sqlite, "Data Source=none");
using var onSqlite = new SqliteCoachContext(sqlite.Options);
Write(onSqlite, new SqliteDesignTimeServices(), "Sqlite");

var postgres = new DbContextOptionsBuilder<PostgresCoachContext>();
PostgresStore.Configure(postgres, "Host=none");
using var onPostgres = new PostgresCoachContext(postgres.Options);
Write(onPostgres, new NpgsqlDesignTimeServices(), "Postgres");
return 0;

void Write(CoachContext db, IDesignTimeServices vendor, string folder)
{
    var services = new ServiceCollection();
    services.AddEntityFrameworkDesignTimeServices();
    services.AddDbContextDesignTimeServices(db);
    vendor.ConfigureDesignTimeServices(services);
    using var provider = services.BuildServiceProvider();
    using var scope = provider.CreateScope();
    var scaffolder = scope.ServiceProvider.GetRequiredService<IMigrationsScaffolder>();
    var migration = scaffolder.ScaffoldMigration(name, "LowerBack.Data", $"{folder}.Migrations");
    var files = scaffolder.Save(data, migration, Path.Combine(data, folder, "Migrations"), dryRun: false);
    Console.WriteLine($"{folder}: {files.MigrationFile}");
}
