using System.Collections.Immutable;
using LowerBack.Chat;
using LowerBack.Coaching.Onboarding;
using LowerBack.Coaching.Safety;
using LowerBack.Coaching.Text;
using LowerBack.Coaching.Time;
using LowerBack.Coaching.Turns;
using NodaTime;

namespace LowerBack.Coaching.Settings;

/// <summary><c>/settings [city]</c>: all settings with their values; every change is said in words and can be undone.</summary>
internal sealed class SettingsCommand(SafetyScreen screen) : ICommand, IButtons, ITextListener, IPlaceListener
{
    /// <summary>Of the command, and of the slice in its buttons.</summary>
    public const string Name = "settings";

    /// <summary>After this long a text is no longer taken for the city that was asked for.</summary>
    private static readonly Duration PlaceIsAwaited = Duration.FromMinutes(10);

    public string Slice => Name;

    public CommandPlace Place => CommandPlace.PrivateOnly;

    public int JournalDays => 1;

    public CommandDescriptor Describe(Words words) => new(
        Name, words.Plain(SettingsText.Description),
        [new CommandOption("city", words.Plain(SettingsText.CityName), words.Plain(SettingsText.ValueOption), OptionKind.Words, [])]);

    public Answer Run(Turn turn, BoundArguments arguments) =>
        Answers.Show(turn, arguments["city"] switch
        {
            null => Overview(turn),
            var named when SettingsList.Named(turn, named) is { } setting => Ask(turn, setting, setting.Get(turn) ?? "0"),
            var city => TypedPlace(turn, city),
        });

    public ImmutableArray<OptionChoice> Suggest(Words words, string option, string typed) =>
        [.. ZoneFinder.Suggest(typed).Select(place => new OptionChoice(place.Label, PlaceWords.Label(words, place)))];

    public Answer? Press(Turn turn, ButtonToken token)
    {
        switch (token.Action)
        {
            case "all":
                return Answers.Show(turn, Overview(turn));
            case SeveralSettings.Open:
                return Answers.Fill(SettingsForm.Of(turn, token[0]));
            case SeveralSettings.Undo:
                return SeveralSettings.Back(turn, token[0]);
        }

        if (SettingsList.Find(token[0]) is not { } setting)
            return null;
        return token.Action switch
        {
            "ask" => Answers.Show(turn, Ask(turn, setting, setting.Get(turn) ?? "0")),
            "pick" when setting.IsMany && Setting.Number(token[1]) is not null => Answers.Show(turn, Ask(turn, setting, token[1])),
            "set" => Change(turn, setting, token[1]),
            _ => null,
        };
    }

    public Answer? Submit(Turn turn, ButtonToken token, FormValues filled) =>
        token.Action == SettingsForm.Send ? SeveralSettings.Save(turn, filled) : null;

    /// <summary>A city typed after the question where they are.</summary>
    public Answer? Hear(Turn turn, string text) => PlaceIsOpen(turn) ? Answers.Say(TypedPlace(turn, text)) : null;

    /// <summary>The same, shared from the map.</summary>
    public Answer? Hear(Turn turn, ZoneAnswer place) => PlaceIsOpen(turn) ? Answers.Say(Found(turn, place)) : null;

    private bool PlaceIsOpen(Turn turn) =>
        turn.IsPrivate && turn.Profile.PlaceAskedAt is { } asked && turn.Now.Now - asked < PlaceIsAwaited
        && SafetyScreen.State(turn) is not SafetyState.Stop && screen.Ask(turn) is null;

    private static ChatMessage Overview(Turn turn)
    {
        turn.Profile = turn.Profile with { PlaceAskedAt = null };
        var words = turn.Words;
        // With one choice there is nothing to set.
        var all = SettingsList.All.Where(setting => setting.Choices(turn).Length > 1).ToList();
        var lines = all.Select(setting => ImmutableArray.Create(new Span(words.Plain(
            SettingsText.Line, ("name", words.Plain(setting.Name)), ("value", setting.SayCurrent(turn))))));
        var buttons = all.Select(setting => (Button)turn.Button(words.Plain(setting.Name), Name, "ask", setting.Id)).ToList();
        return new ChatMessage(
            words.Say(SettingsText.Title) + new Prose([new Bullets([.. lines])]),
            [.. Labels.Rows(buttons, ChatLimits.ButtonRows - 1), new ButtonRow(turn.FormButton(words.Plain(SettingsText.Several), Name, SeveralSettings.Open))]);
    }

