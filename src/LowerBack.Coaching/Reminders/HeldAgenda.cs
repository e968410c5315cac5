using LowerBack.Coaching.Members;

namespace LowerBack.Coaching.Reminders;

/// <summary>When a member's reminders are due.</summary>
internal sealed class HeldAgenda : HeldRows<AgendaRow>
{
    public HeldAgenda()
        : base("agenda", (words, count) => words.Count(RemindersText.HeldAgenda, count), (db, member) => db.Agendas.Where(row => row.MemberId == member)) =>
        Inside = (nameof(AgendaRow.Agenda), "agenda");

    /// <summary>One agenda is left, with what came last by the wishes that stay; <see cref="AgendaKeeper"/> then lays it anew.</summary>
    public override async Task MergeAsync(MemberMerge merge, CancellationToken stop)
    {
        var mine = await merge.Db.Agendas.FindAsync([merge.Keeper.Id], stop);
        if (await merge.Db.Agendas.FindAsync([merge.Other.Id], stop) is not { } theirs)
            return;
        merge.Db.Remove(theirs);
        if (mine is null)
        {
            merge.Db.Add(new AgendaRow
            {
                MemberId = merge.Keeper.Id, Part = AgendaRow.PartOf(merge.Keeper.Id), Platform = theirs.Platform, Person = theirs.Person,
                Conversation = theirs.Conversation, NextDue = theirs.NextDue, Agenda = theirs.Agenda,
            });
        }
        else if (!ReferenceEquals(merge.Chosen, merge.Keeper))
        {
            mine.Write(theirs.Read());
        }
    }
}
