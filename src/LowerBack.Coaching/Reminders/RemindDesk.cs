using System.Collections.Immutable;
using System.Globalization;
using LowerBack.Chat;
using LowerBack.Coaching.Text;
using LowerBack.Coaching.Turns;
using NodaTime;
using NodaTime.Text;

namespace LowerBack.Coaching.Reminders;

/// <summary>Shows and sets reminders.</summary>
internal static class RemindDesk
{
    /// <summary>What a member can set; the rest follows from it or is not theirs alone.</summary>
    public static readonly ImmutableArray<ReminderKind> Offered =
        [ReminderKind.CheckIn, ReminderKind.Session, ReminderKind.Stretch, ReminderKind.DeskNudge, ReminderKind.WindDown];

    /// <summary>All that is shown: what a member can set, and what others send, which can be turned off.</summary>
    public static readonly ImmutableArray<ReminderKind> Listed = Offered.Add(ReminderKind.BuddyNudge);

    private static readonly LocalTimePattern Hours = LocalTimePattern.CreateWithInvariantCulture("HHmm");

    /// <summary>Everything there is, with its times.</summary>
    public static ChatMessage List(Turn turn)
    {
        var (words, file) = (turn.Words, turn.Member.Get<ReminderFile>());
        turn.Member.Set(file with { AsksFor = null });
        var lines = Listed.Select(kind => ImmutableArray.Create(new Span(words.Plain(
            RemindersText.ListLine,
            ("name", ScheduleWords.Name(words, kind)),
            ("when", When(turn, kind) ?? words.Plain(RemindersText.IsOff))))));
        var body = words.Say(RemindersText.ListTitle) + new Prose([new Bullets([.. lines])]) + FullDay.Line(turn);
        body += Paused(turn);
        List<Button> buttons = [.. Listed.Select(kind => turn.Button(ScheduleWords.Name(words, kind), RemindersButtons.SliceName, "one", kind.ToString()))];
        buttons.Add(file.PausedUntil > turn.Now.Now
            ? turn.CommandButton(words.Plain(RemindersText.Resume), "resume")
            : turn.CommandButton(words.Plain(RemindersText.Pause), "pause"));
        return new ChatMessage(body, Labels.Rows(buttons));
    }

    /// <summary>One reminder, and what it can be set to.</summary>
    public static ChatMessage One(Turn turn, ReminderKind kind, Coming coming)
    {
        var (words, file) = (turn.Words, turn.Member.Get<ReminderFile>());
        var (wish, name, back) = (file.Wish(kind), ("name", (object)ScheduleWords.Name(words, kind)), turn.Button(words.Plain(RemindersText.Back), RemindersButtons.SliceName, "all", "all"));
        var body = When(turn, kind) is { } when
            ? words.Say(RemindersText.KindIsOn, name, ("when", when)) + Next(turn, kind, coming)
            : words.Say(RemindersText.KindIsOff, name);
        if (!Offered.Contains(kind))
        {
            return new ChatMessage(body, new ButtonRow(
                turn.Button(words.Plain(file.Wants(kind) ? RemindersText.TurnOff : RemindersText.TurnOn), RemindersButtons.SliceName, file.Wants(kind) ? "off" : "undo", kind.ToString()),
                back));
        }

        turn.Member.Set(file with { AsksFor = kind, AskedAt = turn.Now.Now });
        body += words.Say(kind switch
        {
            ReminderKind.DeskNudge => RemindersText.PickWindow,
            ReminderKind.WindDown => RemindersText.PickWake,
            _ => RemindersText.PickTime,
        });
        List<Button> last = [];
        if (wish is not null)
        {
            last.Add(turn.Button(words.Plain(RemindersText.Test), RemindersButtons.SliceName, "test", kind.ToString()));
            last.Add(turn.Button(words.Plain(RemindersText.TurnOff), RemindersButtons.SliceName, "off", kind.ToString()));
        }

        last.Add(back);
        return new ChatMessage(body, [.. Labels.Rows([.. Choices(turn, kind)], ChatLimits.ButtonRows - 1), new ButtonRow([.. last])]);
    }