    private static ChatMessage Ask(Turn turn, Setting setting, string current)
    {
        var words = turn.Words;
        var back = turn.Button(words.Plain(SettingsText.Back), Name, "all");
        var choices = setting.Choices(turn);
        if (setting.IsMany)
        {
            var bits = Setting.Number(current) ?? 0;
            var picks = choices.Select(choice =>
            {
                var bit = Setting.Number(choice)!.Value;
                var label = setting.Say(turn, choice);
                return (Button)turn.Button(
                    (bits & bit) != 0 ? words.Plain(SettingsText.Chosen, ("answer", label)) : label, Name, "pick", setting.Id, Setting.Value(bits ^ bit));
            }).ToList();
            return new ChatMessage(
                words.Say(SettingsText.ChooseMany, ("name", words.Plain(setting.Name))),
                [.. Labels.Rows(picks, ChatLimits.ButtonRows - 1),
                    new ButtonRow(turn.Primary(words.Plain(SettingsText.Save), Name, "set", setting.Id, current), back)]);
        }

        var isPlace = setting.Id == "zone";
        turn.Profile = turn.Profile with { PlaceAskedAt = isPlace ? turn.Now.Now : null };
        var buttons = choices.Select(choice =>
        {
            var label = setting.Say(turn, choice);
            return (Button)turn.Button(
                choice == current ? words.Plain(SettingsText.Chosen, ("answer", label)) : label, Name, "set", setting.Id, choice);
        }).ToList();
        return new ChatMessage(
            words.Say(isPlace ? SettingsText.ChoosePlace : SettingsText.Choose, ("name", words.Plain(setting.Name)), ("value", setting.SayCurrent(turn))),
            [.. Labels.Rows(buttons, ChatLimits.ButtonRows - 1), new ButtonRow(back)]);
    }

    private static Answer? Change(Turn turn, Setting setting, string value)
    {
        var old = setting.Get(turn);
        var oldWords = setting.SayCurrent(turn);
        if (setting.Id == "days" && value == "0")
            return Answers.Refuse(turn.Words.Plain(SettingsText.AtLeastOneDay));
        if (!setting.Takes(turn, value))
            return null;
        if (old != value)
            setting.Set(turn, value);
        turn.Profile = turn.Profile with { PlaceAskedAt = null };
        // A change of language is confirmed in the new one.
        var now = new Turn(turn.Said, turn.Member, turn.Now, Words.In(turn.Member.Language));
        return Answers.Show(turn, Changed(now, setting, old, oldWords, value));
    }

    private static ChatMessage Changed(Turn turn, Setting setting, string? old, string oldWords, string value)
    {
        var words = turn.Words;
        var name = words.Plain(setting.Name);
        var all = turn.Button(words.Plain(SettingsText.Back), Name, "all");
        if (old == value)
            return new ChatMessage(words.Say(SettingsText.ChangedShort, ("name", name), ("new", setting.Say(turn, value))), new ButtonRow(all));

        var body = words.Say(SettingsText.Changed, ("name", name), ("old", oldWords), ("new", setting.Say(turn, value)));
        var (effect, anew) = setting.ShapesSessions ? PlanEffect.Of(turn) : (Prose.Empty, []);
        // What may not be set now cannot be gone back to: from 65 on a level is earned again.
        return new ChatMessage(body + effect, [.. anew, old is not null && setting.Takes(turn, old)
            ? new ButtonRow(turn.Button(words.Plain(SettingsText.Undo), Name, "set", setting.Id, old), all)
            : new ButtonRow(all)]);
    }

    private static ChatMessage TypedPlace(Turn turn, string typed) => Found(turn, ZoneFinder.Find(typed, turn.Now.Now));

    private static ChatMessage Found(Turn turn, ZoneAnswer place)
    {
        var setting = SettingsList.Find("zone")!;
        switch (place)
        {
            case OneZone one:
                var (old, oldWords) = (setting.Get(turn), setting.SayCurrent(turn));
                setting.Set(turn, one.Place.ZoneId);
                turn.Profile = turn.Profile with { PlaceAskedAt = null };
                return Changed(turn, setting, old, oldWords, one.Place.ZoneId);
            case SeveralZones several:
                return new ChatMessage(turn.Words.Say(SettingsText.WhichPlace), Labels.Choices(
                    [.. several.Places.Select(place => turn.Button(Labels.Fitting(PlaceWords.Label(turn.Words, place)), Name, "set", "zone", place.ZoneId))]));
            default:
                return new ChatMessage(turn.Words.Say(SettingsText.NoSuchPlace), new ButtonRow(turn.Button(turn.Words.Plain(SettingsText.Back), Name, "all")));
        }
    }
}
