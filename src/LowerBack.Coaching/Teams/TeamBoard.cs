using System.Collections.Immutable;
using LowerBack.Chat;
using LowerBack.Coaching.Text;

namespace LowerBack.Coaching.Teams;

/// <summary>What a team reads: its board, its week, its milestones. Pure; whoever must not be named has no name here.</summary>
internal static class TeamBoard
{
    /// <summary>A day of the team.</summary>
    public static ChatMessage Of(Words words, TeamView view)
    {
        if (view.Faces.IsEmpty)
            return new ChatMessage(words.Say(TeamsText.HasEnded, ("team", view.Name)));
        var body = words.Say(TeamsText.BoardTitle, ("team", view.Name), ("day", view.Day));
        var lines = ImmutableArray.CreateBuilder<ImmutableArray<Span>>();
        foreach (var (showing, text) in Lines)
        {
            // Who did not show up on a day that is over is nobody's business.
            if ((showing != TeamShowing.NotYet || view.IsOpen) && Names(words, view, showing) is { } names)
                lines.AddRange(words.Say(text, ("names", names)).Blocks.OfType<Paragraph>().Select(line => line.Spans));
        }

        if (lines.Count > 0)
            body += new Prose([new Bullets(lines.ToImmutable())]);
        body += Standing(words, view);
        if (view.Chain > 1)
            body += words.Say(TeamsText.InARow, ("days", view.Chain), ("kept", view.KeptDays));
        else if (view.KeptDays > 0)
            body += words.Count(TeamsText.KeptInAll, view.KeptDays);
        return view.IsOpen
            ? new ChatMessage(body, new ButtonRow(
                new ActionButton(words.Plain(TeamsText.Join), TeamButtons.JoinHere), new PrivateChatButton(words.Plain(TeamsText.OpenCoach))))
            : new ChatMessage(body);
    }

    /// <summary>The week before a day.</summary>
    /// <param name="words">The coach's.</param>
    /// <param name="team">The team's name.</param>
    /// <param name="week">Its days that have closed, the oldest first; not empty.</param>
    /// <param name="chain">How many days in a row are kept.</param>
    public static ChatMessage Digest(Words words, string team, IReadOnlyList<TeamDay> week, int chain)
    {
        var kept = week.Count(day => day.Kept == true);
        var body = words.Say(TeamsText.DigestTitle, ("team", team));
        if (kept > 0)
            body += words.Say(TeamsText.DigestKept, ("kept", kept), ("days", week.Count(day => day.Kept is not null)));
        if (week.Sum(day => day.ShowedUp) is > 0 and var times)
            body += words.Count(TeamsText.DigestShowed, times);
        if (chain > 1)
            body += words.Say(TeamsText.DigestChain, ("days", chain));
        return new ChatMessage(body + words.Say(TeamsText.DigestNext));
    }

    /// <summary>A number of kept days, said once.</summary>
    public static ChatMessage Milestone(Words words, string team, int days) =>
        new(words.Say(TeamsText.Milestone, ("team", team), ("days", days)));

    private static readonly ImmutableArray<(TeamShowing Showing, TeamsText Text)> Lines =
    [
        (TeamShowing.Done, TeamsText.BoardDone), (TeamShowing.Rest, TeamsText.BoardRest),
        (TeamShowing.NotYet, TeamsText.BoardNotYet), (TeamShowing.Paused, TeamsText.BoardPaused), (TeamShowing.New, TeamsText.BoardNew),
    ];

    private static string? Names(Words words, TeamView view, TeamShowing showing)
    {
        var named = view.Faces.Where(face => face.Showing == showing && face.Name is not null).Select(face => face.Name!)
            .Order(StringComparer.OrdinalIgnoreCase).ToList();
        var others = view.Faces.Count(face => face.Showing == showing && face.Name is null);
        if (others > 0)
            named.Add(named.Count > 0 ? words.Count(TeamsText.AndOthers, others).ToPlainText() : words.Write(others));
        return named.Count == 0 ? null : string.Join(", ", named);
    }

    private static Prose Standing(Words words, TeamView view)
    {
        var (tally, missing) = (view.Tally, view.Tally.Needed - view.Tally.ShowedUp);
        return tally switch
        {
            { Counted: 0 } when view.Faces.All(face => face.Showing == TeamShowing.New) =>
                words.Say(view.IsOpen ? TeamsText.BeginsTomorrow : TeamsText.FirstDay),
            { Counted: 0 } => words.Say(TeamsText.NobodyCounts),
            { Kept: true } => words.Say(view.IsOpen ? TeamsText.TodayKept : TeamsText.DayKept, ("showed", tally.ShowedUp), ("counted", tally.Counted)),
            _ when view.IsOpen => words.Count(TeamsText.TodayNeeds, missing, ("showed", tally.ShowedUp), ("counted", tally.Counted)),
            _ => words.Say(TeamsText.DayOpenAgain, ("showed", tally.ShowedUp), ("counted", tally.Counted)),
        };
    }
}
