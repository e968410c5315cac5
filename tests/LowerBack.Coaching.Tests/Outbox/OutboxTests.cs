using System.Data.Common;
using LowerBack.Chat;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Outbox;
using LowerBack.Coaching.Storage;
using LowerBack.Coaching.Turns;
using LowerBack.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace LowerBack.Coaching.Tests.Outbox;

/// <summary>What becomes of a message the coach says first, whatever happens on the way. Decisions are a test's, the rest is the coach.</summary>
public sealed class OutboxTests
{
    [Fact]
    public async Task What_is_due_is_sent_once_and_by_rank()
    {
        await using var world = await World.StartAsync();
        await world.PutAsync(rank: OutboxRank.Nudge);
        await world.PutAsync(rank: OutboxRank.Daily);
        await world.PutAsync(due: Duration.FromMinutes(5));
        await world.Coach.SendsAsync();
        await world.Coach.SendsAsync();

        Assert.Equal(["hello", "hello"], world.Said);
        Assert.Equal([OutboxState.Sent, OutboxState.Ready, OutboxState.Sent], await world.StatesAsync());
    }

    /// <summary>What one was sent bears on what else they are; others need not wait for that.</summary>
    [Fact]
    public async Task One_member_hears_one_after_the_other_and_several_side_by_side()
    {
        await using var world = await World.StartAsync();
        var ben = new Conversation(world.Coach, "Ben");
        await ben.Says("/start");
        for (var i = 0; i < 6; i++)
            await world.PutAsync();
        await world.PutAsync(rank: OutboxRank.Nudge, to: ben);
        var (atOnce, most, benHears, anaWaits) = (0, 0, new TaskCompletionSource(), TimeSpan.FromSeconds(30));
        world.Coach.Platform.OnTheWay = async outgoing =>
        {
            if (((ToPerson)outgoing.To).Person == ben.Person.Id)
            {
                benHears.SetResult();
                return;
            }

            most = Math.Max(most, Interlocked.Increment(ref atOnce));
            await benHears.Task.WaitAsync(anaWaits);
            await world.StatesAsync();
            Interlocked.Decrement(ref atOnce);
        };
        await world.Coach.SendsAsync();

        Assert.Equal((7, 1), (world.Said.Count, most));
    }

    [Fact]
    public async Task What_is_too_late_is_dropped_and_says_so()
    {
        await using var world = await World.StartAsync();
        await world.PutAsync(until: Duration.FromMinutes(10));
        world.Coach.Clock.Advance(Duration.FromMinutes(11));
        await world.Coach.SendsAsync();

        Assert.Empty(world.Said);
        Assert.Equal((OutboxState.Dropped, Drop.Late), await world.EndAsync());
    }

    /// <summary>Where more is due than the platform takes, the lowest rank is never looked at, and must not pile up.</summary>
    [Fact]
    public async Task What_nobody_came_to_look_at_in_time_is_ended_within_the_hour()
    {
        await using var world = await World.StartAsync();
        await world.PutAsync(until: Duration.FromMinutes(10));
        await world.PutAsync(until: Duration.FromMinutes(30));
        world.Coach.Clock.Advance(Duration.FromMinutes(11));
        await world.Coach.Services.GetServices<IForgetter>().Single(forgetter => forgetter.What == "ended messages of the outbox").ForgetAsync(CancellationToken.None);

        Assert.Equal([OutboxState.Dropped, OutboxState.Ready], (await world.StatesAsync()).Order().Reverse());
    }

    [Fact]
    public async Task The_mark_that_it_leaves_is_on_the_disk_before_it_leaves()
    {
        await using var world = await World.StartAsync();
        await world.PutAsync();
        OutboxState? seen = null;
        world.Coach.Platform.OnTheWay = async _ => seen = (await world.StatesAsync()).Single();
        await world.Coach.SendsAsync();

        Assert.Equal(OutboxState.InFlight, seen);
        Assert.Equal([OutboxState.Sent], await world.StatesAsync());
    }

