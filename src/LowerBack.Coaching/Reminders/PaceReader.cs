namespace LowerBack.Coaching.Reminders;

/// <summary>Reads how often something comes: "every 30", "60 min", "alle 45 Minuten", "cada hora", "half an hour".</summary>
internal static class PaceReader
{
    private const int Hour = 60;

    /// <summary>The minutes that stand next in a text, or null. A number with neither "every" nor a unit is a pace only where it is all there is.</summary>
    public static int? Read(TypedText text)
    {
        var alone = text.At == 0;
        var every = text.Take("every", "each", "alle", "aller", "jede", "cada");
        var half = text.Take("half", "halbe", "media");
        text.Take("a", "an");
        var number = half ? null : text.TakeDigits(most: 3) ?? text.TakeNumber();
        var unit = text.Take(TimeWords.Units);
        return (number, unit) switch
        {
            (null, Hour) when half => Hour / 2,
            (null, Hour) when every => Hour,
            ({ } minutes, null) when every || alone => minutes,
            ({ } count, 1 or Hour) => count * unit,
            _ => null,
        };
    }
}
