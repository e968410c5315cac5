using System.Collections.Concurrent;
using System.Data.Common;
using LowerBack.Chat;
using LowerBack.Coaching.Text;
using LowerBack.Coaching.Turns;
using LowerBack.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace LowerBack.Data.Tests;

public sealed class ReadingTests
{
    [Fact]
    public async Task A_turn_of_a_known_member_is_one_read_with_the_journal_and_one_write_on_SQLite()
    {
        var counted = new Counted();
        await using var coach = await TestCoach.StartAsync(services => services.WithoutSlices().AddSingleton<ICommand, Looks>()
            .ConfigureDbContext<Sqlite.SqliteCoachContext>(options => options.AddInterceptors(counted)));
        await IsOneReadAndOneWriteAsync(coach, counted);
    }

    [PostgresFact]
    public async Task A_turn_of_a_known_member_is_one_read_with_the_journal_and_one_write_on_PostgreSQL()
    {
        var counted = new Counted();
        await using var coach = await TestCoach.StartAsync(
            services => services.WithoutSlices().AddSingleton<ICommand, Looks>()
                .ConfigureDbContext<Postgres.PostgresCoachContext>(options => options.AddInterceptors(counted)),
            await TestDatabase.OnPostgresAsync());
        await IsOneReadAndOneWriteAsync(coach, counted);
    }

    private static async Task IsOneReadAndOneWriteAsync(TestCoach coach, Counted counted)
    {
        var chat = new Conversation(coach.Coach);
        await chat.Says("/looks");
        counted.Commands.Clear();
        await chat.Says("/looks");

        Assert.Equal(2, counted.Commands.Count);
        Assert.Contains("journal", counted.Commands.First(), StringComparison.Ordinal);
        Assert.StartsWith("SELECT", counted.Commands.First(), StringComparison.Ordinal);
        Assert.StartsWith("INSERT", counted.Commands.Last(), StringComparison.Ordinal);
    }

    private sealed class Counted : DbCommandInterceptor
    {
        public ConcurrentQueue<string> Commands { get; } = new();

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Commands.Enqueue(command.CommandText);
            return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            Commands.Enqueue(command.CommandText);
            return base.NonQueryExecutingAsync(command, eventData, result, cancellationToken);
        }
    }

    private sealed class Looks : ICommand
    {
        public CommandPlace Place => CommandPlace.Personal;

        public int JournalDays => 28;

        public CommandDescriptor Describe(Words words) => new("looks", "Looks back.", []);

        public Answer Run(Turn turn, BoundArguments arguments) => Answers.Say(Prose.Plain($"{turn.Member.Journal.Count}"));
    }
}
