using System.Collections.Frozen;
using System.Collections.Immutable;
using LowerBack.Coaching.Text;

namespace LowerBack.Coaching.Reminders;

/// <summary>The parts of a day that tell 9 in the morning from 9 in the evening.</summary>
internal enum DayPart
{
    Morning,
    Noon,
    Afternoon,
    Evening,
    Night,
}

/// <summary>
/// The words of the clock and the calendar in English, German and Spanish, folded, all in one: people mix languages, and
/// where a word means two things the place where it stands tells them apart.
/// </summary>
internal static class TimeWords
{
    private static readonly string[] GermanUnits = ["ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"];
    private static readonly string[] GermanTens = ["zwanzig", "dreißig", "vierzig", "fünfzig"];
    private static readonly string[] SpanishTwenties = ["uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve"];

    /// <summary>0 to 20, the tens, and those up to 59 that are one word.</summary>
    public static readonly FrozenDictionary<string, int> Numbers = Table(
    [
        (0, "zero null cero"), (1, "one ein eins eine einer una un uno"), (2, "two zwei zwo dos"), (3, "three drei tres"), (4, "four vier cuatro"),
        (5, "five fünf cinco"), (6, "six sechs seis"), (7, "seven sieben siete"), (8, "eight acht ocho"), (9, "nine neun nueve"),
        (10, "ten zehn diez"), (11, "eleven elf once"), (12, "twelve zwölf doce"), (13, "thirteen dreizehn trece"),
        (14, "fourteen vierzehn catorce"), (15, "fifteen fünfzehn quince"), (16, "sixteen sechzehn dieciséis"),
        (17, "seventeen siebzehn diecisiete"), (18, "eighteen achtzehn dieciocho"), (19, "nineteen neunzehn diecinueve"),
        (20, "twenty zwanzig veinte"), (30, "thirty dreißig treinta"), (40, "forty vierzig cuarenta"), (50, "fifty fünfzig cincuenta"),
        (21, "veintiún veintiuna"),
        .. GermanTens.SelectMany((tens, ten) => GermanUnits.Select((unit, one) => (20 + (10 * ten) + one + 1, $"{unit}und{tens}"))),
        .. SpanishTwenties.Select((unit, one) => (21 + one, $"veinti{unit}")),
    ]);

    /// <summary>From Monday, 1.</summary>
    public static readonly FrozenDictionary<string, int> Weekdays = Table(
    [
        (1, "monday mondays mon montag montags mo lunes lun lu"), (2, "tuesday tuesdays tues tue tu dienstag dienstags di martes mar ma"),
        (3, "wednesday wednesdays weds wed mittwoch mittwochs mi miércoles mié"), (4, "thursday thursdays thurs thur thu th donnerstag donnerstags do jueves jue ju"),
        (5, "friday fridays fri freitag freitags fr viernes vie vi"), (6, "saturday saturdays sat samstag samstags sonnabend sonnabends sa sábado sábados sáb"),
        (7, "sunday sundays sun sonntag sonntags so domingo domingos dom"),
    ]);

    public static readonly FrozenDictionary<string, int> Months = Table(
    [
        (1, "january jan januar jänner enero ene"), (2, "february feb februar febrero"), (3, "march mar märz mär marzo"), (4, "april apr abril abr"),
        (5, "may mai mayo"), (6, "june jun juni junio"), (7, "july jul juli julio"), (8, "august aug agosto ago"),
        (9, "september sept sep septiembre setiembre"), (10, "october oct oktober okt octubre"), (11, "november nov noviembre"),
        (12, "december dec dezember dez diciembre dic"),
    ]);

    /// <summary>Minutes in a unit, up to a week.</summary>
    public static readonly FrozenDictionary<string, int> Units = Table(
    [
        (1, "m min mins minute minutes minuten minuto minutos"), (60, "h hr hrs hour hours std stunde stunden hora horas"),
        (24 * 60, "d day days tag tage tagen día días"), (7 * 24 * 60, "w wk week weeks woche wochen semana semanas"),
    ]);

