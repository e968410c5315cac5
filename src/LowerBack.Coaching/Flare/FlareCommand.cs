using System.Globalization;
using LowerBack.Chat;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Safety;
using LowerBack.Coaching.Text;
using LowerBack.Coaching.Turns;
using NodaTime;

namespace LowerBack.Coaching.Flare;

/// <summary>
/// <c>/flare [step]</c>: three gentle days, after the questions that cannot wait. Those are the short list of the screen: somebody
/// in a flare-up is not asked twenty, and the full list keeps its own time.
/// </summary>
internal sealed class FlareCommand(SafetyScreen screen, PendingQuestions pending) : ICommand, IButtons, ITurnEnd
{
    private const string Step = "step", More = "more", End = "end";

    /// <summary>Who answered the questions within the hour is not asked again.</summary>
    private static readonly Duration JustNow = Duration.FromHours(1);

    /// <summary>Questions that are answered much later belong to another day.</summary>
    private static readonly Duration Waits = Duration.FromHours(3);

    public string Slice => FlareMessages.Slice;

    public CommandPlace Place => CommandPlace.PrivateOnly;

    public CommandDescriptor Describe(Words words) => new(
        FlareMessages.Slice, words.Plain(FlareText.Description),
        [new CommandOption(Step, words.Plain(FlareText.StepName), words.Plain(FlareText.StepOption), OptionKind.Choice,
            [new OptionChoice(More, words.Plain(FlareText.More)), new OptionChoice(End, words.Plain(FlareText.End))])]);

    public Answer Run(Turn turn, BoundArguments arguments)
    {
        if (SafetyScreen.State(turn) is SafetyState.Stop or SafetyState.Hold or SafetyState.TooYoung)
            return Answers.Say(screen.Locked(turn)!);
        return arguments[Step] switch
        {
            More => Prolong(turn),
            End => Finish(turn),
            _ when arguments.Stray is { } word => SwitchWords.IsOff(word) ? Finish(turn) : Answers.Show(turn, NotUnderstood(turn)),
            _ when Under(turn) is { } flare => Answers.Show(turn, FlareMessages.Standing(turn, flare)),
            _ => Begin(turn),
        };
    }

    public Answer? Press(Turn turn, ButtonToken token)
    {
        if (screen.Locked(turn) is { } locked)
            return Answers.Say(locked);
        return token.Action switch
        {
            More => Prolong(turn),
            End => Finish(turn),
            "undo" when int.TryParse(token[0], NumberStyles.None, CultureInfo.InvariantCulture, out var change) => Undo(turn, change),
            _ => null,
        };
    }

    /// <summary>What waited for the safety questions follows their end.</summary>
    public ValueTask<Answer> EndAsync(Storage.CoachContext db, Turn turn, Answer answer, CancellationToken stop)
    {
        var flares = turn.Member.Get<FlareUps>();
        if (flares.Next == AfterScreen.Nothing || answer.Replies.IsEmpty || !turn.IsPrivate || turn.Member.EraseAt is not null)
            return ValueTask.FromResult(answer);
        if (screen.Ask(turn) is not null && turn.Now.Now - flares.NextSince < Waits)
            return ValueTask.FromResult(answer);
        turn.Member.Set(flares with { Next = AfterScreen.Nothing });
        if (SafetyScreen.State(turn) is not (SafetyState.Cleared or SafetyState.Modified) || pending.Ask(turn) is not null
            || turn.Now.Now - flares.NextSince >= Waits || flares.Covers(turn.Now.Today))
        {
            return ValueTask.FromResult(answer);
        }

        return ValueTask.FromResult(flares.Next == AfterScreen.Begin
            ? new Answer([.. answer.Replies.Select(WithoutButtons), new Say(FlareMessages.Begun(turn, Start(turn)))])
            : new Answer(answer.Replies.Add(new Say(FlareMessages.Offer(turn)))));
    }

    /// <summary>The end of the questions as words alone: the next step is the one that follows.</summary>
    private static Reply WithoutButtons(Reply reply) => reply switch
    {
        Replace shown => new Replace(new ChatMessage(shown.Message.Body)),
        Say said => new Say(new ChatMessage(said.Message.Body)),
        _ => reply,
    };

    private Answer Begin(Turn turn)
    {
        var open = screen.Locked(turn);
        if (open is null && pending.Ask(turn) is { } first)
            return Answers.Say(new ChatMessage(turn.Words.Say(FlareText.QuestionsFirst) + first.Body, first.Buttons));
        if (open is null && turn.Now.Now - SafetyScreen.LastAsked(turn) < JustNow)
            return Answers.Show(turn, FlareMessages.Begun(turn, Start(turn)));
        if (open is null)
        {
            screen.Begin(turn, ScreenReason.Urgent);
            open = screen.Ask(turn)!;
        }

        turn.Member.Set(turn.Member.Get<FlareUps>() with { Next = AfterScreen.Begin, NextSince = turn.Now.Now });
        return Answers.Show(turn, new ChatMessage(turn.Words.Say(FlareText.QuestionsFirst) + open.Body, open.Buttons));
    }

    private static FlareUp Start(Turn turn)
    {
        turn.Member.Set(FlareRules.Begin(turn.Member.Get<FlareUps>(), turn.Now.Today)!);
        return Under(turn)!;
    }

    private static Answer Prolong(Turn turn)
    {
        if (Under(turn) is not { } flare)
            return Answers.Show(turn, NotOn(turn));
        if (FlareRules.Prolong(turn.Member.Get<FlareUps>(), turn.Now.Today) is not { } longer)
            return Answers.Refuse(turn.Words.Plain(FlareText.LongEnough), FlareMessages.Standing(turn, flare));
        turn.Member.Set(longer);
        return Answers.Show(turn, FlareMessages.Longer(turn, Under(turn)!));
    }

    private static Answer Finish(Turn turn)
    {
        if (FlareRules.End(turn.Member.Get<FlareUps>(), turn.Now.Today) is not { } ended)
            return Answers.Show(turn, NotOn(turn));
        turn.Member.Set(ended);
        return Answers.Show(turn, FlareMessages.Ended(turn));
    }

    private static Answer? Undo(Turn turn, int change)
    {
        if (FlareRules.Undo(turn.Member.Get<FlareUps>(), change, turn.Now.Today) is not { } before)
            return null;
        turn.Member.Set(before);
        return Answers.Show(turn, Under(turn) is { } flare
            ? With(turn.Words.Say(FlareText.Undone), FlareMessages.Standing(turn, flare))
            : new ChatMessage(
                turn.Words.Say(FlareText.Undone), new ButtonRow(turn.NextCommand(turn.Words.Plain(FlareText.TodaysRoutine), "routine"))));
    }

    private static FlareUp? Under(Turn turn) => turn.Member.Get<FlareUps>().Last is { } last && last.Covers(turn.Now.Today) ? last : null;

    private static ChatMessage NotOn(Turn turn) => new(
        turn.Words.Say(FlareText.NotOn), new ButtonRow(turn.NextCommand(turn.Words.Plain(FlareText.TodaysRoutine), "routine")));

    /// <summary>An unknown word begins nothing: it is asked, or where the gentle days are on, shown.</summary>
    private static ChatMessage NotUnderstood(Turn turn) => With(
        turn.Words.Say(FlareText.NotUnderstood), Under(turn) is { } flare ? FlareMessages.Standing(turn, flare) : FlareMessages.Offer(turn));

    private static ChatMessage With(Prose line, ChatMessage message) => new(line + message.Body, message.Buttons);
}
