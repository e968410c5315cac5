namespace LowerBack.Data.Postgres.Migrations;

/// <summary>
/// The statements that make the tables in which Quartz keeps, for all workers together, which sweep runs where. The script is
/// the package's own; it creates what is missing and drops nothing.
/// </summary>
internal static class QuartzTables
{
    private const string Between = "\n--;;\n";

    public static IEnumerable<string> Statements()
    {
        using var script = typeof(QuartzTables).Assembly.GetManifestResourceStream("quartz.sql")!;
        using var reader = new StreamReader(script);
        return reader.ReadToEnd().Split(Between).Skip(1);
    }
}
