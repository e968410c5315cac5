using System.Collections.Immutable;
using System.Globalization;
using LowerBack.Coaching.Content;
using LowerBack.Coaching.Flare;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Safety;
using LowerBack.Coaching.Turns;
using NodaTime;
using NodaTime.Text;

namespace LowerBack.Coaching.Routine;

/// <summary>A session in the journal: the entry, and the note in it.</summary>
internal sealed record Session(JournalEntry Entry, RoutineNote Note)
{
    /// <summary>The day it belongs to.</summary>
    public LocalDate Day => Entry.Day;

    /// <summary>How buttons name it: the day and the number.</summary>
    public string[] Name => [DayPattern.Format(Day), Note.Number.ToString(CultureInfo.InvariantCulture)];

    /// <summary>How buttons name a day.</summary>
    public static readonly LocalDatePattern DayPattern = LocalDatePattern.CreateWithInvariantCulture("yyyyMMdd");

    /// <summary>The session with another note, written down.</summary>
    public Session Write(RoutineNote note)
    {
        Entry.Write(note);
        return this with { Note = note };
    }
}

/// <summary>Reads and writes the sessions of a member, and puts together what the planner needs to know of them.</summary>
internal static class RoutineBook
{
    /// <summary>How far back plans look.</summary>
    public const int Days = 42;

    /// <summary>A session answered late still counts for its own day, for this many days.</summary>
    private const int DaysToAnswer = 2;

    /// <summary>All sessions within reach, newest first.</summary>
    public static List<Session> All(Occasion occasion) => [.. occasion.Member.Journal
        .Where(entry => entry.Kind == RoutineNote.Kind && entry.Day <= occasion.Now.Today)
        .Select(entry => new Session(entry, entry.Read<RoutineNote>()!))
        .OrderByDescending(session => session.Day).ThenByDescending(session => session.Note.Number)];

    /// <summary>Today's latest session, or null.</summary>
    public static Session? Today(Occasion occasion) => All(occasion).Find(session => session.Day == occasion.Now.Today);

    /// <summary>Whether a session is over by what a turn wrote down, and the first of its sort on that day.</summary>
    public static bool IsFirstOver(Turn turn, JournalChange change, Func<RoutineNote, bool> sort) =>
        change.Entry.Read<RoutineNote>() is { IsOver: true } note && sort(note) && change.Was<RoutineNote>() is not { IsOver: true }
        && !All(turn).Exists(session => session.Entry != change.Entry && session.Day == change.Entry.Day && session.Note.IsOver && sort(session.Note));

    /// <summary>The newest session that waits for an answer, if it is still answerable.</summary>
    public static Session? Waiting(Turn turn) => All(turn).Find(session =>
        session.Note.Status is RoutineStatus.EffortAsked or RoutineStatus.PainAsked or RoutineStatus.PainAtStartAsked
            ? session.Day >= turn.Now.Today.PlusDays(-DaysToAnswer)
            : session.Note.Status == RoutineStatus.PainBeforeAsked && session.Day == turn.Now.Today);

    /// <summary>The session that a button names, if it is still answerable.</summary>
    public static Session? Named(Turn turn, string day, string number) => All(turn).Find(session =>
        session.Name[0] == day && session.Name[1] == number && session.Day >= turn.Now.Today.PlusDays(-DaysToAnswer));

    /// <summary>Writes a planned session down.</summary>
    public static Session Add(Turn turn, RoutineNote note)
    {
        var entry = JournalEntry.Of(turn.Member.Id, turn.Now.Today, turn.Now.Now, note);
        turn.Member.Journal.Add(entry);
        return new Session(entry, note);
    }

    /// <summary>What is kept of their training; nothing from before a new start.</summary>
    public static RoutineFile File(Occasion occasion)
    {
        var file = occasion.Member.Get<RoutineFile>();
        return file.StartedOver == occasion.Profile.StartedOver ? file : new RoutineFile { StartedOver = occasion.Profile.StartedOver };
    }

    /// <summary>Whether their next session is the first after so many days without one that it begins gently.</summary>
    public static bool IsBackAgain(Occasion occasion) =>
        File(occasion).LastDay is { } last && Period.DaysBetween(last, occasion.Now.Today) >= StepRules.BackAfterDays;

    /// <summary>The member's ladders.</summary>
    public static LadderBook Ladders(Occasion occasion) => File(occasion).Ladders;

    /// <summary>Keeps the ladders.</summary>
    public static void Keep(Turn turn, LadderBook ladders) => turn.Member.Set(File(turn) with { Ladders = ladders });

