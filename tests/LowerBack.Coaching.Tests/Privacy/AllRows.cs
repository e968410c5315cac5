using System.Globalization;
using LowerBack.TestKit;
using Microsoft.EntityFrameworkCore;

namespace LowerBack.Coaching.Tests.Privacy;

/// <summary>Every row of every table of the model, as text, read past the mapper.</summary>
internal static class AllRows
{
    /// <summary>The rows, each as <c>table: column=value …</c>, without the handled events, which name nobody.</summary>
    /// <param name="coach">Whose store.</param>
    /// <param name="but">Columns to leave out.</param>
    public static async Task<List<string>> ReadAsync(TestCoach coach, params string[] but)
    {
        await using var db = await coach.OpenAsync();
        await db.Database.OpenConnectionAsync();
        var rows = new List<string>();
        foreach (var table in db.Model.GetEntityTypes().Select(type => type.GetTableName()!).Where(table => table != "handled_events"))
            await ReadTableAsync(db, table, but, rows);
        // Contexts are used again, and this one is to be as it was.
        await db.Database.CloseConnectionAsync();
        rows.Sort(StringComparer.Ordinal);
        return rows;
    }

    /// <summary>Every value of every column, the handled events included.</summary>
    public static async Task<string> EverythingAsync(TestCoach coach)
    {
        await using var db = await coach.OpenAsync();
        await db.Database.OpenConnectionAsync();
        var rows = new List<string>();
        foreach (var type in db.Model.GetEntityTypes())
            await ReadTableAsync(db, type.GetTableName()!, [], rows);
        await db.Database.CloseConnectionAsync();
        return string.Join('\n', rows);
    }

    private static async Task ReadTableAsync(DbContext db, string table, string[] but, List<string> rows)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"SELECT * FROM {table}";
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            var columns = Enumerable.Range(0, reader.FieldCount).Where(at => !but.Contains(reader.GetName(at)))
                .Select(at => $"{reader.GetName(at)}={Convert.ToString(reader.GetValue(at), CultureInfo.InvariantCulture)}");
            rows.Add($"{table}: {string.Join(' ', columns)}");
        }
    }
}