    [Theory]
    [InlineData(0, OutboxRank.Daily, OutboxState.Unknown)]
    [InlineData(120, OutboxRank.Daily, OutboxState.Ready)]
    [InlineData(120, OutboxRank.Nudge, OutboxState.Unknown)]
    public async Task After_a_crash_it_is_sent_again_only_where_a_double_would_be_known_and_it_is_worth_it(int knowsDoublesFor, int rank, OutboxState then)
    {
        await using var world = await World.StartAsync();
        await world.PutAsync(rank: rank);
        world.Coach.Platform.KnowsDoublesFor = TimeSpan.FromSeconds(knowsDoublesFor);
        await world.DiesInFlightAsync();
        world.Coach.Clock.Advance(Duration.FromSeconds(30));
        await world.TakesOverAsync();

        Assert.Equal([then], await world.StatesAsync());
        await world.Coach.SendsAsync();
        Assert.Equal(then == OutboxState.Ready ? 1 : 0, world.Said.Count);
    }

    [Fact]
    public async Task After_a_crash_it_is_not_sent_again_once_the_platform_may_have_forgotten_its_key()
    {
        await using var world = await World.StartAsync();
        await world.PutAsync();
        world.Coach.Platform.KnowsDoublesFor = TimeSpan.FromMinutes(2);
        await world.DiesInFlightAsync();
        world.Coach.Clock.Advance(Duration.FromMinutes(2));
        await world.TakesOverAsync();

        Assert.Equal([OutboxState.Unknown], await world.StatesAsync());
    }

    [Fact]
    public async Task What_may_be_there_is_not_sent_again_once_its_key_may_be_forgotten_even_if_a_later_attempt_was_refused()
    {
        await using var world = await World.StartAsync();
        await world.PutAsync();
        world.Coach.Platform.KnowsDoublesFor = TimeSpan.FromMinutes(2);
        world.Coach.Platform.Answers = _ => world.Coach.Platform.Sent.Count == 1 ? new OutcomeUnknown() : new TryAgain(TimeSpan.FromMinutes(3));
        await world.Coach.SendsAsync();
        world.Coach.Clock.Advance(Duration.FromSeconds(10));
        await world.Coach.SendsAsync();
        world.Coach.Clock.Advance(Duration.FromMinutes(3));
        await world.Coach.SendsAsync();

        Assert.Equal(2, world.Coach.Platform.Sent.Count);
        Assert.Equal([OutboxState.Unknown], await world.StatesAsync());
    }

    [Fact]
    public async Task Every_attempt_carries_the_same_key()
    {
        await using var world = await World.StartAsync();
        await world.PutAsync();
        world.Coach.Platform.Answers = _ => world.Coach.Platform.Sent.Count == 1 ? new TryAgain(TimeSpan.FromSeconds(3)) : new Delivered();
        await world.Coach.SendsAsync();
        Assert.Equal([OutboxState.Ready], await world.StatesAsync());
        world.Coach.Clock.Advance(Duration.FromSeconds(3));
        await world.Coach.SendsAsync();

        Assert.Equal([OutboxState.Sent], await world.StatesAsync());
        Assert.Single(world.Coach.Platform.Sent.Select(sent => sent.Key).Distinct());
        Assert.All(world.Coach.Platform.Sent, sent => Assert.True(sent.Key.Length <= 25));
    }

    [Theory]
    [InlineData(0, OutboxRank.Daily)]
    [InlineData(120, OutboxRank.Daily)]
    [InlineData(120, OutboxRank.Nudge)]
    public async Task A_platform_that_takes_nothing_for_a_while_is_asked_until_it_does(int knowsDoublesFor, int rank)
    {
        await using var world = await World.StartAsync();
        await world.PutAsync(rank: rank);
        world.Coach.Platform.KnowsDoublesFor = TimeSpan.FromSeconds(knowsDoublesFor);
        world.Coach.Platform.Answers = _ => world.Coach.Platform.Sent.Count < 8 ? new TryAgain(After: null) : new Delivered();
        for (var i = 0; i < 8; i++)
        {
            await world.Coach.SendsAsync();
            world.Coach.Clock.Advance(Duration.FromMinutes(i < 3 ? i : 10));
            await world.Coach.SendsAsync();
        }

        Assert.Equal([OutboxState.Sent], await world.StatesAsync());
    }