    /// <summary>
    /// What a plan is made for. When this is another, a plan of earlier the same day no longer fits: the screen has found
    /// something, a comfort setting or the level has changed, training begins anew, a flare-up begins or ends, or a check-in says that
    /// today is another day.
    /// </summary>
    public static string PlannedFor(Occasion occasion) => string.Create(CultureInfo.InvariantCulture,
        $"{(int)Codes(occasion)} {SafetyScreen.State(occasion)} {occasion.Profile.Level} {occasion.Profile.StartedOver}{CallsFor(Signs(occasion))}{(Flare(occasion) is { } flare ? $" {flare.Stage}" : "")}");

    /// <summary>What the check-ins said since the last start.</summary>
    public static ImmutableArray<Morning> Mornings(Occasion occasion)
    {
        var since = occasion.Profile.StartedOver ?? Instant.MinValue;
        return [.. CheckInNote.UpTo(occasion.Member, occasion.Now.Today).Where(told => told.Entry.At >= since).Select(told =>
            new Morning(told.Entry.Day, told.Note.Pain, told.Note.IsShortNight))];
    }

    /// <summary>What the mornings say about today.</summary>
    public static MorningSigns Signs(Occasion occasion) => MorningRules.Read(Mornings(occasion), occasion.Now.Today);

    /// <summary>What of the signs makes another plan; nothing where they ask for nothing, so that a good morning changes nothing.</summary>
    private static string CallsFor(MorningSigns signs) => string.Concat(
        signs.Pain switch { >= PainLights.NoTraining => " much", >= PainLights.Sore => " sore", _ => "" },
        signs.StillUp ? " up" : "", signs.Lighter is { } why ? $" {why}" : "");

    /// <summary>Where today stands in a flare-up, or null.</summary>
    public static FlareDay? Flare(Occasion occasion) => FlareRules.On(occasion.Member.Get<FlareUps>(), occasion.Now.Today);

    /// <summary>The days of the last week's sessions that hurt, or whose morning did.</summary>
    public static IEnumerable<LocalDate> Setbacks(Turn turn, LadderRules rules) => All(turn)
        .Where(session => session.Note.DoneAt is not null && session.Day > turn.Now.Today.PlusDays(-FlareRules.OffersWithinDays) && rules.IsSetback(session.Note))
        .Select(session => session.Day);

    /// <summary>What to keep away from, from what the member told and the screen found.</summary>
    public static AvoidCodes Codes(Occasion occasion) =>
        (occasion.Profile.Stirs ?? AvoidCodes.None) | (occasion.Profile.GoEasy ?? AvoidCodes.None) | occasion.Member.Get<SafetyFile>().Codes;

    /// <summary>What the planner is asked. Of the pain told now and in today's check-in the worse counts.</summary>
    public static PlanRequest Request(Occasion occasion, MoveLibrary library, int minutes, DayKind? asked = null, int? painNow = null)
    {
        var (past, mornings) = (Past(occasion, library), Mornings(occasion));
        var thisMorning = mornings.FirstOrDefault(morning => morning.Day == occasion.Now.Today)?.Pain;
        return new PlanRequest
        {
            Today = occasion.Now.Today,
            Now = occasion.Now.Now,
            Minutes = minutes,
            Asked = asked,
            Level = occasion.Profile.Level ?? Level.Beginner,
            LevelSince = occasion.Profile.LevelSince,
            TrainingDays = occasion.Profile.TrainingDays,
            Kit = occasion.Profile.Kit ?? Kit.None,
            Avoid = Codes(occasion),
            Modified = SafetyScreen.State(occasion) == SafetyState.Modified,
            Ladders = Ladders(occasion),
            History = past,
            PainNow = painNow is { } now && thisMorning is { } then ? Math.Max(now, then) : painNow ?? thisMorning,
            Mornings = mornings,
            Flare = Flare(occasion),
            IsFirst = File(occasion).Sessions == 0,
        };
    }

    /// <summary>What was done since the last start, newest first, and the pain that was told on days nothing was done.</summary>
    public static ImmutableArray<PastSession> Past(Occasion occasion, MoveLibrary library)
    {
        var since = occasion.Profile.StartedOver ?? Instant.MinValue;
        return [.. All(occasion)
            .Where(session => session.Note is { DoneAt: not null } or { PainBefore: not null })
            .Where(session => At(session) >= since && At(session) <= occasion.Now.Now)
            .Select(session => Past(session, library))];
    }

    private static Instant At(Session session) => session.Note.DoneAt ?? session.Entry.At;

    private static PastSession Past(Session session, MoveLibrary library)
    {
        var note = session.Note;
        var done = note.DoneAt is null ? [] : note.Plan.Moves.Where(move => !note.Skipped.Contains(move.MoveId)).ToList();
        return new PastSession(
            session.Day, At(session), note.Plan.Day,
            [.. done.Select(move => new PastMove(move.MoveId, move.Step, move.Seconds))],
            done.Sum(move => library.Find(move.MoveId)?.ExtLoad ?? 0),
            note.Effort, note.PainBefore, note.PainMax);
    }
}