    /// <summary>How a reminder is set to what a button says; null where that makes no sense.</summary>
    public static Func<Coming, ChatMessage>? Set(Turn turn, ReminderKind kind, string value)
    {
        if (kind == ReminderKind.DeskNudge)
        {
            return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && DeskWindow.Intervals.Contains(minutes)
                ? coming => SetDesk(turn, Desk(turn) with { IntervalMinutes = minutes }, coming)
                : null;
        }

        return Offered.Contains(kind) && Hours.Parse(value).TryGetValue(default, out var time) ? coming => SetTime(turn, kind, time, days: null, coming) : null;
    }

    /// <summary>Sets the breaks at the desk, where any of them can come: what lies in quiet hours is told.</summary>
    public static ChatMessage SetDesk(Turn turn, DeskWindow desk, Coming coming)
    {
        var (words, quiet) = (turn.Words, AgendaKeeper.ClockOf(turn.Member).Quiet);
        (string, object)[] times = [("from", desk.Hours.From), ("until", desk.Hours.Until), ("begin", quiet.From), ("end", quiet.Until)];
        if (desk.NextOccurrence(AgendaKeeper.ClockOf(turn.Member), turn.Now.Now) is null)
        {
            turn.Member.Set(turn.Member.Get<ReminderFile>() with { AsksFor = desk.Kind, AskedAt = turn.Now.Now });
            return new ChatMessage(
                words.Say(desk.Hours.LiesIn(quiet) ? RemindersText.DeskInQuietHours : RemindersText.DeskWithoutRoom, times),
                new ButtonRow(turn.Button(words.Plain(RemindersText.Back), RemindersButtons.SliceName, "all", "all")));
        }

        var set = Set(turn, desk, coming);
        return desk.Hours.Meets(quiet) ? new ChatMessage(set.Body + words.Say(RemindersText.DeskPartlyQuiet, times), set.Buttons) : set;
    }

    /// <summary>Sets what comes once a day, where it can come: in quiet hours it is told that it never would.</summary>
    public static ChatMessage SetTime(Turn turn, ReminderKind kind, LocalTime time, Weekdays? days, Coming coming)
    {
        if (kind == ReminderKind.WindDown)
            return SetNight(turn, SleepTimes.Evening.Covers(time) ? SleepTimes.WithWindDown(time, Goal(turn)) : new SleepTimes(time, Goal(turn)), days, coming);
        var old = turn.Member.Get<ReminderFile>().Wish(kind);
        var usual = kind == ReminderKind.Session ? (Weekdays)turn.Profile.TrainingDays : Weekdays.EveryDay;
        var wish = new DailyTime(kind, days ?? old?.Days ?? usual, time);
        if (wish.IsSilencedBy(new ClockHours(turn.Profile.QuietFrom, turn.Profile.QuietUntil)))
        {
            return new ChatMessage(
                turn.Words.Say(RemindersText.InQuietHours, ("time", time), ("from", turn.Profile.QuietFrom), ("until", turn.Profile.QuietUntil)),
                Labels.Rows([.. Choices(turn, kind)]));
        }

        return Set(turn, wish, coming);
    }

    /// <summary>Sets the wind-down by the night it belongs to, and the tip about the last coffee with it.</summary>
    public static ChatMessage SetNight(Turn turn, SleepTimes sleep, Weekdays? days, Coming coming)
    {
        turn.Member.Set(turn.Member.Get<ReminderFile>() with { Sleep = sleep });
        turn.Member.Set(turn.Member.Get<ReminderFile>().With(sleep.CoffeeTip(MemberPhase.Of(turn.Member.Id))));
        return Set(turn, new DailyTime(ReminderKind.WindDown, days ?? Weekdays.EveryDay, sleep.WindDown), coming);
    }

