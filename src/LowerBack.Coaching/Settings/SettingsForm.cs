using System.Collections.Immutable;
using LowerBack.Chat;
using LowerBack.Coaching.Text;
using LowerBack.Coaching.Time;
using LowerBack.Coaching.Turns;

namespace LowerBack.Coaching.Settings;

/// <summary>The settings that are changed together most, as a form, and what somebody filled into it.</summary>
internal static class SettingsForm
{
    /// <summary>The action of its token.</summary>
    public const string Send = "several";

    private const string Place = "zone";

    private static readonly ImmutableArray<Setting> Asked =
        [.. new[] { Place, "daystart", "minutes", "days", "quiet" }.Select(id => SettingsList.Find(id)!)];

    /// <summary>The form with what holds now.</summary>
    /// <param name="place">What was typed for the place the last time, and not understood; empty for nothing.</param>
    public static ChatForm Of(Turn turn, string place) => new(
        turn.Words.Plain(SettingsText.SeveralTitle), turn.Token(SettingsCommand.Name, Send), [.. Asked.Select(setting => Field(turn, setting, place))]);

    /// <summary>What was filled in; nothing for a setting that was left as it is.</summary>
    public static ImmutableArray<Reading> Read(Turn turn, FormValues filled) =>
        [.. Asked.Select(setting => setting.IsMany ? ReadMany(turn, setting, filled) : ReadOne(turn, setting, filled)).OfType<Reading>()];

    private static FormField Field(Turn turn, Setting setting, string place)
    {
        var (name, now) = (turn.Words.Plain(setting.Name), setting.Get(turn));
        if (setting.Id == Place)
        {
            var shown = place.Length > 0 ? place : now is null ? "" : setting.Say(turn, now);
            return new TextField(setting.Id, name, Cut.To(shown, ZoneFinder.LongestTyped), ZoneFinder.LongestTyped)
            {
                Hint = turn.Words.Plain(SettingsText.PlaceHint), Example = turn.Words.Plain(SettingsText.PlaceExample), IsOptional = now is null,
            };
        }

        var offered = setting.Choices(turn);
        // What holds is offered too, so that a form that is sent as it is changes nothing.
        var values = setting.IsMany || now is null || offered.Contains(now) ? offered : offered.Add(now);
        var choices = values.Select(value => new OptionChoice(value, setting.Say(turn, value))).ToImmutableArray();
        return setting.IsMany
            ? new ChoicesField(setting.Id, name, choices, [.. offered.Where(value => (Setting.Number(now ?? "0") & Setting.Number(value)) != 0)])
            : new ChoiceField(setting.Id, name, choices, now) { IsOptional = now is null };
    }

    private static Reading? ReadMany(Turn turn, Setting setting, FormValues filled)
    {
        if (!filled.Has(setting.Id))
            return null;
        var bits = setting.Choices(turn).Intersect(filled.All(setting.Id)).Sum(value => Setting.Number(value)!.Value);
        return bits == 0
            ? new Missed(setting, turn.Words.Say(SettingsText.AtLeastOneDay))
            : new Understood(setting, Setting.Value(bits));
    }

    private static Reading? ReadOne(Turn turn, Setting setting, FormValues filled)
    {
        var typed = filled[setting.Id];
        if (typed.Length == 0 || typed == setting.SayCurrent(turn))
            return null;
        if (setting.Id != Place)
            return setting.Takes(turn, typed) ? new Understood(setting, typed) : new Missed(setting, NotUsed(turn, setting, typed, SettingsText.Missed));
        return ZoneFinder.Find(typed, turn.Now.Now) switch
        {
            OneZone one => new Understood(setting, one.Place.ZoneId),
            SeveralZones several => new Missed(setting, NotUsed(turn, setting, typed, SettingsText.MissedUnsure), typed, several.Places),
            _ => new Missed(setting, NotUsed(turn, setting, typed, SettingsText.Missed), typed),
        };
    }

    private static Prose NotUsed(Turn turn, Setting setting, string typed, SettingsText text) => turn.Words.Say(
        text, ("name", turn.Words.Plain(setting.Name)), ("typed", Excerpt.Of(typed)), ("value", setting.SayCurrent(turn)));
}

/// <summary>What somebody filled in for a setting; a closed family.</summary>
internal abstract record Reading(Setting Setting);

/// <summary>A value that it takes.</summary>
internal sealed record Understood(Setting Setting, string Value) : Reading(Setting);

/// <summary>Nothing that it takes.</summary>
/// <param name="Why">That, in words.</param>
/// <param name="Typed">What was typed, so that it can be corrected; empty where nothing was.</param>
/// <param name="Places">What may have been meant.</param>
internal sealed record Missed(Setting Setting, Prose Why, string Typed = "", params ImmutableArray<ZonePlace> Places) : Reading(Setting);
