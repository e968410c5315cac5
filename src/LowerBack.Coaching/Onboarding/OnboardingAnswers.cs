using System.Globalization;
using LowerBack.Chat;
using LowerBack.Coaching.Content;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Safety;
using LowerBack.Coaching.Text;
using LowerBack.Coaching.Time;
using LowerBack.Coaching.Turns;
using NodaTime;

namespace LowerBack.Coaching.Onboarding;

/// <summary>
/// Takes the answers, tapped or typed. An answer counts only for the question that is open, so a button of an earlier
/// question changes nothing.
/// </summary>
internal sealed class OnboardingAnswers(SafetyScreen screen, OnboardingQuestions questions, FirstMove first)
    : IButtons, ITextListener, IPlaceListener
{
    public string Slice => OnboardingQuestions.Slice;

    public CommandPlace Place => CommandPlace.PrivateOnly;

    public Answer? Press(Turn turn, ButtonToken token) => (OnboardingQuestions.Step(turn), token.Action) switch
    {
        // A question about safety comes first, whatever is pressed meanwhile.
        _ when screen.Ask(turn) is { } open => Answers.Refuse(turn.Words.Plain(OnboardingText.SafetyFirst), open),
        (OnboardingStep.Consent, "age") => Age(turn, token[0]),
        (OnboardingStep.Consent, "later") => Answers.Show(turn, new ChatMessage(turn.Words.Say(OnboardingText.LaterIsFine))),
        (OnboardingStep.Zone, "zone") => Zone(turn, token[0]),
        (OnboardingStep.Zone, "otherzone") => Answers.Show(turn, questions.Ask(turn)!),
        (OnboardingStep.Minutes, "minutes") => int.TryParse(token[0], CultureInfo.InvariantCulture, out var minutes) ? Minutes(turn, minutes) : null,
        (OnboardingStep.Kit, "kit") => Kits(turn, token),
        (OnboardingStep.Level, "level") => Levels(turn, token[0]),
        (OnboardingStep.Stirs, "stirs") => Stirs(turn, token[0]),
        (OnboardingStep.GoEasy, "easy") => GoEasy(turn, token),
        (OnboardingStep.Done, "first") when SafetyScreen.State(turn) is SafetyState.Cleared or SafetyState.Modified => FirstMove.Done(turn),
        (not OnboardingStep.Consent, "rezone") when turn.Profile.GoEasy is null => Rezone(turn),
        _ => null,
    };

    public Answer? Hear(Turn turn, string text)
    {
        if (!turn.IsPrivate || screen.Ask(turn) is not null)
            return null;
        return OnboardingQuestions.Step(turn) switch
        {
            OnboardingStep.Consent => Answers.Say(questions.Ask(turn)!),
            OnboardingStep.Zone => TypedPlace(turn, text),
            OnboardingStep.Minutes when OnlyNumber(text) is { } minutes => Minutes(turn, minutes),
            _ => null,
        };
    }

    /// <summary>The number in "15", "15 minutes" or "tengo 15 minutos"; null where there is none, or more than one.</summary>
    private static int? OnlyNumber(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => char.IsAsciiDigit(word[0])).ToArray() is [var one]
        && int.TryParse(one, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Where they are, shared from the map.</summary>
    public Answer? Hear(Turn turn, ZoneAnswer place) =>
        screen.Ask(turn) is null && OnboardingQuestions.Step(turn) == OnboardingStep.Zone ? Found(turn, place) : null;

    /// <summary>A city or zone that was typed.</summary>
    public Answer TypedPlace(Turn turn, string typed) => Found(turn, ZoneFinder.Find(typed, turn.Now.Now));

    /// <summary>A place is echoed with its clock before it counts.</summary>
    private Answer Found(Turn turn, ZoneAnswer place) => place switch
    {
        OneZone one => Answers.Say(OnboardingQuestions.ZoneCheck(turn, one.Place)),
        SeveralZones several => Answers.Say(OnboardingQuestions.Zone(turn, OnboardingText.ZoneSeveral, several.Places)),
        _ => Answers.Say(new ChatMessage(turn.Words.Say(OnboardingText.ZoneUnknown), questions.Ask(turn)!.Buttons)),
    };

    private Answer? Age(Turn turn, string answer)
    {
        AgeBand? age = answer switch { "adult" => AgeBand.Adult, "older" => AgeBand.Older, "minor" => AgeBand.UnderEighteen, _ => null };
        if (age is null)
            return null;
        turn.Profile = turn.Profile with { Age = age, ConsentedAt = age == AgeBand.UnderEighteen ? null : turn.Now.Now };
        // From 65 on everybody starts at level 1, so that is not a question; the gates decide from there.
        if (age == AgeBand.Older)
            turn.Profile = turn.Profile with { Level = Level.Beginner, LevelSince = turn.Now.Today };
        if (age == AgeBand.UnderEighteen)
            return Answers.Show(turn, SafetyMessages.Standing(turn, SafetyState.TooYoung));
        if (SafetyScreen.State(turn) is SafetyState.Stop or SafetyState.Hold)
            return Answers.Show(turn, screen.Locked(turn)!);
        if (screen.Ask(turn) is null)
            screen.Begin(turn, ScreenReason.Full);
        return Answers.Show(turn, SafetyMessages.With(turn, SafetyText.ScreenIntro, screen.Ask(turn)!));
    }

    private static Answer? Zone(Turn turn, string id)
    {
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) is not { } zone)
            return null;
        turn.Member.ZoneId = id;
        turn.GoOn();
        return Answers.Show(turn, new ChatMessage(
            turn.Words.Say(OnboardingText.ZoneSet, ("place", NearbyPlaces.NameOf(turn.Words, id)), ("time", turn.Now.Now.InZone(zone).TimeOfDay)),
            new ButtonRow(turn.Button(turn.Words.Plain(OnboardingText.ZoneOther), OnboardingQuestions.Slice, "rezone"))));
    }

    /// <summary>A wrong tap on a place is taken back.</summary>
    private Answer Rezone(Turn turn)
    {
        turn.Member.ZoneId = null;
        return Answers.Show(turn, questions.Ask(turn)!);
    }

    private Answer Minutes(Turn turn, int minutes)
    {
        if (minutes is < 5 or > 30)
            return Answers.Say(new ChatMessage(turn.Words.Say(OnboardingText.MinutesOutside), questions.Ask(turn)!.Buttons));
        return Next(turn, turn.Profile with { Minutes = minutes });
    }

    private Answer? Kits(Turn turn, ButtonToken token)
    {
        if (!int.TryParse(token[1], NumberStyles.None, CultureInfo.InvariantCulture, out var bits) || ((Kit)bits & ~OnboardingQuestions.AllKit) != Kit.None)
            return null;
        return token[0] switch
        {
            "pick" => Answers.Show(turn, OnboardingQuestions.KitQuestion(turn, (Kit)bits)),
            "done" => Next(turn, turn.Profile with { Kit = (Kit)bits }),
            _ => null,
        };
    }

    private Answer? Levels(Turn turn, string answer)
    {
        if (answer is not ("1" or "2" or "3"))
            return null;
        return Next(turn, turn.Profile with { Level = (Level)int.Parse(answer, CultureInfo.InvariantCulture), LevelSince = turn.Now.Today });
    }

    private Answer? Stirs(Turn turn, string answer)
    {
        AvoidCodes? codes = answer switch
        {
            "bending" => AvoidCodes.FlexionIntolerant,
            "leaning" => AvoidCodes.ExtensionIntolerant,
            "both" => AvoidCodeNames.BothDirections,
            "neither" => AvoidCodes.None,
            _ => null,
        };
        return codes is null ? null : Next(turn, turn.Profile with { Stirs = codes });
    }

    private Answer? GoEasy(Turn turn, ButtonToken token)
    {
        if (!int.TryParse(token[1], NumberStyles.None, CultureInfo.InvariantCulture, out var bits) || ((AvoidCodes)bits & ~OnboardingQuestions.AllEasy) != AvoidCodes.None)
            return null;
        return token[0] switch
        {
            "pick" => Answers.Show(turn, OnboardingQuestions.GoEasy(turn, (AvoidCodes)bits)),
            "done" => Next(turn, turn.Profile with { GoEasy = (AvoidCodes)bits }),
            _ => null,
        };
    }

    /// <summary>Keeps an answer and shows the next question in the place of this one; at the end, the first minute.</summary>
    private Answer Next(Turn turn, Profile profile)
    {
        turn.Profile = profile;
        return Answers.Show(turn, questions.Ask(turn) ?? first.Offer(turn));
    }
}