    public static readonly FrozenDictionary<string, int> DayParts = Table(
    [
        ((int)DayPart.Morning, "am morning morgens morgen vormittags vormittag früh mañana madrugada"), ((int)DayPart.Noon, "noon midday mittags mittag mediodía"),
        ((int)DayPart.Afternoon, "pm afternoon nachmittags nachmittag tarde"), ((int)DayPart.Evening, "evening abends abend tonight"),
        ((int)DayPart.Night, "night nachts nacht noche midnight mitternacht medianoche"),
    ]);

    /// <summary>What may stand before a time or a day and says nothing about it.</summary>
    public static readonly FrozenSet<string> Idle = Words(
        "at on the in um am an im den der die das ab gegen zu circa ca about around zum dem from von a al las la los el de del desde por favor please bitte between zwischen entre "
        + "every each all only always just jeden jede jedes alle immer nur cada todos todas siempre solo for für para");

    /// <summary>What may stand between a time and its part of the day: "in the", "de la".</summary>
    public static readonly FrozenSet<string> BeforeDayPart = Words("in the at der am heute de del la por this al");

    /// <summary>What may follow an hour and changes nothing.</summary>
    public static readonly FrozenSet<string> AfterHour = Words("uhr o clock oclock hrs hours horas sharp punkt");

    public static readonly FrozenSet<string> Until = Words("until till til bis hasta through thru");

    public static readonly FrozenSet<string> Tomorrow = Words("tomorrow morgen mañana");

    public static readonly ImmutableArray<string[]> EveryDay = Phrases(
        "daily, everyday, every day, each day, täglich, jeden tag, alle tage, diario, diariamente, cada día, todos los días");

    /// <summary>Monday to Friday; the letters mean other days alone.</summary>
    public static readonly ImmutableArray<string[]> WorkingDays = Phrases(
        "weekday, weekdays, workday, workdays, working days, work days, during the week, werktag, werktags, werktage, wochentag, wochentags, wochentage, arbeitstags, "
        + "arbeitstage, unter der woche, entre semana, laborables, días laborables, todos los días laborables, días hábiles, días de semana, l - v, l a v, m - f");

    public static readonly ImmutableArray<string[]> Weekend = Phrases(
        "weekend, weekends, wochenende, wochenenden, finde, findes, fin de semana, fines de semana");

    public static readonly ImmutableArray<string[]> ThisOrNextWeek = Phrases(
        "this week, next week, diese woche, nächste woche, esta semana, próxima semana, semana que viene");

    public static readonly ImmutableArray<string[]> Today = Phrases("today, rest of the day, rest of today, heute, rest des tages, hoy, resto del día");

    public static readonly ImmutableArray<string[]> AndAHalf = Phrases("and a half, y media, y medio");

    public static readonly ImmutableArray<string[]> OnTheDot = Phrases("en punto");

    /// <summary>Whether a word belongs to a time of day, and so is no day of the week with a letter wrong: "viertel" is no "viernes", "mittags" no "montags".</summary>
    public static bool IsOfTheClock(string word) =>
        Numbers.ContainsKey(word) || DayParts.ContainsKey(word) || Units.ContainsKey(word) || word is "viertel" or "dreiviertel" or "quarter" or "cuarto";

    private static ImmutableArray<string[]> Phrases(string phrases) =>
        [.. phrases.Split(", ").SelectMany(Spellings).Distinct().Select(phrase => phrase.Split(' '))];

    private static FrozenSet<string> Words(string words) => words.Split(' ').SelectMany(Spellings).ToFrozenSet(StringComparer.Ordinal);

    private static FrozenDictionary<string, int> Table((int Value, string Words)[] rows) =>
        rows.SelectMany(row => row.Words.Split(' ').SelectMany(Spellings).Distinct().Select(word => (word, row.Value)))
            .ToFrozenDictionary(entry => entry.word, entry => entry.Value, StringComparer.Ordinal);

    /// <summary>Folded, as it is and with its umlauts written out.</summary>
    private static string[] Spellings(string phrase) =>
        Spelling.WrittenOut(phrase) is { } written ? [Folded(phrase), Folded(written)] : [Folded(phrase)];

    private static string Folded(string phrase) => string.Join(' ', phrase.Split(' ').Select(word => word == "-" ? word : Spelling.Fold(word)));
}