    [Theory]
    [InlineData(0, OutboxState.Unknown)]
    [InlineData(120, OutboxState.Sent)]
    public async Task What_came_of_it_and_could_not_be_written_down_does_not_stay_on_its_way(int knowsDoublesFor, OutboxState then)
    {
        await using var world = await World.StartAsync();
        await world.PutAsync();
        world.Coach.Platform.KnowsDoublesFor = TimeSpan.FromSeconds(knowsDoublesFor);
        await world.DiesInFlightAsync(world.Coach.Sender);
        await world.Coach.SendsAsync();

        Assert.Equal([then], await world.StatesAsync());
    }

    [Fact]
    public async Task What_a_sender_let_go_of_after_another_took_over_is_taken_over_when_it_must_have_landed()
    {
        await using var world = await World.StartAsync();
        await world.TakesOverAsync();
        await world.PutAsync();
        await world.DiesInFlightAsync();
        await world.Coach.SendsAsync();
        Assert.Equal([OutboxState.InFlight], await world.StatesAsync());
        world.Coach.Clock.Advance(DeliveryRules.LongestFlight + Duration.FromSeconds(1));
        await world.Coach.SendsAsync();

        Assert.Equal([OutboxState.Unknown], await world.StatesAsync());
    }

    [Fact]
    public async Task A_message_nobody_can_make_ready_is_parked_and_holds_up_nobody()
    {
        await using var world = await World.StartAsync();
        world.Decide = (_, message) => message.Rank == OutboxRank.Safety ? throw new InvalidOperationException("a bug") : new Speak(World.Hello);
        await world.PutAsync(rank: OutboxRank.Safety, until: Duration.FromHours(12));
        await world.PutAsync(rank: OutboxRank.Nudge);
        for (var i = 0; i < DeliveryRules.MostAttempts; i++)
        {
            await world.Coach.SendsAsync();
            world.Coach.Clock.Advance(Duration.FromMinutes(10));
        }

        Assert.Equal(["hello"], world.Said);
        Assert.Equal([OutboxState.Parked, OutboxState.Sent], await world.StatesAsync());
        Assert.Contains(world.Coach.Log.Lines, line => line.Contains("was parked because of InvalidOperationException", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_database_that_is_away_for_a_moment_counts_against_no_message()
    {
        await using var world = await World.StartAsync();
        await world.PutAsync();
        world.Decide = (_, _) => throw new InvalidOperationException("wrapped by the mapper", new Away());
        for (var i = 0; i < DeliveryRules.MostAttempts; i++)
            await Assert.ThrowsAsync<InvalidOperationException>(world.Coach.SendsAsync);
        world.Decide = (_, _) => new Speak(World.Hello);
        await world.Coach.SendsAsync();

        Assert.Equal([OutboxState.Sent], await world.StatesAsync());
    }

    [Fact]
    public async Task What_is_decided_for_a_message_is_saved_with_it_and_not_where_nothing_is_said()
    {
        await using var world = await World.StartAsync();
        world.Decide = (occasion, message) =>
        {
            occasion.Profile = occasion.Profile with { Minutes = 25 };
            return message.Rank == OutboxRank.Safety ? new Drop("Done") : new Speak(World.Hello);
        };
        await world.PutAsync(rank: OutboxRank.Safety);
        await world.Coach.SendsAsync();
        Assert.Null((await world.MemberAsync()).Get<Profile>().Minutes);
        await world.PutAsync();
        await world.Coach.SendsAsync();
        Assert.Equal(25, (await world.MemberAsync()).Get<Profile>().Minutes);
    }

    [Fact]
    public async Task A_member_who_does_something_while_it_is_decided_has_it_decided_anew()
    {
        await using var world = await World.StartAsync();
        await world.PutAsync();
        var decisions = 0;
        world.Decide = (occasion, _) =>
        {
            if (++decisions == 1)
                world.ChangesTheMember();
            occasion.Profile = occasion.Profile with { Minutes = 10 + decisions };
            return new Speak(World.Hello);
        };
        await world.Coach.SendsAsync();

        Assert.Equal(2, decisions);
        Assert.Single(world.Said);
        Assert.Equal(12, (await world.MemberAsync()).Get<Profile>().Minutes);
    }

    [Fact]
    public async Task Three_that_cannot_be_brought_and_it_is_quiet_until_they_are_seen_who_is_told_so_once()
    {
        await using var world = await World.StartAsync();
        world.Coach.Platform.Answers = _ => new Unreachable("50007");
        for (var i = 0; i < 4; i++)
        {
            await world.PutAsync();
            await world.Coach.SendsAsync();
        }

        Assert.Equal(Reach.MostStrikes, world.Coach.Platform.Sent.Count);
        Assert.Equal((OutboxState.Dropped, Drop.Unreachable), await world.EndAsync());
        await world.Ana.Says("/about");
        Assert.StartsWith("Since Mon 2 Mar I could not write to you", world.Ana.LastWords, StringComparison.Ordinal);
        await world.Ana.Says("/about");
        Assert.DoesNotContain("could not write", world.Ana.LastWords, StringComparison.Ordinal);

        world.Coach.Platform.Answers = _ => new Delivered();
        await world.PutAsync();
        await world.Coach.SendsAsync();
        Assert.Equal("hello", world.Ana.LastWords);
    }

    [Fact]
    public async Task Where_they_chose_to_be_called_they_are_called_once_a_day_and_nobody_learns_why()
    {
        await using var world = await World.StartAsync();
        world.Coach.Platform.Answers = sent => sent.To is ToPerson ? new Unreachable("50007") : new Delivered();
        await world.PutAsync();
        await world.Coach.SendsAsync();
        var group = world.Ana.InGroup();
        await group.Says("/about");
        await group.Presses("Call me here");
        await world.PutAsync();
        await world.PutAsync();
        await world.Coach.SendsAsync();

        var knock = Assert.Single(world.Coach.Platform.Sent, sent => sent.To is ToConversation);
        Assert.Equal(new ToConversation(group.At, world.Ana.Person.Id), knock.To);
        Assert.Equal("I have something for you. It waits in our private chat.", knock.Message.Body.ToPlainText());
    }

    [Fact]
    public async Task Who_shuts_the_door_is_not_written_to()
    {
        await using var world = await World.StartAsync();
        await world.Ana.SetsDoor(open: false);
        await world.PutAsync();
        await world.Coach.SendsAsync();

        Assert.Empty(world.Coach.Platform.Sent);
        Assert.Equal((OutboxState.Dropped, Drop.Unreachable), await world.EndAsync());
    }

    [Fact]
    public async Task Two_senders_send_one_message()
    {
        await using var world = await World.StartAsync();
        for (var i = 0; i < 20; i++)
            await world.PutAsync();
        var drain = world.Coach.Services.GetRequiredService<OutboxDrain>();
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => drain.SendDueAsync(world.Coach.Platform, Guid.CreateVersion7(), CancellationToken.None)));

        Assert.Equal(20, world.Said.Count);
        Assert.All(await world.StatesAsync(), state => Assert.Equal(OutboxState.Sent, state));
    }

    [Fact]
    public async Task The_sender_of_one_platform_does_not_take_what_goes_to_another_by_now()
    {
        await using var world = await World.StartAsync();
        await world.PutAsync();
        await using var db = await world.Coach.OpenAsync();
        var id = (await db.Outbox.SingleAsync()).Id;
        var flight = world.Coach.Services.GetRequiredService<OutboxFlight>();

        Assert.Null(await flight.LeaveAsync(id, world.Coach.Sender, world.Coach.OtherPlatform, CancellationToken.None));
        Assert.Equal([OutboxState.Ready], await world.StatesAsync());
    }

    [Fact]
    public async Task What_is_for_one_account_alone_goes_by_no_other()
    {
        await using var world = await World.StartAsync();
        await world.Coach.IsAlso(world.Ana, world.Ana.Elsewhere());
        world.Coach.Platform.Answers = _ => new Unreachable("50007");
        await world.PutAsync();
        await world.Coach.SendsAsync();
        await world.Ana.Elsewhere().Says("/about");
        world.Coach.Platform.Answers = _ => new Delivered();
        await world.PutAsync();
        await world.Coach.SendsAsync();

        Assert.Equal(2, world.Coach.Platform.Sent.Count);
        Assert.Empty(world.Coach.OtherPlatform.Sent);
    }

    private sealed class Away : DbException
    {
        public override bool IsTransient => true;
    }

    /// <summary>A member, a kind of message whose decisions a test makes, and the coach.</summary>
    private sealed class World : IAsyncDisposable, IInitiative
    {
        public static readonly ChatMessage Hello = new(Prose.Plain("hello"));
        private int _put;

        public string Kind => "test";

        public TestCoach Coach { get; private set; } = null!;

        public Conversation Ana { get; private set; } = null!;

        public Func<Occasion, OutboxMessage, Decision> Decide { get; set; } = (_, _) => new Speak(Hello);

        public IReadOnlyList<string> Said => [.. Coach.Platform.Sent.Select(sent => sent.Message.Body.ToPlainText())];

        public static async Task<World> StartAsync()
        {
            var world = new World();
            world.Coach = await TestCoach.StartAsync(services => services.AddSingleton<IInitiative>(world));
            world.Ana = new Conversation(world.Coach);
            await world.Ana.Says("/start");
            return world;
        }

        Decision IInitiative.Decide(Occasion occasion, OutboxMessage message) => Decide(occasion, message);

        public async Task PutAsync(int rank = OutboxRank.Daily, Duration? due = null, Duration? until = null, Conversation? to = null)
        {
            await using var db = await Coach.OpenAsync();
            var person = (to ?? Ana).Person.Id;
            var now = Coach.Clock.GetCurrentInstant();
            var at = now + (due ?? Duration.Zero) + Duration.FromMilliseconds(-++_put);
            db.Outbox.Add(new OutboxMessage
            {
                MemberId = (await db.Identities.SingleAsync(known => known.Platform == "test" && known.PersonId == person)).MemberId, Platform = "test", Person = person, Kind = Kind, Day = now.InUtc().Date,
                DueAt = at, TryAt = at, NotAfter = now + (until ?? Duration.FromHours(1)), Rank = rank,
            });
            await db.SaveChangesAsync();
        }

        /// <summary>It leaves, and the program dies before it arrives.</summary>
        public async Task DiesInFlightAsync(Guid? sender = null)
        {
            await using var db = await Coach.OpenAsync();
            var id = (await db.Outbox.SingleAsync()).Id;
            Assert.NotNull(await Coach.Services.GetRequiredService<OutboxFlight>().LeaveAsync(id, sender ?? Guid.CreateVersion7(), Coach.Platform, CancellationToken.None));
        }

        public Task TakesOverAsync() =>
            Coach.Services.GetRequiredService<OutboxDrain>().TakeOverAsync(Coach.Platform, Coach.Sender, CancellationToken.None);

        public async Task<IReadOnlyList<OutboxState>> StatesAsync() => [.. (await AllAsync()).Select(message => message.State)];

        public async Task<(OutboxState State, string? Why)> EndAsync() => (await AllAsync()).OrderBy(message => message.EndedAt).Select(message => (message.State, message.Why)).Last();

        public async Task<Member> MemberAsync()
        {
            await using var db = await Coach.OpenAsync();
            return await db.Members.AsNoTracking().SingleAsync();
        }

        /// <summary>Another turn, between the reading and the writing of a decision.</summary>
        public void ChangesTheMember()
        {
            using var db = Coach.Services.GetRequiredService<IDbContextFactory<CoachContext>>().CreateDbContext();
            db.Members.ExecuteUpdate(set => set.SetProperty(member => member.Version, member => member.Version + 1));
        }

        public ValueTask DisposeAsync() => Coach.DisposeAsync();

        private async Task<List<OutboxMessage>> AllAsync()
        {
            await using var db = await Coach.OpenAsync();
            return await db.Outbox.AsNoTracking().OrderBy(message => message.Rank).ThenBy(message => message.TryAt).ToListAsync();
        }
    }
}
