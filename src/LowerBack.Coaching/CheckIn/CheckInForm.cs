using System.Collections.Immutable;
using LowerBack.Chat;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Routine;
using LowerBack.Coaching.Text;

namespace LowerBack.Coaching.CheckIn;

/// <summary>What somebody filled into the form of a check-in.</summary>
/// <param name="Answers">What was understood; a field left empty is a question skipped.</param>
/// <param name="Missed">The question whose field was not understood, or null.</param>
/// <param name="Typed">What stood there; empty for nothing.</param>
internal sealed record FilledCheckIn(ImmutableArray<(CheckInQuestion Question, string Value)> Answers, CheckInQuestion? Missed, string Typed);

/// <summary>
/// The questions of a day as a form, in place of four taps. The weekly check and the member's own activities follow one by one:
/// with them it would not fit, and they come on their days only.
/// </summary>
internal static class CheckInForm
{
    /// <summary>The actions of the button that opens it, and of the form.</summary>
    public const string Open = "form", Send = "all";

    private const int LongestPain = 60;

    private static readonly ImmutableArray<(CheckInQuestion Question, string Field, CheckInText Label)> Fields =
    [
        (CheckInQuestion.Pain, "pain", CheckInText.FieldPain), (CheckInQuestion.Sleep, "sleep", CheckInText.FieldSleep),
        (CheckInQuestion.Settled, "settled", CheckInText.FieldSettled), (CheckInQuestion.Capacity, "today", CheckInText.FieldCapacity),
    ];

    /// <summary>The form with what was said so far.</summary>
    public static ChatForm Of(CheckInDay at, CheckInScope scope) => new(
        at.Words.Plain(at.Day == at.Today ? CheckInText.FormTitle : CheckInText.FormTitleThen, ("day", at.Day)),
        ButtonToken.Build(at.Member.Tag, CheckInMessages.Slice, Send, Session.DayPattern.Format(at.Day)),
        [.. Fields.Where(field => CheckInRules.IsDue(field.Question, scope)).Select(field => Field(at, field.Question, field.Field, at.Words.Plain(field.Label)))]);

    /// <summary>What was filled in; untrusted, and of the questions that were asked only.</summary>
    public static FilledCheckIn Read(FormValues filled, CheckInScope scope)
    {
        var answers = ImmutableArray.CreateBuilder<(CheckInQuestion, string)>();
        (CheckInQuestion Question, string Typed)? missed = null;
        foreach (var (question, field, _) in Fields.Where(field => CheckInRules.IsDue(field.Question, scope) && filled.Has(field.Field)))
        {
            var typed = filled[field];
            var value = typed.Length == 0 ? CheckInRules.Skipped
                : question != CheckInQuestion.Pain ? typed
                : OutOfTen.Typed(typed) is { } pain ? CheckInRules.Text(pain) : "";
            if (CheckInRules.Take(new CheckInNote(), question, value, []) is not null)
                answers.Add((question, value));
            else
                missed ??= (question, typed);
        }

        return new FilledCheckIn(answers.ToImmutable(), missed?.Question, missed?.Typed ?? "");
    }

    private static FormField Field(CheckInDay at, CheckInQuestion question, string name, string label)
    {
        var (words, note) = (at.Words, at.Note);
        if (question == CheckInQuestion.Pain)
        {
            return new TextField(name, label, note.Pain is { } pain ? CheckInRules.Text(pain) : "", LongestPain)
            {
                Hint = words.Plain(CheckInText.FieldPainHint), IsOptional = true,
            };
        }

        var told = question switch
        {
            CheckInQuestion.Sleep => (int?)note.Sleep,
            CheckInQuestion.Settled => (int?)note.Settled,
            _ => (int?)note.Capacity,
        };
        return new ChoiceField(name, label, CheckInMessages.Choices(words, question), told is { } known ? CheckInRules.Text(known) : null) { IsOptional = true };
    }
}
