using LowerBack.Chat;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Storage;
using LowerBack.Coaching.Tests.Conversations;
using LowerBack.Coaching.Turns;
using LowerBack.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace LowerBack.Coaching.Tests.Linking;

/// <summary>Both accounts do something at the same moment: of two turns one is run again, and nothing is lost.</summary>
public sealed class LinkAtOnceTests : IAsyncLifetime
{
    private readonly Between _merging = new();
    private readonly BeforeSaving _saving = new();
    private TestCoach _coach = null!;
    private Conversation _ana = null!;
    private Conversation _elsewhere = null!;

    public async Task InitializeAsync()
    {
        _coach = await TestCoach.StartAsync(services => services.AddSingleton<HeldData>(_merging).AddSingleton<ITurnEnd>(_saving));
        _ana = new Conversation(_coach);
        _elsewhere = _ana.Elsewhere();
        await _ana.ComesInAsync("Berlin");
        await _elsewhere.ComesInAsync("London");
        await _elsewhere.Says("/link " + await _ana.CodeAsync());
    }

    public async Task DisposeAsync() => await _coach.DisposeAsync();

    [Fact]
    public async Task The_other_account_says_something_while_the_two_are_merged()
    {
        _merging.Do = () => _ana.Says("/checkin 4");
        await _elsewhere.PressesFor("link", "join", null, "here");
        await ThereIsOneWithTheCheckInAsync();
        Assert.Equal(2, _merging.Runs);
    }

    [Fact]
    public async Task The_two_are_merged_while_the_other_account_says_something()
    {
        _saving.Do = () => _elsewhere.PressesFor("link", "join", null, "here");
        await _ana.Says("/checkin 4");
        await ThereIsOneWithTheCheckInAsync();
        Assert.Equal(1, _merging.Runs);
    }

    [Fact]
    public async Task The_other_account_erases_everything_while_the_two_are_merged()
    {
        await _ana.Says("/privacy");
        await _ana.Presses("Erase everything");
        _merging.Do = () => _ana.Presses("Erase");
        await _elsewhere.PressesFor("link", "join", null, "here");
        Assert.StartsWith("In Test everything about you is about to be erased", _elsewhere.LastWords, StringComparison.Ordinal);
        Assert.NotEqual((await _coach.MemberAsync(_ana)).Id, (await _coach.MemberAsync(_elsewhere)).Id);
    }

    private async Task ThereIsOneWithTheCheckInAsync()
    {
        var one = await _coach.MemberAsync(_ana);
        Assert.Equal(one.Id, (await _coach.MemberAsync(_elsewhere)).Id);
        Assert.Equal(4, Assert.Single(await _coach.JournalAsync(one.Id), entry => entry.Kind == CheckInNote.Kind).Read<CheckInNote>()!.Pain);
        Assert.DoesNotContain(_coach.Log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    /// <summary>Does something, once, in the middle of a merge.</summary>
    private sealed class Between() : HeldData("between", (_, _) => Prose.Empty)
    {
        public Func<Task> Do { get; set; } = () => Task.CompletedTask;

        public int Runs { get; private set; }

        public override IReadOnlyList<Type> Covers => [];

        public override Task<int> CountAsync(CoachContext db, Member member, CancellationToken stop) => Task.FromResult(0);

        public override async Task MergeAsync(MemberMerge merge, CancellationToken stop)
        {
            if (++Runs == 1)
                await Do();
        }
    }

    /// <summary>Does something, once, before a check-in is saved.</summary>
    private sealed class BeforeSaving : ITurnEnd
    {
        private Func<Task>? _do;

        public Func<Task> Do { set => _do = value; }

        public async ValueTask<Answer> EndAsync(CoachContext db, Turn turn, Answer answer, CancellationToken stop)
        {
            if (turn.Said is CommandInvoked { Name: "checkin" } && Interlocked.Exchange(ref _do, null) is { } act)
                await act();
            return answer;
        }
    }
}
