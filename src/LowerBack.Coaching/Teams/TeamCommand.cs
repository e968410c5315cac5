using System.Collections.Immutable;
using LowerBack.Chat;
using LowerBack.Coaching.Text;
using LowerBack.Coaching.Turns;

namespace LowerBack.Coaching.Teams;

/// <summary><c>/team [what]</c>: everything about teams, in words or by buttons.</summary>
internal sealed class TeamCommand : ICommand
{
    public const string Name = "team";

    private const string What = "what";

    /// <summary>What can be said behind the command, and what it does with the words that follow.</summary>
    private static readonly ImmutableArray<(TeamsText Word, Func<TeamTalk, string, Task<Answer>> Do)> Verbs =
    [
        (TeamsText.VerbNew, (talk, rest) => TeamEntry.StartAsync(talk, rest)),
        (TeamsText.VerbJoin, (talk, rest) => TeamEntry.JoinAsync(talk, rest)),
        (TeamsText.VerbInvite, (talk, _) => TeamEntry.InviteAsync(talk)),
        (TeamsText.VerbLeave, (talk, _) => TeamEntry.AskToLeaveAsync(talk)),
        (TeamsText.VerbMe, (talk, rest) => TeamEntry.NameMeAsync(talk, rest)),
        (TeamsText.VerbName, (talk, rest) => TeamChanges.RenameAsync(talk, rest)),
        (TeamsText.VerbSettings, (talk, rest) => TeamChanges.ShowAsync(talk, rest)),
        (TeamsText.VerbHere, (talk, rest) => TeamPlaces.BringAsync(talk, rest)),
        (TeamsText.VerbAway, (talk, _) => TeamPlaces.TakeAwayAsync(talk)),
        (TeamsText.VerbChat, (talk, _) => TeamPlaces.InviteChatAsync(talk)),
        (TeamsText.VerbBoard, (talk, _) => TeamDesk.ShowAsync(talk)),
    ];

    public CommandPlace Place => CommandPlace.Personal;

    public CommandDescriptor Describe(Words words) => new(
        Name, words.Plain(TeamsText.Description),
        [new CommandOption(What, words.Plain(TeamsText.OptionName), words.Plain(TeamsText.Option), OptionKind.Words, [])]);

    public ImmutableArray<OptionChoice> Suggest(Words words, string option, string typed) =>
        [.. Verbs.Select(verb => words.Plain(verb.Word).Split(',')[0]).Where(verb => verb.StartsWith(Spelling.Fold(typed), StringComparison.Ordinal))
            .Select(verb => new OptionChoice(verb, verb))];

    public Answer Run(Turn turn, BoundArguments arguments)
    {
        if (turn.Member.ZoneId is null && turn.IsStranger && arguments[What] is null)
            turn.LeaveNoTrace();
        var typed = arguments[What]?.Trim() ?? "";
        var end = typed.IndexOf(' ');
        var (first, rest) = end < 0 ? (typed, "") : (typed[..end], typed[(end + 1)..].Trim());
        return turn.Read((db, stop) =>
        {
            var talk = new TeamTalk(turn, db, stop);
            if (typed.Length == 0)
                return TeamDesk.ShowAsync(talk);
            foreach (var (word, act) in Verbs)
            {
                if (Words.IsOneOf(word, first))
                    return act(talk, rest);
            }

            // Words of ten letters are no code.
            return Members.OneTimeCode.HashOf(typed) is null || !typed.Any(letter => letter is '-' || char.IsAsciiDigit(letter))
                ? Task.FromResult(TeamDesk.NotUnderstood(talk, typed))
                : TeamEntry.JoinAsync(talk, typed);
        });
    }
}
