using System.Collections.Frozen;

namespace LowerBack.Coaching.Text;

/// <summary>How people say that something shall be on or off, in every language, whatever theirs is.</summary>
internal static class SwitchWords
{
    private static readonly FrozenSet<string> Off = Of(
        "off, no, never, none, stop, end, finish, over, delete, remove, disable, turn off, switch off, "
        + "aus, nein, nie, niemals, stopp, schluss, ende, beenden, fertig, vorbei, löschen, loeschen, lösche, loesche, weg, entfernen, abschalten, ausschalten, abstellen, "
        + "nunca, parar, fin, terminar, acabar, borrar, borra, eliminar, elimina, quitar, quita, apagar, apaga, apagado, desactivar, desactiva, desactivado");

    private static readonly FrozenSet<string> On = Of(
        "on, yes, start, enable, turn on, switch on, an, ein, ja, anschalten, einschalten, anstellen, "
        + "sí, activar, activa, activado, encender, enciende, poner, empezar");

    /// <summary>Whether a text says off, and nothing else.</summary>
    public static bool IsOff(string typed) => Off.Contains(Folded.Of(typed).Joined);

    /// <summary>Whether a text says on, and nothing else.</summary>
    public static bool IsOn(string typed) => On.Contains(Folded.Of(typed).Joined);

    /// <summary>Words and phrases with commas between, folded and without spaces.</summary>
    public static FrozenSet<string> Of(string phrases) => phrases.Split(", ").Select(phrase => Folded.Of(phrase).Joined).ToFrozenSet(StringComparer.Ordinal);
}
