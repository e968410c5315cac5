using System.Collections.Immutable;
using NodaTime;

namespace LowerBack.Coaching.Routine;

/// <summary>
/// What pain in the morning says to plans, on a scale of 0-10. Pain that settles by the next morning and does not climb from
/// week to week did no harm in the pain-monitoring trial (Silbernagel 2007; tendons, so for backs extrapolated); two points
/// are the smallest change agreed to matter (Ostelo 2008). The other numbers are our own. Pure; days after the one asked
/// about are not looked at.
/// </summary>
public static class MorningRules
{
    /// <summary>So much above the usual is a rise.</summary>
    public const int Rise = 2;

    /// <summary>The usual is the median of the last so many mornings, told within <see cref="UsualDays"/>; of fewer than three nothing is known.</summary>
    private const int UsualMornings = 7, UsualDays = 14, FewestMornings = 3;

    /// <summary>After so long what is there has become the usual; a rise nobody tells of for a week is over.</summary>
    private const int LongestRiseDays = 14, LongestSilenceDays = 7;

    /// <summary>What was told so many days ago at most speaks for the day.</summary>
    private const int SpeaksForDays = 2;

    /// <summary>A lighter week lasts so long.</summary>
    private const int LighterDays = 7;

    /// <summary>Reads the mornings, told in any order, for a day.</summary>
    public static MorningSigns Read(IEnumerable<Morning> mornings, LocalDate day)
    {
        var told = mornings.Where(morning => morning.Day <= day).OrderBy(morning => morning.Day).ToImmutableArray();
        if (told.IsEmpty)
            return new MorningSigns();
        var pains = told.Where(morning => morning.Pain is not null).ToImmutableArray();
        var course = Follow(pains);
        var isRecent = pains.Length > 0 && Days(pains[^1].Day, day) <= SpeaksForDays;
        var stillUp = isRecent && course is { Since: not null, IsConfirmed: true };
        var weekIsWorse = Mean(pains, day) - Mean(pains, day.PlusDays(-7)) >= Rise;
        return new MorningSigns
        {
            Pain = pains.Length > 0 && pains[^1].Day == day ? pains[^1].Pain : null,
            Usual = course.Usual,
            StillUp = stillUp,
            Lighter = Lighter(told, day),
            WeekIsWorse = weekIsWorse,
            Clinician = isRecent && MuchTwice(pains) ? ClinicianWhy.MuchPainTwice
                : stillUp && Days(course.Since!.Value, pains[^1].Day) >= 7 ? ClinicianWhy.NotBackInAWeek
                : weekIsWorse ? ClinicianWhy.WeekIsWorse : null,
        };
    }

    /// <summary>
    /// The morning after a session against the usual, in points: the worse of what the number and their own answer say.
    /// Null where neither says anything.
    /// </summary>
    /// <param name="signs">That morning's signs.</param>
    /// <param name="painBefore">Pain before the session, 0-10: the usual of the first week.</param>
    /// <param name="settled">0 for settled, 1 for a bit more, 2 for clearly more, or null.</param>
    public static int? Change(MorningSigns signs, int? painBefore, int? settled)
    {
        int? byNumber = signs.Pain - (signs.Usual ?? painBefore) is { } change ? (int)Math.Floor(change) : null;
        return byNumber is { } number && settled is { } answer ? Math.Max(number, answer) : byNumber ?? settled;
    }

    /// <summary>A reason to see a clinician that had not been there the last time they told; null where there is none, or none new.</summary>
    public static ClinicianWhy? NewlyClinician(IReadOnlyCollection<Morning> mornings, LocalDate day)
    {
        var now = Read(mornings, day).Clinician;
        var last = mornings.Where(morning => morning.Day < day && morning.Pain is not null).Select(morning => (LocalDate?)morning.Day).Max();
        return now is { } why && !(last is { } before && Read(mornings, before).Clinician >= why) ? now : null;
    }

    /// <summary>The middle value; of an even number, the mean of the middle two; null of none.</summary>
    public static double? Median(IEnumerable<int> values)
    {
        var sorted = values.Order().ToList();
        var middle = sorted.Count / 2;
        return sorted.Count == 0 ? null : sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2.0;
    }

    private readonly record struct Course(double? Usual, LocalDate? Since, bool IsConfirmed);

    /// <summary>
    /// Follows pain from morning to morning. While a rise lasts the usual is the one from before it, so that a long rise
    /// does not become its own measure.
    /// </summary>
    private static Course Follow(ImmutableArray<Morning> pains)
    {
        var calm = ImmutableArray.CreateBuilder<Morning>();
        var risen = new List<Morning>();
        Course course = default;
        LocalDate? last = null;
        foreach (var morning in pains)
        {
            if (course.Since is { } since && (Days(since, morning.Day) >= LongestRiseDays || Days(last!.Value, morning.Day) > LongestSilenceDays))
            {
                calm.AddRange(risen);
                course = default;
            }

            if (course.Since is null)
            {
                risen.Clear();
                course = new Course(Usual(calm, morning.Day), null, false);
                if (morning.Pain - course.Usual >= Rise)
                    course = course with { Since = morning.Day };
            }
            else if (morning.Pain - course.Usual < 1)
                course = course with { Since = null, IsConfirmed = false };
            else if (morning.Pain - course.Usual >= Rise)
                course = course with { IsConfirmed = true };

            if (course.Since is null)
                calm.Add(morning);
            else
                risen.Add(morning);
            last = morning.Day;
        }

        return course;
    }

    /// <summary>The usual on a day, from the mornings before it.</summary>
    private static double? Usual(IReadOnlyList<Morning> mornings, LocalDate day)
    {
        var before = mornings.Where(morning => morning.Day < day && Days(morning.Day, day) <= UsualDays).TakeLast(UsualMornings).ToList();
        return before.Count < FewestMornings ? null : Median(before.Select(morning => morning.Pain!.Value));
    }

    /// <summary>The mean of the seven days that end with a day; null of fewer than three mornings.</summary>
    private static double? Mean(ImmutableArray<Morning> pains, LocalDate end)
    {
        var week = pains.Where(morning => morning.Day <= end && Days(morning.Day, end) < 7).ToList();
        return week.Count < FewestMornings ? null : week.Average(morning => morning.Pain!.Value);
    }

    private static bool MuchTwice(ImmutableArray<Morning> pains) =>
        pains is [.., { Pain: >= PainLights.NoTraining } before, { Pain: >= PainLights.NoTraining } after] && Days(before.Day, after.Day) == 1;

    /// <summary>
    /// A run calls for it on its third day and for the seven days from there: one that goes on does not prolong it, or a
    /// parent of a newborn would never train again.
    /// </summary>
    private static DeloadWhy? Lighter(ImmutableArray<Morning> told, LocalDate day)
    {
        DeloadWhy? why = null;
        int nights = 0, rises = 0;
        Morning? before = null;
        foreach (var morning in told)
        {
            var isNext = before is not null && Days(before.Day, morning.Day) == 1;
            nights = !morning.ShortNight ? 0 : isNext ? nights + 1 : 1;
            rises = isNext && morning.Pain > before!.Pain ? rises + 1 : 0;
            if (Days(morning.Day, day) < LighterDays && (nights == 3 || rises == 3))
                why = nights == 3 ? DeloadWhy.ShortNights : DeloadWhy.RisingPain;
            before = morning;
        }

        return why;
    }

    private static int Days(LocalDate from, LocalDate to) => Period.DaysBetween(from, to);
}
