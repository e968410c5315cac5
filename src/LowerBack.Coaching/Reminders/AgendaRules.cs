using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NodaTime;

namespace LowerBack.Coaching.Reminders;

/// <summary>One message that falls due.</summary>
/// <param name="Kind">What is said.</param>
/// <param name="Also">What is said with it.</param>
/// <param name="Day">The member's day it is about.</param>
/// <param name="Due">When.</param>
/// <param name="NotAfter">Until when it is wanted; before now where it is too late already.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct DueMessage(ReminderKind Kind, ImmutableArray<ReminderKind> Also, LocalDate Day, Instant Due, Instant NotAfter);

/// <summary>Works an agenda off.</summary>
public static class AgendaRules
{
    /// <summary>After a longer pause of the program what came before is not even looked at: all of it is stale.</summary>
    private static readonly Duration Farthest = Duration.FromDays(2);

    /// <summary>
    /// Takes out what is due by now, and lays what comes after it. Of one reminder that was due several times, while the
    /// program did not run, only the last counts. What falls within <see cref="Merging.Window"/> of something more important
    /// is said with that, even where that is still to come. For a member who stayed away nothing is laid.
    /// </summary>
    /// <param name="agenda">The agenda.</param>
    /// <param name="clock">The clock by which its member lives.</param>
    /// <param name="now">The moment.</param>
    /// <param name="due">What is due is added here.</param>
    /// <returns>The agenda from now on.</returns>
    public static Agenda Sweep(Agenda agenda, in MemberClock clock, Instant now, ICollection<DueMessage> due)
    {
        var slots = agenda.Slots.ToArray();
        var sleeps = agenda.SleepsAt(now);
        for (var i = 0; i < slots.Length; i++)
        {
            slots[i] = sleeps && !KindRules.Of(slots[i].Schedule.Kind).Has(KindTraits.ToGroup)
                ? slots[i] with { Due = null, Also = [] }
                : Latest(slots[i], clock, now);
        }

        // Everything that is due or soon will be; where each merges is asked before any of it is moved on.
        var near = new List<int>(slots.Length);
        for (var i = 0; i < slots.Length; i++)
        {
            if (slots[i].Due <= now + Merging.Window)
                near.Add(i);
        }

        var reminders = near.ConvertAll(i => new DueReminder(slots[i].Schedule.Kind, slots[i].Due!.Value)).ToArray();
        var into = new int?[near.Count];
        for (var i = 0; i < into.Length; i++)
            into[i] = Merging.Into(reminders, i);

        var speaks = new List<int>(near.Count);
        for (var i = 0; i < into.Length; i++)
        {
            if (into[i] is { } lead && (slots[near[i]].Due <= now || slots[near[lead]].Due <= now))
            {
                slots[near[lead]] = slots[near[lead]] with { Also = [.. slots[near[lead]].Also, .. slots[near[i]].Also, slots[near[i]].Schedule.Kind] };
                slots[near[i]] = slots[near[i]].Next(clock);
            }
            else if (into[i] is null && slots[near[i]].Due <= now)
            {
                speaks.Add(near[i]);
            }
        }

        foreach (var i in speaks)
        {
            var slot = slots[i];
            var at = slot.Due!.Value;
            due.Add(new DueMessage(slot.Schedule.Kind, slot.Also, slot.Day, at, Lateness.NotAfter(slot.Schedule.Kind, at, clock, agenda.Sleep)));
            slots[i] = slot.Next(clock);
        }

        return agenda with { Slots = ImmutableCollectionsMarshal.AsImmutableArray(slots) };
    }

    /// <summary>The slot at the last time it was due by now; as it is where it was due once or not at all.</summary>
    private static AgendaSlot Latest(AgendaSlot slot, in MemberClock clock, Instant now)
    {
        if (slot.Due < now - Farthest)
            slot = AgendaSlot.Lay(slot.Schedule, clock, now - Farthest, slot.Last) with { Also = slot.Also };
        while (slot.Due <= now && slot.Next(clock) is { Due: { } next } later && next <= now)
            slot = later with { Also = slot.Also };
        return slot;
    }
}
