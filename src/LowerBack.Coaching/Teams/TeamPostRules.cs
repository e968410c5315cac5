using LowerBack.Chat;
using NodaTime;

namespace LowerBack.Coaching.Teams;

/// <summary>What becomes of a team's post after an attempt to bring it or to change it, as a table.</summary>
internal static class TeamPostRules
{
    /// <summary>As often as this it is posted anew where it was deleted; somebody who goes on deleting it does not want it.</summary>
    public const int MostReposts = 2;

    /// <summary>As often as this in a row it may fail to be made ready before it is given up.</summary>
    private const int MostFaults = 6;

    /// <summary>What is sent again under the same key leaves no later than this before the platform forgets the key.</summary>
    private static readonly Duration Margin = Duration.FromSeconds(20);

    private static readonly Duration[] Pauses = [Duration.FromSeconds(2), Duration.FromSeconds(10), Duration.FromMinutes(1), Duration.FromMinutes(5)];

    /// <summary>It leaves for the first time.</summary>
    public static void Leave(TeamPost post, Instant now)
    {
        post.State = TeamPostState.InFlight;
        post.TryAt = null;
        post.FlownAt ??= now;
    }

    /// <summary>Nothing more is done about it.</summary>
    public static void End(TeamPost post)
    {
        post.State = TeamPostState.Over;
        post.TryAt = null;
    }

    /// <summary>It could not be made ready, because of a mistake of ours or because the database was away.</summary>
    public static void Fail(TeamPost post, Instant now)
    {
        Retry(post, now + Pause(post));
        if (post.Attempts >= MostFaults)
            End(post);
    }

    /// <summary>Writes down what came of an attempt.</summary>
    public static void Take(TeamPost post, DeliveryOutcome outcome, Duration knowsDoublesFor, Instant now)
    {
        var isThere = post.Message is not null;
        switch (outcome)
        {
            case Delivered delivered:
                (post.State, post.TryAt, post.Attempts, post.FlownAt) = (TeamPostState.Posted, null, 0, null);
                post.Message ??= delivered.Message;
                post.Chat.Strikes = 0;
                break;
            case TryAgain again:
                Retry(post, now + (again.After is { } after ? Duration.FromTimeSpan(after) : Pause(post)));
                break;
            case OutcomeUnknown when isThere || (post.FlownAt is { } flown && now - flown < knowsDoublesFor - Margin):
                Retry(post, now + Pause(post));
                break;
            case OutcomeUnknown:
                // It may stand there, where nobody can change it. A board comes anew with whoever shows up next; the rest is not worth a double.
                post.Reposts++;
                (post.State, post.FlownAt) = (post.Kind == TeamPostKind.Board ? TeamPostState.Ready : TeamPostState.Over, null);
                break;
            case Gone when post.Reposts < MostReposts && post.Kind == TeamPostKind.Board:
                post.Reposts++;
                (post.State, post.Message, post.TryAt, post.FlownAt) = (TeamPostState.Ready, null, now, null);
                break;
            case Moved:
                // What stood in the old place stays behind there; the conversation itself was moved by whoever heard it.
                (post.State, post.Message, post.TryAt, post.FlownAt) = (TeamPostState.Ready, null, now, null);
                break;
            case Unreachable:
                post.Chat.Strikes++;
                End(post);
                break;
            default:
                End(post);
                break;
        }
    }

    private static void Retry(TeamPost post, Instant at)
    {
        if (post.Message is null)
            post.State = TeamPostState.Ready;
        post.TryAt = at;
        post.Attempts++;
        if (at > post.NotAfter)
            End(post);
    }

    private static Duration Pause(TeamPost post) => Pauses[Math.Min(post.Attempts, Pauses.Length - 1)];
}
