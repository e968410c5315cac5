using System.Collections.Immutable;
using System.Text;
using LowerBack.Chat;
using LowerBack.Coaching.Time;
using LowerBack.Coaching.Turns;

namespace LowerBack.Coaching.Settings;

/// <summary>Several settings at once: what becomes of the form, and the way back.</summary>
internal static class SeveralSettings
{
    /// <summary>The actions of its buttons.</summary>
    public const string Open = "form", Undo = "undo";

    /// <summary>What was typed is there to be corrected, where a button has room for it: in UTF-8 bytes.</summary>
    private const int MostTyped = 36;

    /// <summary>Sets all that is understood, and says what is not.</summary>
    public static Answer Save(Turn turn, FormValues filled)
    {
        var read = SettingsForm.Read(turn, filled);
        var missed = read.OfType<Missed>().ToImmutableArray();
        var change = Change(turn, read.OfType<Understood>().Select(one => (one.Setting, one.Value)));
        var said = change.Lines.Length > 0 ? turn.Words.Say(SettingsText.SeveralChanged) + change.Body
            : missed.IsEmpty ? turn.Words.Say(SettingsText.SeveralSame)
            : Prose.Empty;
        return Answers.Show(turn, Report(turn, said, change, missed));
    }

    /// <summary>Sets all of the last change back; null where it is not the last any more.</summary>
    public static Answer? Back(Turn turn, string number)
    {
        var last = turn.Member.Get<LastChange>();
        if (last.Before.IsEmpty || Setting.Value(last.Number) != number)
            return null;
        var change = Change(turn, last.Before.Select(old => (SettingsList.Find(old.Setting)!, old.Value)));
        return Answers.Show(turn, Report(turn, turn.Words.Say(SettingsText.SeveralUndone) + change.Body, change, []));
    }

    /// <summary>Sets values, and remembers what they replaced.</summary>
    private static Changes Change(Turn turn, IEnumerable<(Setting Setting, string Value)> values)
    {
        var lines = ImmutableArray.CreateBuilder<ImmutableArray<Span>>();
        var before = ImmutableArray.CreateBuilder<OldValue>();
        var shapes = false;
        foreach (var (setting, value) in values)
        {
            var (old, oldWords) = (setting.Get(turn), setting.SayCurrent(turn));
            if (old == value)
                continue;
            setting.Set(turn, value);
            shapes |= setting.ShapesSessions;
            var line = turn.Words.Say(SettingsText.Changed, ("name", turn.Words.Plain(setting.Name)), ("old", oldWords), ("new", setting.Say(turn, value)));
            lines.AddRange(line.Blocks.OfType<Paragraph>().Select(paragraph => paragraph.Spans));
            if (old is not null)
                before.Add(new OldValue(setting.Id, old));
        }

        turn.Profile = turn.Profile with { PlaceAskedAt = null };
        if (lines.Count > 0)
            turn.Member.Set(new LastChange { Number = turn.Member.Get<LastChange>().Number + 1, Before = before.ToImmutable() });
        return new Changes(lines.ToImmutable(), CanBeUndone: before.Count > 0, shapes);
    }

    private static ChatMessage Report(Turn turn, Prose said, Changes change, ImmutableArray<Missed> missed)
    {
        var words = turn.Words;
        var (effect, anew) = change.ShapesSessions ? PlanEffect.Of(turn) : (Prose.Empty, []);
        var places = missed.SelectMany(one => one.Places).Select(place => (Button)turn.Button(
            Labels.Fitting(PlaceWords.Label(words, place)), SettingsCommand.Name, "set", "zone", place.ZoneId)).ToList();
        ImmutableArray<ButtonRow> which = places.Count > 0 ? Labels.Rows(places, ChatLimits.ButtonRows - 2) : [];
        var last = ImmutableArray.CreateBuilder<Button>();
        if (!missed.IsEmpty)
            last.Add(Correct(turn, missed));
        if (change.CanBeUndone)
            last.Add(turn.Button(words.Plain(SettingsText.Undo), SettingsCommand.Name, Undo, Setting.Value(turn.Member.Get<LastChange>().Number)));
        last.Add(turn.Button(words.Plain(SettingsText.Back), SettingsCommand.Name, "all"));
        // A question stands last, over the buttons that answer it.
        return new ChatMessage(missed.Aggregate(said + effect, (body, one) => body + one.Why), [.. which, .. anew, new ButtonRow(last.ToImmutable())]);
    }

    private static FormButton Correct(Turn turn, ImmutableArray<Missed> missed)
    {
        var typed = missed.Select(one => one.Typed).FirstOrDefault(typed => typed.Length > 0);
        var fits = typed is not null && Encoding.UTF8.GetByteCount(typed) <= MostTyped && !typed.Contains(':', StringComparison.Ordinal);
        return turn.FormButton(turn.Words.Plain(SettingsText.Correct), SettingsCommand.Name, Open, fits ? [typed!] : []);
    }

    /// <param name="Lines">What was changed.</param>
    private sealed record Changes(ImmutableArray<ImmutableArray<Span>> Lines, bool CanBeUndone, bool ShapesSessions)
    {
        public Prose Body { get; } = new([new Bullets(Lines)]);
    }
}
