using System.Globalization;
using System.Text;
using LowerBack.Coaching.Storage;
using LowerBack.FakeTelegram;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LowerBack.Benchmarks.Load;

/// <summary>Members who train for a while and then do nothing, so that whatever changes about them later is somebody else's doing.</summary>
/// <param name="first">The number of the first of them.</param>
internal sealed class Victims(int first, IServiceProvider services, FakeBot bot, Tokens tokens)
{
    private const int Count = 50;
    private static readonly string[] Said = ["/routine", "/learn", "/settings", "/report", "/privacy"];
    private readonly List<User> _people = [.. Enumerable.Range(first, Count).Select(number => bot.AddUser(id: Crowd.Number(number)))];

    /// <summary>How many members there must be for all of them.</summary>
    public static int UpTo(int first) => first + Count;

    /// <summary>One who can be asked whether the coach still answers.</summary>
    public User Someone => _people[0];

    /// <summary>They use the coach, so that there is something to change and there are buttons to steal.</summary>
    public async Task LiveAsync()
    {
        foreach (var said in Said)
        {
            foreach (var person in _people)
                bot.Say(person, said);
        }

        while (_people.Any(person => bot.Said(person.Id).Count < Said.Length))
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        // What anybody may do with a session and the settings; not with their privacy, which could end in being erased.
        foreach (var (chat, message, data) in tokens.Theirs.Where(token => token.Data.Split(':')[2] is "routine" or "settings" or "learn"))
            bot.PressData(bot.UserOf(chat), data, chat, message, forge: true);
        while (bot.Pending > 0)
            await Task.Delay(TimeSpan.FromMilliseconds(50));
    }

    /// <summary>Every row about them, in full.</summary>
    public async Task<string> RowsAsync()
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<CoachContext>>().CreateDbContextAsync();
        var ids = string.Join(',', _people.Select(person => $"'{person.Id}'"));
        var theirs = $"SELECT member_id FROM member_identities WHERE person_id IN ({ids})";
        var rows = new StringBuilder();
        await db.Database.OpenConnectionAsync();
        foreach (var select in (string[])[
            $"SELECT * FROM members WHERE id IN ({theirs}) ORDER BY id",
            $"SELECT * FROM member_identities WHERE member_id IN ({theirs}) ORDER BY person_id",
            $"SELECT * FROM journal WHERE member_id IN ({theirs}) ORDER BY id"])
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = select;
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                for (var column = 0; column < reader.FieldCount; column++)
                    rows.Append(CultureInfo.InvariantCulture, $"{reader.GetName(column)}={reader.GetValue(column)}|");
                rows.Append('\n');
            }
        }

        return rows.ToString();
    }
}
