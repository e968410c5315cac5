using LowerBack.Chat;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Outbox;
using NodaTime;

namespace LowerBack.Coaching.Tests.Outbox;

/// <summary>What becomes of a message after an attempt, and by which account it leaves.</summary>
public sealed class DeliveryRulesTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 2, 8, 0);

    [Theory]
    [InlineData("there", false, OutboxState.Sent, null)]
    [InlineData("there", true, OutboxState.Sent, null)]
    [InlineData("later", false, OutboxState.Ready, null)]
    [InlineData("later", true, OutboxState.Ready, null)]
    [InlineData("unknown", false, OutboxState.Unknown, null)]
    [InlineData("unknown", true, OutboxState.Ready, null)]
    [InlineData("gone", false, OutboxState.Parked, "Gone")]
    [InlineData("gone", true, OutboxState.Dropped, "Gone")]
    [InlineData("closed", false, OutboxState.Dropped, "Unreachable")]
    [InlineData("closed", true, OutboxState.Dropped, "Unreachable")]
    [InlineData("refused", true, OutboxState.Parked, "400")]
    public void What_becomes_of_a_new_message_and_of_a_change_to_one(string outcome, bool isChange, OutboxState then, string? why)
    {
        var message = InFlight(isChange ? "7" : null);
        DeliveryRules.Take(message, Outcome(outcome), Duration.Zero, Now);

        Assert.Equal((then, why), (message.State, message.Why));
        Assert.Equal(outcome == "there" ? "8" : null, message.Message);
    }

    [Fact]
    public void A_change_is_made_again_after_a_crash_and_a_new_message_is_not()
    {
        var (change, first) = (InFlight("7"), InFlight());
        DeliveryRules.Recover(change, Duration.Zero, Now + Duration.FromHours(1));
        DeliveryRules.Recover(first, Duration.Zero, Now + Duration.FromHours(1));

        Assert.Equal((OutboxState.Ready, OutboxState.Unknown), (change.State, first.State));
        Assert.False(DeliveryRules.IsInDoubt(change, Duration.Zero, Now + Duration.FromHours(1)));
    }

    [Fact]
    public void A_change_whose_outcome_stays_unknown_is_given_up()
    {
        var change = InFlight("7");
        change.Attempts = DeliveryRules.MostAttempts;
        DeliveryRules.Take(change, new OutcomeUnknown(), Duration.Zero, Now);
        Assert.Equal(OutboxState.Unknown, change.State);
    }

    [Theory]
    [InlineData("closed", null, 0, "there")]
    [InlineData("refused", null, 0, null)]
    [InlineData("unknown", null, 0, null)]
    // Each door is tried once.
    [InlineData("closed", "there", 0, null)]
    // An earlier attempt may have come in, and it would be read twice.
    [InlineData("closed", null, 5, null)]
    public void What_came_back_goes_by_the_other_account_once(string outcome, string? triedOn, int secondsSinceItFirstLeft, string? then)
    {
        var message = InFlight(triedOn: triedOn);
        message.FlownAt = message.TryAt - Duration.FromSeconds(secondsSinceItFirstLeft);
        Assert.Equal(then, OtherDoor.After(message, Outcome(outcome), Member("here"))?.Platform);
    }

    [Theory]
    [InlineData("here", null, false, null)]
    [InlineData("there", null, false, "there")]
    [InlineData("there", "there", false, null)]
    [InlineData("there", null, true, null)]
    [InlineData("nowhere", null, false, null)]
    public void What_has_not_left_goes_where_they_speak_by_now(string speaksOn, string? triedOn, bool mayBeThere, string? then)
    {
        var message = InFlight(triedOn: triedOn);
        message.FlownAt = mayBeThere ? Now : null;
        Assert.Equal(then, OtherDoor.BeforeLeaving(message, Member(speaksOn))?.Platform);
    }

    [Fact]
    public void By_the_other_account_it_leaves_as_if_for_the_first_time()
    {
        var message = InFlight();
        OtherDoor.Take(message, new Account("there", "b"), Now);

        Assert.Equal(("there", "b", null), (message.Platform, message.Person, message.Conversation));
        Assert.Equal((OutboxState.Ready, null, null, 0), (message.State, message.Sender, message.FlownAt, message.Attempts));
    }

    private static DeliveryOutcome Outcome(string name) => name switch
    {
        "there" => new Delivered("8"),
        "later" => new TryAgain(After: null),
        "unknown" => new OutcomeUnknown(),
        "gone" => new Gone(),
        "closed" => new Unreachable("50007"),
        _ => new Refused("400"),
    };

    private static OutboxMessage InFlight(string? changes = null, string? triedOn = null) => new()
    {
        MemberId = Guid.CreateVersion7(), Platform = "here", Person = "a", Conversation = "1", Kind = "test", Day = Now.InUtc().Date, DueAt = Now, TryAt = Now,
        NotAfter = Now + Duration.FromHours(2), Rank = OutboxRank.Daily, State = OutboxState.InFlight, FlownAt = Now, Attempts = 1,
        Sender = Guid.CreateVersion7(), Changes = changes, TriedOn = triedOn,
    };

    private static Member Member(string speaksOn)
    {
        var member = new Member { Id = Guid.CreateVersion7(), JoinedAt = Now, Language = "en", SpeaksOn = speaksOn };
        member.Set(new Accounts { Linked = [new Account("here", "a"), new Account("there", "b")] });
        return member;
    }
}
