using System.Collections.Immutable;
using LowerBack.Coaching.Content;

namespace LowerBack.Coaching.Safety;

/// <summary>Why a screen is asked, the widest last.</summary>
public enum ScreenReason
{
    /// <summary>One question that a text called for.</summary>
    Trigger,

    /// <summary>The seven questions that cannot wait, after a jump in pain.</summary>
    Urgent,

    /// <summary>The full list, at the start and every 28 days.</summary>
    Full,

    /// <summary>The full list after a clinician's clearance: the only way out of STOP and HOLD.</summary>
    Clearance,
}

/// <summary>
/// A safety screen under way: pure, so that every path can be tried. Answers are kept only while it runs; what remains
/// of them is the gravest care and the comfort codes.
/// </summary>
/// <param name="Number">Counts the screens of a member, so that a button of an earlier one is known as stale.</param>
/// <param name="Reason">Why it is asked.</param>
/// <param name="Queue">The questions still to come; the first is the one asked now.</param>
/// <param name="Length">How many main questions it has.</param>
/// <param name="Suspected">Questions answered with anything but no, for rules that combine them.</param>
/// <param name="Worst">The gravest care so far.</param>
/// <param name="Codes">The comfort codes so far.</param>
/// <param name="TooYoung">Whether they said that they are under 18.</param>
public sealed record Screening(
    int Number, ScreenReason Reason, ImmutableArray<string> Queue, int Length,
    ImmutableArray<string> Suspected, Care Worst, AvoidCodes Codes, bool TooYoung)
{
    /// <summary>The question asked now, or null when all is answered.</summary>
    public string? Current => Queue.IsEmpty ? null : Queue[0];

    /// <summary>Begins a screen.</summary>
    public static Screening Begin(int number, ScreenReason reason, ImmutableArray<string> questions) =>
        new(number, reason, questions, questions.Length, [], Care.None, AvoidCodes.None, TooYoung: false);

    /// <summary>Puts questions before all others, as a text or a jump in pain called for them.</summary>
    public Screening AskFirst(ImmutableArray<string> questions) => this with { Queue = [.. questions, .. Queue.Except(questions)] };

    /// <summary>Goes on as a wider screen: first what is still open, then the rest of its questions. Findings stay.</summary>
    public Screening Widen(int number, ScreenReason reason, ImmutableArray<string> questions) => this with
    {
        Number = number,
        Reason = reason,
        Queue = [.. Queue, .. questions.Except(Queue)],
        Length = questions.Length,
    };

    /// <summary>Takes an answer to the question asked now; null where it is none of its answers.</summary>
    public Screening? Answer(string answer, ScreenContent content)
    {
        if (Current is not { } id || content.Find(id) is not { IsPick: false } question || question.Find(answer) is not { } option)
            return null;
        var care = option.EmergencyWith.Any(Suspected.Contains) ? Care.Emergency : option.Care;
        var next = this with
        {
            Suspected = answer is "no" or "skip" ? Suspected : Suspected.Add(id),
            TooYoung = TooYoung || option.TooYoung,
        };
        return next.Move(care, option.Codes, care != Care.Emergency && option.Ask is { } ask ? [ask] : [], content);
    }

    /// <summary>Takes the answers picked from a list, none included; null where the question asked now is no such list.</summary>
    public Screening? Pick(IReadOnlyCollection<string> picked, ScreenContent content)
    {
        if (Current is not { } id || content.Find(id) is not { IsPick: true } question || picked.Any(pick => question.Find(pick) is null))
            return null;
        var care = question.Counts.FirstOrDefault(count => picked.Count >= count.From)?.Care ?? Care.None;
        var options = question.Answers.Where(option => picked.Contains(option.Id)).ToList();
        return Move(care, AvoidCodes.None, [.. options.Select(option => option.Ask).OfType<string>()], content);
    }

    /// <summary>
    /// Goes on. After an emergency nothing more is asked; after advice for today only what could still turn out to be
    /// an emergency, so that the advice is the right one and comes soon.
    /// </summary>
    private Screening Move(Care care, AvoidCodes codes, ImmutableArray<string> followUps, ScreenContent content)
    {
        var worst = care > Worst ? care : Worst;
        ImmutableArray<string> queue = [.. followUps, .. Queue[1..]];
        if (worst is Care.Emergency or Care.Crisis || TooYoung)
            queue = [];
        else if (worst == Care.SameDay)
            queue = [.. queue.Where(content.CanBeEmergency)];
        return this with { Queue = queue, Worst = worst, Codes = Codes | codes };
    }
}
