using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NodaTime;

namespace LowerBack.Coaching.Members;

/// <summary>
/// What a member said in a day's check-in. It belongs to the day it was asked about, whenever it was answered, and stands
/// here because plans, reports and the check-in itself read it. Everything may be missing: every question can be skipped.
/// </summary>
public sealed record CheckInNote : IJournalNote<CheckInNote>
{
    public static string Kind => "checkin";

    public static JsonTypeInfo<CheckInNote> Json => CheckInJson.Default.CheckInNote;

    /// <summary>Pain when it was asked, 0-10.</summary>
    public int? Pain { get; init; }

    /// <summary>Whether pain was told after the day's session: such a number says nothing about how the one before had settled.</summary>
    public bool? AfterTraining { get; init; }

    /// <summary>How long they slept.</summary>
    public SleepHours? Sleep { get; init; }

    /// <summary>Whether the session of the day before had settled.</summary>
    public Settled? Settled { get; init; }

    /// <summary>What they had in them that day.</summary>
    public Capacity? Capacity { get; init; }

    /// <summary>Weekly check: pain on average over the past week, 0-10.</summary>
    public int? WeekPain { get; init; }

    /// <summary>Weekly check: how much the back got in the way of enjoying life, 0-10.</summary>
    public int? WeekJoy { get; init; }

    /// <summary>Weekly check: how much it got in the way of everyday activities, 0-10.</summary>
    public int? WeekDoing { get; init; }

    /// <summary>Monthly: how well they could do what they chose themselves.</summary>
    public ImmutableArray<RatedActivity> Activities { get; init; } = [];

    /// <summary>The last question that was answered or skipped; those after it are still to be asked.</summary>
    public CheckInQuestion Reached { get; init; }

    /// <summary>Whether they slept under 6 hours.</summary>
    [JsonIgnore]
    public bool IsShortNight => Sleep is SleepHours.UnderFive or SleepHours.FiveToSix;

    /// <summary>The mean of the weekly check, 0-10; null unless all three were answered.</summary>
    [JsonIgnore]
    public double? WeekScore => (WeekPain + WeekJoy + WeekDoing) / 3.0;

    /// <summary>The mean of their own activities, 0 (not at all) to 10 (as well as before); null where none was rated.</summary>
    [JsonIgnore]
    public double? ActivityScore => Activities.IsEmpty ? null : Activities.Average(activity => activity.Rating);

    /// <summary>
    /// What somebody said of one day in several check-ins: of each question the answer that was given last. That pain was told
    /// after training belongs to the pain.
    /// </summary>
    public static CheckInNote Together(IEnumerable<CheckInNote> told) => told.Aggregate((first, later) => later with
    {
        Pain = later.Pain ?? first.Pain,
        AfterTraining = later.Pain is null ? first.AfterTraining : later.AfterTraining,
        Sleep = later.Sleep ?? first.Sleep,
        Settled = later.Settled ?? first.Settled,
        Capacity = later.Capacity ?? first.Capacity,
        WeekPain = later.WeekPain ?? first.WeekPain,
        WeekJoy = later.WeekJoy ?? first.WeekJoy,
        WeekDoing = later.WeekDoing ?? first.WeekDoing,
        Activities = later.Activities.IsEmpty ? first.Activities : later.Activities,
        Reached = (CheckInQuestion)Math.Max((int)first.Reached, (int)later.Reached),
    });

    /// <summary>The check-in of a day among the journal's entries, or null.</summary>
    public static JournalEntry? EntryOf(Member member, LocalDate day) =>
        member.Journal.FirstOrDefault(entry => entry.Kind == Kind && entry.Day == day);

    /// <summary>What was said on a day, or null.</summary>
    public static CheckInNote? On(Member member, LocalDate day) => EntryOf(member, day)?.Read<CheckInNote>();

    /// <summary>The check-ins up to a day, oldest first, as far back as the journal was read.</summary>
    public static IEnumerable<(JournalEntry Entry, CheckInNote Note)> UpTo(Member member, LocalDate day) => member.Journal
        .Where(entry => entry.Kind == Kind && entry.Day <= day).OrderBy(entry => entry.Day)
        .Select(entry => (entry, entry.Read<CheckInNote>()!));
}

/// <summary>The questions of a check-in, in the order in which they are asked.</summary>
public enum CheckInQuestion
{
    /// <summary>Nothing was answered yet.</summary>
    None,
    Pain,
    Sleep,
    Settled,
    Capacity,
    WeekPain,
    WeekJoy,
    WeekDoing,

    /// <summary>Which activities of their own they want to be asked about.</summary>
    Activities,
    FirstActivity,
    SecondActivity,
    ThirdActivity,
}

/// <summary>Hours slept. Adults do best with 7 or more (AASM); under 6 is what the plan looks at.</summary>
public enum SleepHours
{
    UnderFive = 1,
    FiveToSix,
    SixToSeven,
    SevenToEight,
    EightOrMore,
}

/// <summary>How the back was in the morning after a session, against its usual.</summary>
public enum Settled
{
    Yes = 1,

    /// <summary>A bit more than usual: the same as one point of pain.</summary>
    BitMore,

    /// <summary>Clearly more than usual: the same as two points or more.</summary>
    ClearlyMore,
}

/// <summary>What a member has in them for a day.</summary>
public enum Capacity
{
    /// <summary>What is planned.</summary>
    Normal = 1,

    /// <summary>The next shorter session.</summary>
    Shorter,

    /// <summary>A day of rest.</summary>
    Rest,
}

/// <summary>An activity in the member's own words, and how well it went.</summary>
/// <param name="Name">Their words.</param>
/// <param name="Rating">0 (not at all) to 10 (as well as before the back got in the way).</param>
public sealed record RatedActivity(string Name, int Rating);

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CheckInNote))]
internal sealed partial class CheckInJson : JsonSerializerContext;
