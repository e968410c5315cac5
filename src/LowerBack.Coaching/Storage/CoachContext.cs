using LowerBack.Coaching.Linking;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Outbox;
using LowerBack.Coaching.Reminders;
using LowerBack.Coaching.Teams;
using LowerBack.Coaching.Turns;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace LowerBack.Coaching.Storage;

/// <summary>
/// Everything the coach stores, without naming a database. Each slice's table configurations are listed here; the two
/// databases add their own conventions in a subclass.
/// </summary>
public abstract class CoachContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<Member> Members => Set<Member>();

    public DbSet<MemberIdentity> Identities => Set<MemberIdentity>();

    public DbSet<JournalEntry> Journal => Set<JournalEntry>();

    public DbSet<HandledEvent> HandledEvents => Set<HandledEvent>();

    public DbSet<Erasure> Erasures => Set<Erasure>();

    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    public DbSet<AgendaRow> Agendas => Set<AgendaRow>();

    public DbSet<Team> Teams => Set<Team>();

    public DbSet<TeamMember> TeamMembers => Set<TeamMember>();

    public DbSet<TeamDay> TeamDays => Set<TeamDay>();

    public DbSet<TeamChat> TeamChats => Set<TeamChat>();

    public DbSet<TeamPost> TeamPosts => Set<TeamPost>();

    public DbSet<TeamInvite> TeamInvites => Set<TeamInvite>();

    public DbSet<LinkCode> LinkCodes => Set<LinkCode>();

    /// <summary>Agendas of a part that are due, the longest due first, kept from other sweeps until the write around it ends. Not tracked.</summary>
    public abstract Task<IReadOnlyList<AgendaRow>> TakeDueAsync(int part, Instant now, int most);

    /// <summary>Writes what a batch of a sweep came to, within the write around it. Rows in the thousands, so not one by one.</summary>
    public abstract Task WriteAsync(SweptBatch batch, Instant now);

    /// <summary>Several statements as one write: all of them or, where it answers false or throws, none.</summary>
    /// <returns>What <paramref name="write"/> answered.</returns>
    public virtual async Task<bool> WriteAsync(Func<Task<bool>> write, CancellationToken stop)
    {
        await using var transaction = await Database.BeginTransactionAsync(stop);
        if (!await write())
            return false;
        await transaction.CommitAsync(stop);
        return true;
    }

    /// <summary>Takes what was deleted out of the database's files, as far as the database can.</summary>
    public virtual Task ScrubAsync(CancellationToken stop) => Task.CompletedTask;

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfiguration(new MemberTable());
        modelBuilder.ApplyConfiguration(new MemberIdentityTable());
        modelBuilder.ApplyConfiguration(new JournalTable());
        modelBuilder.ApplyConfiguration(new HandledEventTable());
        modelBuilder.ApplyConfiguration(new ErasureTable());
        modelBuilder.ApplyConfiguration(new OutboxTable());
        modelBuilder.ApplyConfiguration(new AgendaTable());
        modelBuilder.ApplyConfiguration(new TeamTable());
        modelBuilder.ApplyConfiguration(new TeamMemberTable());
        modelBuilder.ApplyConfiguration(new TeamDayTable());
        modelBuilder.ApplyConfiguration(new TeamChatTable());
        modelBuilder.ApplyConfiguration(new TeamPostTable());
        modelBuilder.ApplyConfiguration(new TeamInviteTable());
        modelBuilder.ApplyConfiguration(new LinkCodeTable());
    }
}