    /// <summary>Sets a reminder as it is, and says so.</summary>
    public static ChatMessage Set(Turn turn, ReminderSchedule wish, Coming coming)
    {
        var file = turn.Member.Get<ReminderFile>().With(wish) with { AsksFor = null };
        turn.Member.Set(file);
        var words = turn.Words;
        var (name, when) = (("name", (object)ScheduleWords.Name(words, wish.Kind)), ("when", (object)ScheduleWords.When(words, wish)));
        var said = wish.Kind == ReminderKind.WindDown && file.Sleep is { } sleep
            ? words.Say(RemindersText.WindDownIsSet, name, when, ("bed", sleep.Bed), ("wake", sleep.Wake))
            : words.Say(RemindersText.IsSet, name, when);
        return new ChatMessage(said + Next(turn, wish, coming) + (wish is DeskWindow ? Prose.Empty : FullDay.Line(turn)), new ButtonRow(
            turn.Button(words.Plain(RemindersText.Test), RemindersButtons.SliceName, "test", wish.Kind.ToString()),
            turn.Button(words.Plain(RemindersText.Undo), RemindersButtons.SliceName, "undo", wish.Kind.ToString()),
            turn.Button(words.Plain(RemindersText.Back), RemindersButtons.SliceName, "all", "all")));
    }

    /// <summary>The breaks at the desk as they are wanted, or as most want them.</summary>
    public static DeskWindow Desk(Turn turn) => turn.Member.Get<ReminderFile>().Wish(ReminderKind.DeskNudge) as DeskWindow ?? DeskWindow.Usual;

    /// <summary>How long they want to sleep, in minutes.</summary>
    public static int Goal(Turn turn) => turn.Member.Get<ReminderFile>().Sleep?.GoalMinutes ?? SleepTimes.UsualGoal;

    /// <summary>When a kind comes, in words; null where it is off.</summary>
    public static string? When(Occasion occasion, ReminderKind kind) => occasion.Member.Get<ReminderFile>() switch
    {
        var file when !file.Wants(kind) => null,
        var file when file.Wish(kind) is { } wish => ScheduleWords.When(occasion.Words, wish),
        _ => occasion.Words.Plain(RemindersText.AfterYourHour),
    };

    /// <summary>When a kind comes next, as a line; nothing where it never does or no hour is set.</summary>
    public static Prose Next(Occasion occasion, ReminderKind kind, Coming coming) =>
        occasion.Member.Get<ReminderFile>().Wish(kind) is { } wish ? Next(occasion, wish, coming) : Prose.Empty;

    /// <summary>When a reminder comes next, and the pause that it waits for, as lines; no time where it never comes.</summary>
    public static Prose Next(Occasion occasion, ReminderSchedule wish, Coming coming) => Paused(occasion) + (coming.Next(wish) is { } next
        ? occasion.Words.Say(RemindersText.Next, ("day", next.Date), ("time", next.TimeOfDay))
        : Prose.Empty);

    /// <summary>Until when everything is quiet, as a line; nothing where nothing is paused.</summary>
    private static Prose Paused(Occasion occasion) =>
        occasion.Member.Get<ReminderFile>().PausedUntil is { } until && until > occasion.Now.Now && until.InZone(occasion.Now.Zone).LocalDateTime is var quiet
            ? occasion.Words.Say(RemindersText.ListPaused, ("day", quiet.Date), ("time", quiet.TimeOfDay))
            : Prose.Empty;

    /// <summary>What a reminder can be set to by a tap.</summary>
    public static IEnumerable<Button> Choices(Turn turn, ReminderKind kind) => kind switch
    {
        ReminderKind.DeskNudge => DeskWindow.Intervals.Select(minutes => (Button)turn.Button(
            turn.Words.Plain(RemindersText.Every, ("minutes", minutes)), RemindersButtons.SliceName, "set", kind.ToString(), minutes.ToString(CultureInfo.InvariantCulture))),
        _ => Times(kind).Select(time => (Button)At(turn, kind, time)),
    };

    /// <summary>A button that sets a reminder to a time of day.</summary>
    public static ActionButton At(Turn turn, ReminderKind kind, LocalTime time, string? label = null) => turn.Button(
        label ?? turn.Words.Write(time), RemindersButtons.SliceName, "set", kind.ToString(), Hours.Format(time));

    private static IEnumerable<LocalTime> Times(ReminderKind kind) => kind switch
    {
        ReminderKind.CheckIn => [new(7, 0), new(8, 30), new(12, 30), new(20, 0)],
        ReminderKind.Session => [new(7, 30), new(12, 30), new(18, 0), new(20, 0)],
        ReminderKind.Stretch => [new(11, 0), new(15, 0), new(17, 30), new(20, 30)],
        _ => [new(6, 0), new(6, 30), new(7, 0), new(7, 30), new(8, 0)],
    };
}
