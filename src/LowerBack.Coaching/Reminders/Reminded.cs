using System.Collections.Frozen;
using LowerBack.Coaching.Text;

namespace LowerBack.Coaching.Reminders;

/// <summary>What is to become of a reminder.</summary>
internal enum RemindAct
{
    Show,
    On,
    Off,
    Test,

    /// <summary>It is to come at the time that the rest of the text says.</summary>
    Set,
}

/// <summary>What was typed behind <c>/remind</c>.</summary>
/// <param name="Kind">The reminder; null where none was named.</param>
/// <param name="Act">What is to become of it.</param>
/// <param name="Rest">The time, as it was typed; all of the text where no reminder was named.</param>
internal readonly record struct Reminded(ReminderKind? Kind, RemindAct Act, string Rest)
{
    private static readonly FrozenSet<string> TestWords = SwitchWords.Of("test, test it, try, try it, testen, teste, probieren, ausprobieren, probe, probar, prueba, probarlo");

    private static readonly (NightEnd End, string[] Words)[] NightEnds =
    [
        (NightEnd.Bed, ["bed time", "bed", "to bed", "in bed", "bett", "ins bett", "im bett", "bettzeit", "cama", "a la cama", "acostarme", "dormir"]),
        (NightEnd.Up, ["wake up", "wake", "up", "get up", "getting up", "aufstehen", "auf", "wecken", "levantarme", "levantarse", "despertar", "despertarme", "en pie"]),
    ];

    /// <summary>Reads "session 18:00", "stretch off", "delete session", "test check-in", "bed 23:00", in every language.</summary>
    public static Reminded Read(string typed)
    {
        if (ActOf(typed) is { } alone)
            return new(null, alone, "");
        foreach (var kind in RemindDesk.Listed)
        {
            if (Names(kind).Select(name => After(typed, name)).FirstOrDefault(rest => rest is not null) is { } rest)
                return new(kind, rest.Length == 0 ? RemindAct.Show : ActOf(rest) ?? RemindAct.Set, rest);
        }

        // "delete session", "turn off session"
        for (var end = typed.IndexOf(' ', StringComparison.Ordinal); end > 0; end = typed.IndexOf(' ', end + 1))
        {
            if (ActOf(typed[..end]) is { } act && Read(typed[end..].Trim()) is { Kind: { } kind, Act: RemindAct.Show })
                return new(kind, act, "");
        }

        return NightWord(typed) is ({ }, var hour)
            ? new(ReminderKind.WindDown, hour.Length == 0 ? RemindAct.Show : RemindAct.Set, typed)
            : new(null, RemindAct.Set, typed);
    }

    /// <summary>What a word says is to be done; null where it says no such thing.</summary>
    public static RemindAct? ActOf(string typed) =>
        SwitchWords.IsOff(typed) ? RemindAct.Off
        : SwitchWords.IsOn(typed) ? RemindAct.On
        : TestWords.Contains(Folded.Of(typed).Joined) ? RemindAct.Test
        : null;

    /// <summary>Which end of the night an hour is, where a word before it says so, and the hour as it was typed.</summary>
    public static (NightEnd? End, string Hour) NightWord(string typed)
    {
        foreach (var (end, words) in NightEnds)
        {
            foreach (var word in words)
            {
                if (After(typed, word) is { } hour)
                    return (end, hour);
            }
        }

        return (null, typed);
    }

    /// <summary>How people call a reminder, in every language.</summary>
    private static IEnumerable<string> Names(ReminderKind kind) =>
        Words.Languages.Select(language => ScheduleWords.Name(Words.In(language), kind)).Concat(kind switch
        {
            ReminderKind.CheckIn => ["checkin"],
            ReminderKind.Session => ["sessions", "training", "workout", "routine", "einheiten", "entrenamiento", "rutina"],
            ReminderKind.Stretch => ["stretches", "stretching", "dehnung", "estiramientos", "estirar"],
            ReminderKind.DeskNudge => ["desk break", "desk", "schreibtischpausen", "schreibtisch", "pausas de escritorio", "escritorio"],
            ReminderKind.WindDown => ["sleep", "schlaf", "sueño"],
            _ => [],
        });

    /// <summary>What stands behind a name; null where the text does not begin with it.</summary>
    private static string? After(string typed, string name)
    {
        var sought = Folded.Of(name).Joined;
        for (var end = 1; end <= typed.Length; end++)
        {
            if ((end == typed.Length || char.IsWhiteSpace(typed[end])) && Folded.Of(typed[..end]).Joined == sought)
                return typed[end..].Trim();
        }

        return null;
    }
}

/// <summary>The ends of a night.</summary>
internal enum NightEnd
{
    Bed,
    Up,
}
