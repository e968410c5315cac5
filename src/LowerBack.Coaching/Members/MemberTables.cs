using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LowerBack.Coaching.Members;

internal sealed class MemberTable : IEntityTypeConfiguration<Member>
{
    public void Configure(EntityTypeBuilder<Member> table)
    {
        table.ToTable("members");
        table.Property(member => member.Id).ValueGeneratedNever();
        table.Property(member => member.Language).HasMaxLength(16);
        table.Property(member => member.ZoneId).HasMaxLength(64);
        table.Property(member => member.SpeaksOn).HasMaxLength(32);
        table.Property(member => member.EraseReceipt).HasMaxLength(16);
        table.HasIndex(member => member.EraseAt);
        table.Property(member => member.Version).IsConcurrencyToken();
        table.Property(member => member.FacetsJson).HasColumnName("facets");
        table.Ignore(member => member.Tag);
    }
}

internal sealed class MemberIdentityTable : IEntityTypeConfiguration<MemberIdentity>
{
    public void Configure(EntityTypeBuilder<MemberIdentity> table)
    {
        table.ToTable("member_identities");
        table.HasKey(identity => new { identity.Platform, identity.PersonId });
        table.Property(identity => identity.Platform).HasMaxLength(32);
        table.Property(identity => identity.PersonId).HasMaxLength(64);
        table.HasOne(identity => identity.Member).WithMany(member => member.Identities).HasForeignKey(identity => identity.MemberId);
    }
}

internal sealed class JournalTable : IEntityTypeConfiguration<JournalEntry>
{
    public void Configure(EntityTypeBuilder<JournalEntry> table)
    {
        table.ToTable("journal");
        table.Property(entry => entry.Id).ValueGeneratedNever();
        table.Property(entry => entry.Kind).HasMaxLength(32);
        table.HasOne<Member>().WithMany(member => member.Journal).HasForeignKey(entry => entry.MemberId);
        table.HasIndex(entry => new { entry.MemberId, entry.Day });
        table.HasIndex(entry => entry.Day);
    }
}
