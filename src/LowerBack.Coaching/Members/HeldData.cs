using System.Text.Json;
using LowerBack.Chat;
using LowerBack.Coaching.Storage;
using LowerBack.Coaching.Text;

namespace LowerBack.Coaching.Members;

/// <summary>
/// One kind of data about a member. Each slice registers what it holds beside its commands; <c>/privacy</c> counts, exports
/// and erases what is registered, <c>/link</c> merges it, and neither keeps a list of its own.
/// </summary>
/// <param name="kind">The name it has in exports and receipts. Never changes.</param>
/// <param name="label">What it is, for a number of them, such as "14 sessions"; shown after the erasure as well.</param>
public abstract class HeldData(string kind, Func<Words, int, Prose> label)
{
    /// <inheritdoc cref="HeldData(string, Func{Words, int, Prose})"/>
    public string Kind => kind;

    /// <summary>The types it answers for: a table's entity, a facet, a journal note. A test finds the type that nobody answers for.</summary>
    public abstract IReadOnlyList<Type> Covers { get; }

    /// <summary>How long each is kept, in words; null where that is as long as the member.</summary>
    public Func<Words, string>? Kept { get; init; }

    /// <summary>What it is, for a number of them, as one line.</summary>
    public string Label(Words words, int count) => label(words, count).ToPlainText();

    /// <summary>How many there are of this member now.</summary>
    public abstract Task<int> CountAsync(CoachContext db, Member member, CancellationToken stop);

    /// <summary>Writes all of them as one property named <see cref="Kind"/>; nothing where the member's own row, which is always written, has them.</summary>
    public virtual Task ExportAsync(CoachContext db, Member member, Utf8JsonWriter json, CancellationToken stop) => Task.CompletedTask;

    /// <summary>
    /// Makes one member's of what two hold, where they turn out to be one person. Each kind has to say how, so that nothing is
    /// lost and nothing doubled; whose were whose may not be seen in what comes of it.
    /// </summary>
    public abstract Task MergeAsync(MemberMerge merge, CancellationToken stop);

    /// <summary>Whether it has to look at what others hold before that is erased, and so goes first.</summary>
    public virtual bool LooksAtOthers => false;

    /// <summary>Erases all of them inside the transaction of <see cref="MemberEraser"/>, which erases the member's own row last; answers how many.</summary>
    public virtual Task<int> EraseAsync(CoachContext db, Member member, CancellationToken stop) => CountAsync(db, member, stop);
}
