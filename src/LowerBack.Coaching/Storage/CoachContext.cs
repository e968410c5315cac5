using LowerBack.Coaching.Members;
using LowerBack.Coaching.Turns;
using Microsoft.EntityFrameworkCore;

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

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfiguration(new MemberTable());
        modelBuilder.ApplyConfiguration(new MemberIdentityTable());
        modelBuilder.ApplyConfiguration(new JournalTable());
        modelBuilder.ApplyConfiguration(new HandledEventTable());
    }
}
