using LowerBack.Chat;

namespace LowerBack.TestKit.Contract;

/// <summary>The two people every platform's script has; they share a group.</summary>
public enum Someone
{
    First,
    Second,
}

/// <summary>A message of the coach as somebody sees it, after edits.</summary>
/// <param name="Id">The platform's own, so that the driver finds it again.</param>
/// <param name="Text">Its words, as they are read.</param>
/// <param name="Strong">The stretches that stand out.</param>
/// <param name="Buttons">The labels under it.</param>
/// <param name="HasPicture">Whether a picture stands over the words.</param>
/// <param name="File">What hangs on it, or null.</param>
public sealed record SeenMessage(
    string Id, string Text, IReadOnlyList<string> Strong, IReadOnlyList<string> Buttons, bool HasPicture, SeenFile? File);

/// <summary>A file as it is saved.</summary>
public sealed record SeenFile(string Name, ReadOnlyMemory<byte> Content);

/// <summary>A form before somebody's eyes.</summary>
public sealed record SeenForm(string Title, IReadOnlyList<SeenField> Fields);

/// <summary>Something to fill in.</summary>
/// <param name="Name">What travels.</param>
/// <param name="Choices">What there is to choose from, as it is read; nothing for words.</param>
/// <param name="Values">What stands there: the values of what is chosen, or the words.</param>
public sealed record SeenField(string Name, string Label, IReadOnlyList<string> Choices, IReadOnlyList<string> Values);

/// <summary>
/// One platform with its adapter and a coach behind it, worked as people work it. Each doing is over once everything the
/// coach answered has arrived.
/// </summary>
public abstract class PlatformDriver : IAsyncDisposable
{
    /// <summary>What the coach speaks first through.</summary>
    public abstract IChatPlatform Platform { get; }

    /// <summary>Everybody whom a message of the coach has called by name so far, so that their phone told them.</summary>
    public abstract IReadOnlyList<Someone> Called { get; }

    /// <summary>Somebody types a text or a command.</summary>
    public abstract Task SaysAsync(Someone who, ChatScope where, string text);

    /// <summary>Somebody presses a button on a message, even one that looks otherwise by now.</summary>
    public abstract Task PressesAsync(Someone who, ChatScope where, SeenMessage on, string label);

    /// <summary>Whether there are forms. Where there are none, the two below are never asked.</summary>
    public virtual bool ShowsForms => false;

    /// <summary>The form before somebody's eyes, or null.</summary>
    public virtual SeenForm? Form(Someone who) => null;

    /// <summary>Somebody sends the form before their eyes, with these values; a field that is left out stays as it stands there.</summary>
    public virtual Task SendsAsync(Someone who, ChatScope where, params (string Field, string[] Values)[] filled) =>
        throw new NotSupportedException("There are no forms here.");

    /// <summary>Whether a link can carry a word to the coach. Where it cannot, there are no links.</summary>
    public virtual bool LinksCarryWords => false;

    /// <summary>Somebody does what a message told them to that was handed on to them: types it, or follows the link.</summary>
    public virtual Task FollowsAsync(Someone who, ChatScope where, string handedOn) => SaysAsync(who, where, handedOn);

    /// <summary>Somebody manages the group from now on. Where it always is the same person, that one is asked for and no other.</summary>
    public abstract Task ManagesGroupAsync(Someone who);

    /// <summary>The coach is thrown out of the group. False where nobody can do that.</summary>
    public virtual Task<bool> ThrowsCoachOutAsync() => Task.FromResult(false);

    /// <summary>Somebody closes their private chat to what the coach says first, as people do there.</summary>
    public abstract Task ClosesDoorAsync(Someone who);

    /// <summary>So many more people who have said "nothing" to the coach in private; where nobody else can come, those who are there.</summary>
    public abstract Task<IReadOnlyList<ToPerson>> CrowdAsync(int count);

    /// <summary>How many messages of the coach one of them can read in private.</summary>
    public abstract Task<int> CountAsync(ToPerson of);

    /// <summary>Waits for something that may have to wait for the platform's limits; time passes for it.</summary>
    public virtual Task PassAsync(Task waiting) => waiting;

    /// <summary>The platform delivers what was done last again, as the same event.</summary>
    public abstract Task RepeatsAsync();

    /// <summary>The coach's messages that somebody can read there, oldest first.</summary>
    public abstract Task<IReadOnlyList<SeenMessage>> SeesAsync(Someone who, ChatScope where);

    /// <summary>The short notices somebody was shown, oldest first.</summary>
    public abstract IReadOnlyList<string> Notices(Someone who);

    /// <summary>What the adapter did that the platform would punish; nothing where a platform does not judge.</summary>
    public virtual IReadOnlyList<string> Offences => [];

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}
