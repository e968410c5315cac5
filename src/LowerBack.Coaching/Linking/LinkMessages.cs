using System.Collections.Immutable;
using LowerBack.Chat;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Turns;

namespace LowerBack.Coaching.Linking;

/// <summary>What would come of a code.</summary>
/// <param name="Code">The code.</param>
/// <param name="Platform">Where it was made.</param>
/// <param name="Here">How much was told by the account that typed it, in words.</param>
/// <param name="There">How much was told by the one that made it.</param>
/// <param name="MayChoose">Whether both have settings, so that they choose which stay.</param>
internal sealed record LinkPlan(string Code, string Platform, string Here, string There, bool MayChoose);

/// <summary>The cards of <c>/link</c>.</summary>
internal static class LinkMessages
{
    public const string Slice = "link";

    /// <summary>What a button carries where the other account's settings are to stay.</summary>
    public const string There = "there";

    /// <summary>A platform as people write it.</summary>
    public static string Named(string platform) => new PlatformId(platform).Name;

    /// <summary>What is linked.</summary>
    public static ChatMessage Standing(Turn turn, ImmutableArray<string> platforms)
    {
        var code = turn.Button(turn.Words.Plain(LinkText.MakeCode), Slice, "code");
        return platforms.Length < 2
            ? new ChatMessage(turn.Words.Say(LinkText.NotLinked), new ButtonRow(code))
            : new ChatMessage(
                turn.Words.Say(LinkText.Linked, ("platforms", string.Join(", ", platforms.Select(Named)))),
                Labels.Choices([.. platforms.Select(platform => (Button)Unlink(turn, platform, "part"))], code));
    }

    /// <summary>A code, this once.</summary>
    public static ChatMessage Made(Turn turn, string code) => new(
        turn.Words.Say(LinkText.CodeMade, ("minutes", LinkCode.WorksMinutes), ("command", $"/{LinkCommand.Name} {OneTimeCode.Shown(code)}"), ("platform", Named(turn.Account.Platform))),
        new ButtonRow(turn.Button(turn.Words.Plain(LinkText.AnotherCode), Slice, "code")));

    /// <summary>What would come of a code, and that only whoever made it should go on.</summary>
    public static ChatMessage Preview(Turn turn, LinkPlan plan)
    {
        var (words, here, there) = (turn.Words, Named(turn.Account.Platform), Named(plan.Platform));
        var body = words.Say(LinkText.Preview, ("here", here), ("there", there), ("mine", plan.Here), ("theirs", plan.There));
        if (plan.MayChoose)
            body += words.Say(LinkText.WhichSettings);
        var cancel = new ButtonRow(turn.Button(words.Plain(LinkText.Cancel), Slice, "show"));
        return plan.MayChoose
            ? new ChatMessage(
                body,
                new ButtonRow(turn.Button(words.Plain(LinkText.KeepSettings, ("platform", here)), Slice, "join", plan.Code, "here")),
                new ButtonRow(turn.Button(words.Plain(LinkText.KeepSettings, ("platform", there)), Slice, "join", plan.Code, There)),
                cancel)
            : new ChatMessage(body, new ButtonRow(turn.Button(words.Plain(LinkText.Join), Slice, "join", plan.Code, "here")), cancel);
    }

    /// <summary>That it is done.</summary>
    public static ChatMessage Joined(Turn turn, string platform) => new(
        turn.Words.Say(LinkText.Joined, ("here", Named(turn.Account.Platform)), ("there", Named(platform))),
        new ButtonRow(
            turn.CommandButton(turn.Words.Plain(LinkText.TodaysSession), "routine"),
            turn.Button(turn.Words.Plain(LinkText.WhatIsLinked), Slice, "show")));

    /// <summary>Asks once more.</summary>
    public static ChatMessage AskToPart(Turn turn, string platform) => new(
        turn.Words.Say(platform == turn.Account.Platform ? LinkText.PartFromHere : LinkText.PartSure, ("platform", Named(platform))),
        new ButtonRow(Unlink(turn, platform, "parted"), turn.Button(turn.Words.Plain(LinkText.Keep), Slice, "show")));

    /// <summary>That an account is unlinked.</summary>
    public static ChatMessage Parted(Turn turn, string platform) => new(turn.Words.Say(LinkText.Parted, ("platform", Named(platform))), Back(turn));

    /// <summary>That the account which is spoken from is unlinked: the last word here, so no button of theirs is under it.</summary>
    public static ChatMessage PartedFromHere(Turn turn, string rest) => new(turn.Words.Say(LinkText.PartedFromHere, ("platform", Named(rest))));

    /// <summary>A button that leads to what is linked.</summary>
    public static ButtonRow Back(Turn turn) => new(turn.Button(turn.Words.Plain(LinkText.WhatIsLinked), Slice, "show"));

    private static ActionButton Unlink(Turn turn, string platform, string action) =>
        turn.Button(turn.Words.Plain(LinkText.Unlink, ("platform", Named(platform))), Slice, action, platform);
}
