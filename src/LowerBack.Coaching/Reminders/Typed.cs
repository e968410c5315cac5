using System.Collections.Immutable;
using LowerBack.Coaching.Time;
using NodaTime;

namespace LowerBack.Coaching.Reminders;

/// <summary>What became of a member's words; a closed family.</summary>
public abstract record Typed<T>
{
    private protected Typed()
    {
    }

    /// <summary>The same answer about something made of the value.</summary>
    internal abstract Typed<TOther> As<TOther>(Func<T, TOther> make);
}

/// <summary>They mean this. Show it, so that a wrong guess is seen.</summary>
public sealed record Understood<T>(T Value) : Typed<T>
{
    internal override Typed<TOther> As<TOther>(Func<T, TOther> make) => new Understood<TOther>(make(Value));
}

/// <summary>They may mean any of these, two or more: ask.</summary>
public sealed record Ambiguous<T>(ImmutableArray<T> Candidates) : Typed<T>
{
    internal override Typed<TOther> As<TOther>(Func<T, TOther> make) => new Ambiguous<TOther>([.. Candidates.Select(make)]);
}

/// <summary>They mean nothing that is asked for here.</summary>
public sealed record NotUnderstood<T> : Typed<T>
{
    internal override Typed<TOther> As<TOther>(Func<T, TOther> make) => new NotUnderstood<TOther>();
}

/// <summary>When a reminder is wanted, as far as it was said: days, and a time or a window.</summary>
public sealed record TypedWhen(Weekdays? Days, LocalTime? Time, ClockHours? Hours);

/// <summary>When breaks at the desk are wanted, and how often, as far as it was said.</summary>
/// <param name="When">Days and a window; null where only the pace was said.</param>
/// <param name="Minutes">How often, in minutes, whether there is such a pace or not; null where it was not said.</param>
public sealed record TypedDesk(TypedWhen? When, int? Minutes);

/// <summary>How long everything is to be quiet; a closed family.</summary>
public abstract record PauseLength
{
    private protected PauseLength()
    {
    }

    /// <summary>When the pause ends, in UTC.</summary>
    public abstract Instant EndsAt(LocalNow now);
}

/// <summary>For a while, in minutes that truly pass.</summary>
public sealed record PauseFor(Duration Length) : PauseLength
{
    public override Instant EndsAt(LocalNow now) => now.Now + Length;
}

/// <summary>For whole days, until a day of the member's begins: on it the coach speaks again. Such a pause freezes the streak.</summary>
public sealed record PauseUntil(LocalDate Day) : PauseLength
{
    public override Instant EndsAt(LocalNow now) => now.DayStartsAt(Day);
}
