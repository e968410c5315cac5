using System.Buffers.Text;
using LowerBack.Coaching.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace LowerBack.Coaching.Outbox;

/// <summary>
/// Something the coach is to say first. It is saved with what it follows from, and holds no words: what is said, and whether,
/// is decided at the moment it leaves.
/// </summary>
public sealed class OutboxMessage
{
    /// <summary>For how many days what has ended is kept: long enough to say why something came or did not. Our own figure.</summary>
    public const int DaysKept = 7;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Whom it is for.</summary>
    public required Guid MemberId { get; init; }

    /// <summary>The platform it leaves by.</summary>
    public required string Platform { get; set; }

    /// <summary>The platform's id of the person.</summary>
    public required string Person { get; set; }

    /// <summary>The platform's id of their private chat, where anything ever came from there.</summary>
    public string? Conversation { get; set; }

    /// <summary>The platform on which it could not be brought, before it was sent to where else the member is; null where it was not.</summary>
    public string? TriedOn { get; set; }

    /// <summary>The platform's own id of the message it changes; null where it is a new one.</summary>
    public string? Changes { get; init; }

    /// <summary>The platform's own id of it, once it is there; null where the platform told none.</summary>
    public string? Message { get; set; }

    /// <summary>What it is; see <see cref="IInitiative.Kind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>What else fell due about the same time and is said with it: kinds with commas between; empty for none.</summary>
    public string Also { get; set; } = "";

    /// <summary>Whether the member asked for it themselves, such as by putting it off: then rules for what comes unasked do not hold.</summary>
    public bool Asked { get; init; }

    /// <summary>How often the member has put it off.</summary>
    public int PutOff { get; init; }

    /// <summary>Whether a newer one of its sort makes it worthless.</summary>
    public bool NewestOnly { get; init; }

    /// <summary>The member's day it is about.</summary>
    public required LocalDate Day { get; init; }

    /// <summary>When it should be there. One member is told one kind once for one moment.</summary>
    public required Instant DueAt { get; init; }

    /// <summary>After this it is not sent any more.</summary>
    public required Instant NotAfter { get; init; }

    /// <summary>The order in which what is due leaves: the lower the earlier.</summary>
    public required int Rank { get; init; }

    /// <summary>Where it stands. Two senders that meet are told apart by it: only one changes it first.</summary>
    public OutboxState State { get; set; }

    /// <summary>Why it was dropped or parked; null where it was not.</summary>
    public string? Why { get; set; }

    /// <summary>Before this it is not taken up; while it is in flight, when it left this time.</summary>
    public required Instant TryAt { get; set; }

    /// <summary>How often it left, or could not be made ready to.</summary>
    public int Attempts { get; set; }

    /// <summary>Since when the platform may know it, counted from its first leaving; null where it certainly does not.</summary>
    public Instant? FlownAt { get; set; }

    /// <summary>Which sender has it in flight; one that is not alive any more cannot say what came of it.</summary>
    public Guid? Sender { get; set; }

    /// <summary>When it came to its end.</summary>
    public Instant? EndedAt { get; set; }

    /// <summary>The kinds that are said with it.</summary>
    public IEnumerable<string> AlsoKinds() => Also.Split(',', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>By what the platform knows a double: 22 characters.</summary>
    public string Key => Base64Url.EncodeToString(Id.ToByteArray());
}

/// <summary>Where a message of the outbox stands.</summary>
public enum OutboxState
{
    /// <summary>Waits for its time, and for room.</summary>
    Ready = 0,

    /// <summary>Leaves now. The mark is on the disk before the first byte leaves, so after a crash nobody sends it again unknowing.</summary>
    InFlight = 1,

    /// <summary>The platform has it.</summary>
    Sent = 2,

    /// <summary>Not sent, for a reason that has a name.</summary>
    Dropped = 3,

    /// <summary>It may be there or not, and cannot be sent again without risking a double.</summary>
    Unknown = 4,

    /// <summary>Something is wrong with it that needs a person to look; nothing else waits for it.</summary>
    Parked = 5,
}

internal sealed class OutboxTable : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> table)
    {
        table.ToTable("outbox");
        table.Property(message => message.Id).ValueGeneratedNever();
        table.Property(message => message.Platform).HasMaxLength(32);
        table.Property(message => message.Person).HasMaxLength(64);
        table.Property(message => message.Conversation).HasMaxLength(64);
        table.Property(message => message.TriedOn).HasMaxLength(32);
        table.Property(message => message.Changes).HasMaxLength(64);
        table.Property(message => message.Message).HasMaxLength(64);
        table.Property(message => message.Kind).HasMaxLength(16);
        table.Property(message => message.Also).HasMaxLength(64);
        table.Property(message => message.Why).HasMaxLength(64);
        table.Property(message => message.State).IsConcurrencyToken();
        table.Ignore(message => message.Key);
        table.HasIndex(message => new { message.MemberId, message.Kind, message.DueAt }).IsUnique();
        table.HasIndex(message => new { message.Platform, message.State, message.Rank, message.DueAt });
        table.HasIndex(message => message.EndedAt);
        table.HasOne<Member>().WithMany().HasForeignKey(message => message.MemberId).OnDelete(DeleteBehavior.Cascade);
    }
}
