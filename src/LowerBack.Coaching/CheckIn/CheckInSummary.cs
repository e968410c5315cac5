using LowerBack.Chat;
using LowerBack.Coaching.Content;
using LowerBack.Coaching.Flare;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Routine;
using LowerBack.Coaching.Safety;
using LowerBack.Coaching.Turns;
using NodaTime;

namespace LowerBack.Coaching.CheckIn;

/// <summary>What a check-in came to: what was noted, what it changes today, and the next step.</summary>
internal sealed class CheckInSummary(MorningDesk mornings, SafetyScreen screen, MoveLibrary library, LadderRules rules)
{
    /// <summary>The reply once all was asked.</summary>
    public Answer Show(Turn turn, LocalDate day)
    {
        var (words, note) = (turn.Words, CheckInBook.On(turn, day));
        var told = CheckInMessages.Answered(words, note);
        var isToday = day == turn.Now.Today;
        var body = isToday
            ? told.Length > 0 ? words.Say(CheckInText.Noted, ("answers", told)) : words.Say(CheckInText.NothingNoted)
            : told.Length > 0 ? words.Say(CheckInText.NotedThen, ("answers", told), ("day", day)) : words.Say(CheckInText.NothingNotedThen, ("day", day));
        var change = new ButtonRow(CheckInDay.Of(turn, day).Button(words.Plain(CheckInText.ChangeAnswer), "change"));
        var history = CheckInNote.UpTo(turn.Member, day).Select(entry => (entry.Entry.Day, entry.Note)).ToList();
        var measures = ChangeWords.Of(words, history, day);

        if (SafetyScreen.State(turn) == SafetyState.Hold)
        {
            return Answers.Show(turn, new ChatMessage(
                body + measures + words.Say(CheckInText.OnHold),
                new ButtonRow(turn.NextCommand(words.Plain(CheckInText.PageForClinician), "report")),
                new ButtonRow(turn.CommandButton(words.Plain(CheckInText.ReadACard), "learn")), change));
        }

        // Four weeks after the last safety check no plan may be shown before it was asked again.
        if (screen.Locked(turn) is { } check)
            return new Answer([.. Answers.Show(turn, new ChatMessage(body + Aftermath(turn, day, note) + measures)).Replies, new Say(check)]);

        var isWorse = !measures.Blocks.IsEmpty && ChangeRules.IsWorseInTwoWeeks(history, day);
        var clinician = isWorse ? words.Say(CheckInText.WorseInTwoWeeks) : Clinician(turn, day);
        var rows = new List<ButtonRow> { isToday ? Next(turn) : Today(turn) };
        var offer = Prose.Empty;
        if (isToday && FlareOffer.IsDue(turn, note.Pain, RoutineBook.Setbacks(turn, rules)))
        {
            offer = FlareOffer.Line(turn);
            rows.Add(FlareOffer.Row(turn));
        }

        if (!clinician.Blocks.IsEmpty)
        {
            rows.Add(new ButtonRow(
                turn.CommandButton(words.Plain(CheckInText.PageForClinician), "report"),
                CheckInDay.Of(turn, day).Button(words.Plain(CheckInText.SafetyCheck), "safety")));
        }

        return Answers.Show(turn, new ChatMessage(
            body + Aftermath(turn, day, note) + (isToday ? Plan(turn) : Prose.Empty) + measures + clinician + offer, [.. rows, change]));
    }

    /// <summary>Why a clinician should have a look, where that is new; empty otherwise.</summary>
    public static Prose Clinician(Turn turn, LocalDate day)
    {
        if (SafetyScreen.State(turn) == SafetyState.Hold)
            return Prose.Empty;
        return MorningRules.NewlyClinician(RoutineBook.Mornings(turn), day) switch
        {
            ClinicianWhy.MuchPainTwice => turn.Words.Say(CheckInText.MuchPainTwice),
            ClinicianWhy.NotBackInAWeek => turn.Words.Say(CheckInText.NotBackInAWeek),
            ClinicianWhy.WeekIsWorse => turn.Words.Say(CheckInText.WeekIsWorse),
            _ => Prose.Empty,
        };
    }

    /// <summary>What the morning means for yesterday's session.</summary>
    private Prose Aftermath(Turn turn, LocalDate day, CheckInNote note)
    {
        var words = turn.Words;
        var (change, eased) = mornings.Aftermath(turn, day);
        if (!eased.IsEmpty)
        {
            var names = string.Join(", ", eased.Select(id => library.Name(words.Culture.Name, id)));
            return words.Count(CheckInText.Eased, eased.Length, ("moves", names));
        }

        return (change, note.Settled) switch
        {
            (>= 2, _) => words.Say(CheckInText.EasedAlready),
            (1, _) => words.Say(CheckInText.Held),
            (_, Settled.Yes) => words.Say(CheckInText.SettledWell),
            (_, not null) => words.Say(CheckInText.SettledLate),
            _ => Prose.Empty,
        };
    }

    /// <summary>What it changes today.</summary>
    private Prose Plan(Turn turn)
    {
        var (words, session) = (turn.Words, RoutineBook.Today(turn));
        if (session is { Note.DoneAt: not null })
            return words.Say(CheckInText.DoneAlready);
        if (session is { Note.Status: RoutineStatus.Rested })
            return words.Say(RoutineText.RestMarked);
        var (plan, why, effect) = mornings.Forecast(turn);
        if (plan.Day == DayKind.Rest)
            return words.Say(CheckInText.RestOnPlan);
        return words.Say(
            effect switch
            {
                MorningEffect.None => CheckInText.TodayStays,
                MorningEffect.Shorter => CheckInText.TodayShorter,
                _ => CheckInText.TodayBecomes,
            },
            ("day", words.Plain(RoutineCard.DayName(plan.Day))), ("minutes", plan.EstimatedMinutes), ("why", why));
    }

    /// <summary>After a day's work, or on a day of rest, there is something to read.</summary>
    private static ButtonRow Next(Turn turn) => RoutineBook.Today(turn) is { Note: { DoneAt: not null } or { Status: RoutineStatus.Rested } }
        ? new ButtonRow(turn.NextCommand(turn.Words.Plain(CheckInText.ReadACard), "learn"))
        : new ButtonRow(turn.NextCommand(turn.Words.Plain(CheckInText.TodaysRoutine), "routine"));

    /// <summary>After a day of before comes today.</summary>
    private static ButtonRow Today(Turn turn) => CheckInNote.EntryOf(turn.Member, turn.Now.Today) is null
        ? new ButtonRow(turn.NextCommand(turn.Words.Plain(CheckInText.TodaysCheckIn), "checkin"))
        : Next(turn);
}
