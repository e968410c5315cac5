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

    private static readonly ImmutableArray<int> Intervals = [30, 45, 60];

    private static readonly ImmutableHashSet<string> OffWords =
        Words.Languages.Select(language => Folded.Of(Words.In(language).Plain(RemindersText.IsOff)).Joined).Concat(["off", "aus", "no"]).ToImmutableHashSet();

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
        var paused = file.PausedUntil is { } until && until > turn.Now.Now ? until.InZone(turn.Now.Zone).LocalDateTime : (LocalDateTime?)null;
        if (paused is { } quiet)
            body += words.Say(RemindersText.ListPaused, ("day", quiet.Date), ("time", quiet.TimeOfDay));
        List<Button> buttons = [.. Listed.Select(kind => turn.Button(ScheduleWords.Name(words, kind), RemindersButtons.SliceName, "one", kind.ToString()))];
        buttons.Add(paused is null
            ? turn.CommandButton(words.Plain(RemindersText.Pause), "pause")
            : turn.CommandButton(words.Plain(RemindersText.Resume), "resume"));
        return new ChatMessage(body, Labels.Rows(buttons));
    }

    /// <summary>One reminder, and what it can be set to.</summary>
    public static ChatMessage One(Turn turn, ReminderKind kind)
    {
        var (words, file) = (turn.Words, turn.Member.Get<ReminderFile>());
        var (wish, name, back) = (file.Wish(kind), ("name", (object)ScheduleWords.Name(words, kind)), turn.Button(words.Plain(RemindersText.Back), RemindersButtons.SliceName, "all", "all"));
        var body = When(turn, kind) is { } when
            ? words.Say(RemindersText.KindIsOn, name, ("when", when)) + Next(turn, kind)
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

    /// <summary>Sets a reminder to what a button says; null where that makes no sense.</summary>
    public static ChatMessage? Set(Turn turn, ReminderKind kind, string value)
    {
        if (kind == ReminderKind.DeskNudge)
        {
            return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && Intervals.Contains(minutes)
                ? Set(turn, (turn.Member.Get<ReminderFile>().Wish(kind) as DeskWindow ?? DeskWindow.Usual) with { IntervalMinutes = minutes })
                : null;
        }

        if (!Offered.Contains(kind) || !Hours.Parse(value).TryGetValue(default, out var time))
            return null;
        return SetTime(turn, kind, time, days: null);
    }

    /// <summary>What was typed behind the command: a reminder, a time, or both.</summary>
    public static ChatMessage Typed(Turn turn, string typed)
    {
        foreach (var kind in Listed)
        {
            foreach (var name in Names(kind))
            {
                if (Rest(typed, name) is { } rest)
                    return rest.Length == 0 || (!Offered.Contains(kind) && !OffWords.Contains(Folded.Of(rest).Joined)) ? One(turn, kind) : TypedFor(turn, kind, rest);
            }
        }

        return TypedTimes.When(typed, Likely(ReminderKind.CheckIn), turn.Member.Language) switch
        {
            Understood<TypedWhen> { Value: { Time: { } time } } => new ChatMessage(
                turn.Words.Say(RemindersText.WhichKind),
                Labels.Choices([.. Offered.Where(kind => kind is ReminderKind.CheckIn or ReminderKind.Session or ReminderKind.Stretch).Select(kind =>
                    turn.Button(ScheduleWords.Name(turn.Words, kind), RemindersButtons.SliceName, "set", kind.ToString(), Hours.Format(time)))])),
            _ => new ChatMessage(turn.Words.Say(RemindersText.TimeNotUnderstood) + List(turn).Body, List(turn).Buttons),
        };
    }

    /// <summary>A time typed for a reminder.</summary>
    public static ChatMessage TypedFor(Turn turn, ReminderKind kind, string typed)
    {
        if (OffWords.Contains(Folded.Of(typed).Joined))
            return RemindersButtons.Off(turn, kind);
        switch (TypedTimes.When(typed, Likely(kind), turn.Member.Language))
        {
            case Understood<TypedWhen> { Value: { Hours: { } hours } when } when kind == ReminderKind.DeskNudge:
                var window = turn.Member.Get<ReminderFile>().Wish(kind) as DeskWindow ?? DeskWindow.Usual;
                return Set(turn, window with { Hours = hours, Days = when.Days ?? window.Days });
            case Understood<TypedWhen> { Value: { Time: { } time } when } when kind != ReminderKind.DeskNudge:
                return SetTime(turn, kind, time, when.Days);
            case Understood<TypedWhen> { Value: { Time: null, Hours: null, Days: { } days } } when turn.Member.Get<ReminderFile>().Wish(kind) is { } wish:
                return Set(turn, wish with { Days = days });
            case Ambiguous<TypedWhen> { Candidates: var several } when kind != ReminderKind.DeskNudge && several.All(one => one.Time is not null):
                return new ChatMessage(turn.Words.Say(RemindersText.WhichTime), Labels.Choices([.. several.Take(4).Select(one => At(turn, kind, one.Time!.Value))]));
            default:
                return new ChatMessage(turn.Words.Say(RemindersText.TimeNotUnderstood), new ButtonRow(
                    turn.Button(turn.Words.Plain(RemindersText.Back), RemindersButtons.SliceName, "all", "all")));
        }
    }

    /// <summary>Whether a text would be understood as a time for a reminder.</summary>
    public static bool MeansATime(Turn turn, ReminderKind kind, string typed) =>
        OffWords.Contains(Folded.Of(typed).Joined) || TypedTimes.When(typed, Likely(kind), turn.Member.Language) is not NotUnderstood<TypedWhen>;

    /// <summary>When a kind comes, in words; null where it is off.</summary>
    public static string? When(Occasion occasion, ReminderKind kind) => occasion.Member.Get<ReminderFile>() switch
    {
        var file when !file.Wants(kind) => null,
        var file when file.Wish(kind) is { } wish => ScheduleWords.When(occasion.Words, wish),
        _ => occasion.Words.Plain(RemindersText.AfterYourHour),
    };

    /// <summary>When a kind comes next, as a line; nothing where it never does or no hour is set.</summary>
    public static Prose Next(Occasion occasion, ReminderKind kind) =>
        occasion.Member.Get<ReminderFile>().Wish(kind) is { } wish ? Next(occasion, wish) : Prose.Empty;

    /// <summary>When a reminder comes next, as a line; nothing where it never does.</summary>
    public static Prose Next(Occasion occasion, ReminderSchedule wish) =>
        wish.NextOccurrence(AgendaKeeper.ClockOf(occasion.Member), occasion.Now.Now) is { } next
            ? occasion.Words.Say(RemindersText.Next, ("day", next.Wall.Date), ("time", next.Wall.TimeOfDay))
            : Prose.Empty;

    private static ChatMessage SetTime(Turn turn, ReminderKind kind, LocalTime time, Weekdays? days)
    {
        var file = turn.Member.Get<ReminderFile>();
        if (kind == ReminderKind.WindDown)
        {
            // What is asked for is when they get up; the rest follows.
            var sleep = new SleepTimes(time, file.Sleep?.GoalMinutes ?? SleepTimes.UsualGoal);
            turn.Member.Set(file with { Sleep = sleep });
            turn.Member.Set(turn.Member.Get<ReminderFile>().With(sleep.CoffeeTip(MemberPhase.Of(turn.Member.Id))));
            return Set(turn, new DailyTime(kind, days ?? Weekdays.EveryDay, sleep.WindDown));
        }

        var old = file.Wish(kind);
        var usual = kind == ReminderKind.Session ? (Weekdays)turn.Profile.TrainingDays : Weekdays.EveryDay;
        var wish = new DailyTime(kind, days ?? old?.Days ?? usual, time);
        if (wish.IsSilencedBy(new ClockHours(turn.Profile.QuietFrom, turn.Profile.QuietUntil)))
        {
            return new ChatMessage(
                turn.Words.Say(RemindersText.InQuietHours, ("time", time), ("from", turn.Profile.QuietFrom), ("until", turn.Profile.QuietUntil)),
                Labels.Rows([.. Choices(turn, kind)]));
        }

        return Set(turn, wish);
    }

    private static ChatMessage Set(Turn turn, ReminderSchedule wish)
    {
        var file = turn.Member.Get<ReminderFile>().With(wish) with { AsksFor = null };
        turn.Member.Set(file);
        var words = turn.Words;
        var (name, when) = (("name", (object)ScheduleWords.Name(words, wish.Kind)), ("when", (object)ScheduleWords.When(words, wish)));
        var said = wish.Kind == ReminderKind.WindDown && file.Sleep is { } sleep
            ? words.Say(RemindersText.WindDownIsSet, name, when, ("bed", sleep.Bed), ("wake", sleep.Wake))
            : words.Say(RemindersText.IsSet, name, when);
        return new ChatMessage(said + Next(turn, wish) + (wish is DeskWindow ? Prose.Empty : FullDay.Line(turn)), new ButtonRow(
            turn.Button(words.Plain(RemindersText.Test), RemindersButtons.SliceName, "test", wish.Kind.ToString()),
            turn.Button(words.Plain(RemindersText.Undo), RemindersButtons.SliceName, "undo", wish.Kind.ToString()),
            turn.Button(words.Plain(RemindersText.Back), RemindersButtons.SliceName, "all", "all")));
    }

    private static IEnumerable<Button> Choices(Turn turn, ReminderKind kind) => kind switch
    {
        ReminderKind.DeskNudge => Intervals.Select(minutes => (Button)turn.Button(
            turn.Words.Plain(RemindersText.Every, ("minutes", minutes)), RemindersButtons.SliceName, "set", kind.ToString(), minutes.ToString(CultureInfo.InvariantCulture))),
        _ => Times(kind).Select(time => (Button)At(turn, kind, time)),
    };

    /// <summary>A button that sets a reminder to a time of day.</summary>
    public static ActionButton At(Turn turn, ReminderKind kind, LocalTime time) => turn.Button(
        turn.Words.Write(time), RemindersButtons.SliceName, "set", kind.ToString(), Hours.Format(time));

    private static IEnumerable<LocalTime> Times(ReminderKind kind) => kind switch
    {
        ReminderKind.CheckIn => [new(7, 0), new(8, 30), new(12, 30), new(20, 0)],
        ReminderKind.Session => [new(7, 30), new(12, 30), new(18, 0), new(20, 0)],
        ReminderKind.Stretch => [new(11, 0), new(15, 0), new(17, 30), new(20, 30)],
        _ => [new(6, 0), new(6, 30), new(7, 0), new(7, 30), new(8, 0)],
    };

    /// <summary>Where a time for a reminder most likely lies: getting up is in the morning, all else while people are awake.</summary>
    private static ClockHours Likely(ReminderKind kind) => kind switch
    {
        ReminderKind.WindDown => new ClockHours(new LocalTime(4, 0), new LocalTime(12, 0)),
        ReminderKind.DeskNudge => new ClockHours(new LocalTime(6, 0), new LocalTime(20, 0)),
        _ => new ClockHours(new LocalTime(6, 0), new LocalTime(18, 0)),
    };

    /// <summary>How people call a reminder, in every language.</summary>
    private static IEnumerable<string> Names(ReminderKind kind) =>
        Words.Languages.Select(language => ScheduleWords.Name(Words.In(language), kind)).Concat(kind switch
        {
            ReminderKind.CheckIn => ["checkin", "check in"],
            ReminderKind.DeskNudge => ["desk", "schreibtisch", "escritorio"],
            ReminderKind.WindDown => ["wind down", "winddown", "sleep", "bed", "schlaf", "dormir"],
            _ => [],
        });

    /// <summary>What stands behind a name; null where the text does not begin with it.</summary>
    private static string? Rest(string typed, string name)
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
