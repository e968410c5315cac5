using System.Collections.Immutable;
using LowerBack.Chat;
using LowerBack.Coaching.Safety;
using LowerBack.Coaching.Text;
using LowerBack.Coaching.Time;
using LowerBack.Coaching.Turns;

namespace LowerBack.Coaching.Onboarding;

/// <summary><c>/start [place]</c>: the way in, or back to the question where somebody left.</summary>
internal sealed class StartCommand(SafetyScreen screen, OnboardingAnswers answers, PendingQuestions pending) : ICommand
{
    public CommandPlace Place => CommandPlace.PrivateOnly;

    public CommandDescriptor Describe(Words words) => new(
        "start", words.Plain(OnboardingText.StartDescription),
        [new CommandOption("place", words.Plain(OnboardingText.PlaceName), words.Plain(OnboardingText.PlaceOption), OptionKind.Words, [])]);

    public Answer Run(Turn turn, BoundArguments arguments)
    {
        if (SafetyScreen.State(turn) is SafetyState.Stop or SafetyState.Hold or SafetyState.TooYoung)
            return Answers.Say(screen.Locked(turn)!);
        if (OnboardingQuestions.Step(turn) == OnboardingStep.Zone && arguments["place"] is { } place)
            return answers.TypedPlace(turn, place);
        if (OnboardingQuestions.Step(turn) == OnboardingStep.Screen && screen.Ask(turn) is null)
            screen.Begin(turn, ScreenReason.Full);
        return Answers.Say(pending.Ask(turn) ?? new ChatMessage(
            turn.Words.Say(OnboardingText.AlreadyReady),
            new ButtonRow(turn.NextCommand(turn.Words.Plain(OnboardingText.ShowRoutine), "routine"))));
    }

    public ImmutableArray<OptionChoice> Suggest(Words words, string option, string typed) =>
        option == "place" ? [.. ZoneFinder.Suggest(typed).Select(place => new OptionChoice(place.Label, PlaceWords.Label(words, place)))] : [];
}
