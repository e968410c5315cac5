using System.Buffers.Text;
using System.Globalization;
using LowerBack.Chat;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace LowerBack.Coaching.Teams;

/// <summary>A conversation in which a team shows its board. A conversation shows one team.</summary>
public sealed class TeamChat
{
    /// <summary>The most conversations of a team. Our own figure: each board is a message to bring up to date.</summary>
    public const int Most = 4;

    /// <summary>After so many messages in a row that could not be brought nothing is brought there any more. Three, as for members.</summary>
    public const int MostStrikes = 3;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid TeamId { get; init; }

    /// <summary>The platform, such as "telegram".</summary>
    public required string Platform { get; init; }

    /// <summary>The platform's id of the conversation.</summary>
    public required string Conversation { get; set; }

    /// <summary>The thread or topic inside it; empty for none, since no two empty ones would be the same to a database if they were null.</summary>
    public required string Thread { get; set; }

    /// <summary>The language of what is shown there: that of whoever brought the team.</summary>
    public required string Language { get; init; }

    /// <summary>How many messages in a row could not be brought.</summary>
    public int Strikes { get; set; }

    /// <summary>Where it is.</summary>
    public ChatAddress Address => new(new PlatformId(Platform), Conversation, Thread.Length == 0 ? null : Thread);

    /// <summary>Whether nothing is brought there any more.</summary>
    public bool IsLost => Strikes >= MostStrikes;
}

/// <summary>
/// A message of a team's in one of its conversations: posted once, and a board is brought up to date after that. It holds no
/// words; they are written when it leaves.
/// </summary>
public sealed class TeamPost
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid ChatId { get; init; }

    /// <summary>The platform it is posted on, so that each platform's sender finds its own.</summary>
    public required string Platform { get; init; }

    public required TeamPostKind Kind { get; init; }

    /// <summary>The team's day it is about. A conversation has one of each kind for a day.</summary>
    public required LocalDate Day { get; init; }

    /// <summary>After this it is neither posted nor changed.</summary>
    public required Instant NotAfter { get; set; }

    /// <summary>When something is to be done about it; null while it is as it should be.</summary>
    public required Instant? TryAt { get; set; }

    /// <summary>How often that was asked for. Whoever brings it knows by this whether it was asked again meanwhile; two moments may be the same.</summary>
    public int Asked { get; private set; }

    /// <summary>Where it stands.</summary>
    public TeamPostState State { get; set; }

    /// <summary>The platform's id of the message, once it is there.</summary>
    public string? Message { get; set; }

    /// <summary>Since when the platform may know it; null where it certainly does not, or says so itself.</summary>
    public Instant? FlownAt { get; set; }

    /// <summary>How often in a row it could not be brought.</summary>
    public int Attempts { get; set; }

    /// <summary>How often it had to be posted anew because it was gone.</summary>
    public int Reposts { get; set; }

    /// <summary>By what the platform knows a double of this posting.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{Base64Url.EncodeToString(Id.ToByteArray())}-{Reposts}");

    public TeamChat Chat { get; private set; } = null!;

    /// <summary>Has it brought, or brought up to date; not before the platform wants to hear of it again.</summary>
    public void Ask(Instant at)
    {
        if (Attempts == 0 || TryAt is null)
            TryAt = at;
        Asked++;
    }
}

/// <summary>What a team says in a conversation.</summary>
public enum TeamPostKind
{
    /// <summary>Who showed up today; one message a day that is kept up to date.</summary>
    Board = 0,

    /// <summary>The week that was.</summary>
    Digest = 1,

    /// <summary>A number of kept days.</summary>
    Milestone = 2,
}

/// <summary>Where a post stands.</summary>
public enum TeamPostState
{
    /// <summary>Not there yet.</summary>
    Ready = 0,

    /// <summary>Leaves now; the mark is on the disk before the first byte leaves.</summary>
    InFlight = 1,

    /// <summary>There.</summary>
    Posted = 2,

    /// <summary>Nothing more is done about it.</summary>
    Over = 3,
}

internal sealed class TeamChatTable : IEntityTypeConfiguration<TeamChat>
{
    public void Configure(EntityTypeBuilder<TeamChat> table)
    {
        table.ToTable("team_chats");
        table.Property(chat => chat.Id).ValueGeneratedNever();
        table.Property(chat => chat.Platform).HasMaxLength(32);
        table.Property(chat => chat.Conversation).HasMaxLength(64);
        table.Property(chat => chat.Thread).HasMaxLength(64);
        table.Property(chat => chat.Language).HasMaxLength(16);
        table.Ignore(chat => chat.Address);
        table.HasIndex(chat => new { chat.Platform, chat.Conversation, chat.Thread }).IsUnique();
    }
}

internal sealed class TeamPostTable : IEntityTypeConfiguration<TeamPost>
{
    public void Configure(EntityTypeBuilder<TeamPost> table)
    {
        table.ToTable("team_posts");
        table.Property(post => post.Id).ValueGeneratedNever();
        table.Property(post => post.Platform).HasMaxLength(32);
        table.Property(post => post.Message).HasMaxLength(64);
        table.Property(post => post.State).IsConcurrencyToken();
        table.Property(post => post.Asked).IsConcurrencyToken();
        table.Ignore(post => post.Key);
        table.HasIndex(post => new { post.ChatId, post.Kind, post.Day }).IsUnique();
        table.HasIndex(post => new { post.Platform, post.TryAt });
        table.HasIndex(post => post.NotAfter);
        table.HasOne(post => post.Chat).WithMany().HasForeignKey(post => post.ChatId).OnDelete(DeleteBehavior.Cascade);
    }
}
