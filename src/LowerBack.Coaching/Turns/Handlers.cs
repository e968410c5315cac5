using System.Collections.Immutable;
using LowerBack.Chat;
using LowerBack.Coaching.Storage;
using LowerBack.Coaching.Text;
using LowerBack.Coaching.Time;

namespace LowerBack.Coaching.Turns;

/// <summary>One command. It returns its reply and never sends; what it changes on the turn's member is saved with it.</summary>
public interface ICommand
{
    /// <summary>The command for menus, in a language.</summary>
    CommandDescriptor Describe(Words words);

    /// <summary>Where its answer may appear.</summary>
    CommandPlace Place { get; }

    /// <summary>How many days of the journal it reads.</summary>
    int JournalDays => 0;

    /// <summary>Answers it.</summary>
    Answer Run(Turn turn, BoundArguments arguments);

    /// <summary>Values for an option of <see cref="OptionKind.Words"/>, the likeliest first; beyond 25 they are cut.</summary>
    ImmutableArray<OptionChoice> Suggest(Words words, string option, string typed) => [];
}

/// <summary>All commands in a language, for a command that lists them: it cannot ask the router, which asks it.</summary>
public delegate ImmutableArray<CommandDescriptor> CommandMenu(Words words);

/// <summary>Where a command's answer may appear.</summary>
public enum CommandPlace
{
    /// <summary>Anywhere; in a group only the person who asked reads the answer.</summary>
    Personal,

    /// <summary>In the private chat only, since it is about health; in a group it points there.</summary>
    PrivateOnly,
}

/// <summary>
/// Handles presses on the buttons of one slice, and the forms they open. The token's owner is checked; its arguments and what
/// was filled in are untrusted.
/// </summary>
public interface IButtons
{
    /// <summary>The slice name inside the tokens.</summary>
    string Slice { get; }

    /// <summary>Whether a press is about health, so that it works in the private chat only.</summary>
    CommandPlace Place { get; }

    /// <summary>
    /// Whether it takes buttons for all (<see cref="ButtonToken.ForAll"/>). Such a token says nothing about whoever pressed it,
    /// nor that the coach made it: what it does, it does for the presser alone, as if they had typed it.
    /// </summary>
    bool ForAll => false;

    /// <summary>How many days of the journal a press reads.</summary>
    int JournalDays => 0;

    /// <summary>Answers a press; null where the token makes no sense to it.</summary>
    Answer? Press(Turn turn, ButtonToken token);

    /// <summary>Answers a form that was sent; null where the token makes no sense to it.</summary>
    Answer? Submit(Turn turn, ButtonToken token, FormValues filled) => null;

    /// <summary>Keeps what it may of a form that is not answered, since a word in it called for a question first.</summary>
    void Interrupted(Turn turn, ButtonToken token, FormValues filled)
    {
    }
}

/// <summary>Follows links that carry a word to the coach, which comes as <c>/start prefix_rest</c>. It is untrusted.</summary>
public interface IDeepLink
{
    /// <summary>The word before the underscore.</summary>
    string Prefix { get; }

    /// <summary>Answers whoever followed one, wherever they did.</summary>
    Answer Follow(Turn turn, string rest);
}

/// <summary>Hears plain text. The first that answers wins.</summary>
public interface ITextListener
{
    /// <summary>How many days of the journal it reads.</summary>
    int JournalDays => 0;

    /// <summary>An answer, or null where the text is not for this one.</summary>
    Answer? Hear(Turn turn, string text);
}

/// <summary>Hears where somebody is, while it waits for that. The first that answers wins.</summary>
public interface IPlaceListener
{
    /// <summary>An answer, or null where nobody asked this one.</summary>
    Answer? Hear(Turn turn, ZoneAnswer place);
}

/// <summary>Looks at every turn before anything else does; an answer ends the turn.</summary>
public interface ITurnGuard
{
    /// <summary>An answer that must come before anything else, or null.</summary>
    Answer? Guard(Turn turn);
}

/// <summary>
/// Looks at every turn once it is answered and before it is saved: adds to the answer, or keeps the store in step with the
/// member. What it reads costs every turn that needs it a query, so it asks the member first.
/// </summary>
public interface ITurnEnd
{
    /// <summary>The answer as it goes out.</summary>
    ValueTask<Answer> EndAsync(CoachContext db, Turn turn, Answer answer, CancellationToken stop);
}

/// <summary>Hears what happened to conversations. It may hear the same twice.</summary>
public interface IChatListener
{
    /// <summary>Changes the store, which is saved once all have heard it.</summary>
    Task HeardAsync(CoachContext db, ChatChanged change, CancellationToken stop);
}

/// <summary>Something the coach asked and waits for, derived from the member, so that it can be asked again at any time.</summary>
public interface IPendingQuestion
{
    /// <summary>The question as it stands, or null where nothing is open.</summary>
    ChatMessage? Ask(Turn turn);
}

/// <summary>The open questions of all slices, the most pressing first.</summary>
public sealed class PendingQuestions(IEnumerable<IPendingQuestion> questions)
{
    private readonly IPendingQuestion[] _questions = [.. questions];

    /// <summary>The most pressing open question, or null.</summary>
    public ChatMessage? Ask(Turn turn)
    {
        foreach (var question in _questions)
        {
            if (question.Ask(turn) is { } asked)
                return asked;
        }

        return null;
    }
}
