using LowerBack.Chat;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Outbox;
using LowerBack.Coaching.Reminders;
using LowerBack.Coaching.Storage;
using LowerBack.Coaching.Turns;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace LowerBack.Coaching.Privacy;

/// <summary>Tells who has not been here for long, once, that they will be forgotten; a word from them and they are not.</summary>
internal sealed class ErasureNotice(IDbContextFactory<CoachContext> contexts, IClock clock) : IForgetter, IInitiative
{
    /// <summary>How many days before. Our own figure.</summary>
    public const int DaysBefore = 30;

    /// <summary>For so many days somebody is found, lest a program that stood still misses them; what was sent is known for longer.</summary>
    private const int DaysToFind = 3;

    public string What => "members, after telling them";

    public string Kind => nameof(ErasureNotice);

    public bool ByAnyAccount => true;

    /// <summary>The day on which somebody who stays away is erased.</summary>
    public static LocalDate ErasedOn(Member member) => member.LastSeen.PlusMonths(MemberEraser.MonthsUnseen).PlusDays(1);

    public async Task<int> ForgetAsync(CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        var now = clock.GetCurrentInstant();
        var soon = now.InUtc().Date.PlusDays(DaysBefore).PlusMonths(-MemberEraser.MonthsUnseen);
        var since = soon.PlusDays(-DaysToFind);
        var found = await db.Members.Where(member => member.LastSeen < soon && member.LastSeen >= since && member.EraseAt == null)
            .Where(member => !db.Outbox.Any(message => message.MemberId == member.Id && message.Kind == Kind))
            .Select(member => new
            {
                member.Id,
                member.SpeaksOn,
                Person = member.Identities.Where(identity => identity.Platform == member.SpeaksOn).Select(identity => identity.PersonId).FirstOrDefault(),
                Conversation = db.Agendas.Where(row => row.MemberId == member.Id && row.Platform == member.SpeaksOn).Select(row => row.Conversation).FirstOrDefault(),
            }).ToListAsync(stop);
        db.Outbox.AddRange(found.Where(one => one.Person is not null).Select(one => new OutboxMessage
        {
            MemberId = one.Id, Platform = one.SpeaksOn, Person = one.Person!, Conversation = one.Conversation, Kind = Kind, Day = now.InUtc().Date,
            DueAt = now, TryAt = now, NotAfter = now + Duration.FromDays(DaysToFind), Rank = OutboxRank.Daily,
        }));
        return await db.SaveChangesAsync(stop);
    }

    public Decision Decide(Occasion occasion, OutboxMessage message)
    {
        var (member, now, words) = (occasion.Member, occasion.Now.Now, occasion.Words);
        if (ErasedOn(member) > now.InUtc().Date.PlusDays(DaysBefore + 1))
            return new Drop("Seen");
        if (AgendaKeeper.ClockOf(member) is var own && own.Quiet.Covers(now, own.Zone))
            return new Wait(own.Quiet.NextEnd(now, own.Zone));
        return new Speak(new ChatMessage(
            words.Say(PrivacyText.SoonForgotten, ("day", ErasedOn(member))),
            new ButtonRow(
                occasion.CommandButton(words.Plain(PrivacyText.KeepMine), "start"),
                occasion.CommandButton(words.Plain(PrivacyText.WhatIsStored), PrivacyCommand.Name))), Quiet: true);
    }
}
