using System.Buffers.Text;
using LowerBack.Chat;
using LowerBack.Coaching.Storage;
using LowerBack.Coaching.Text;
using LowerBack.Coaching.Turns;
using Microsoft.EntityFrameworkCore;

namespace LowerBack.Coaching.Teams;

/// <summary>Somebody asks for something about a team: who, where, and which of their teams they mean.</summary>
internal sealed class TeamTalk(Turn turn, CoachContext db, CancellationToken stop, Guid? named = null)
{
    public Turn Turn => turn;

    public CoachContext Db => db;

    public CancellationToken Stop => stop;

    public Words Words => turn.Words;

    public TeamFile Mine
    {
        get => turn.Member.Get<TeamFile>();
        set => turn.Member.Set(value);
    }

    /// <summary>A team as a button carries it.</summary>
    public static string Carried(Guid team) => Base64Url.EncodeToString(team.ToByteArray());

    /// <summary>The team a button names; null for anything else.</summary>
    public static Guid? Read(string carried)
    {
        Span<byte> bytes = stackalloc byte[16];
        return carried.Length == 22 && Base64Url.IsValid(carried) && Base64Url.TryDecodeFromChars(carried, bytes, out var written) && written == 16
            ? new Guid(bytes)
            : null;
    }

    /// <summary>The team with all that belongs to it.</summary>
    public Task<Team?> FindAsync(Guid id) => db.Teams.Include(team => team.Members).Include(team => team.Chats).AsSplitQuery().SingleOrDefaultAsync(team => team.Id == id, stop);

    /// <summary>The team that the conversation of this turn shows; null for none, and in private.</summary>
    public async Task<Team?> OfThisChatAsync()
    {
        if (turn.IsPrivate)
            return null;
        var (platform, conversation, thread) = (turn.Said.At.Platform.Value, turn.Said.At.Conversation, turn.Said.At.Thread ?? "");
        var id = await db.TeamChats.Where(chat => chat.Platform == platform && chat.Conversation == conversation && chat.Thread == thread)
            .Select(chat => (Guid?)chat.TeamId).SingleOrDefaultAsync(stop);
        return id is null ? null : await FindAsync(id.Value);
    }

    /// <summary>
    /// The team that is meant: the one a button named, this conversation's, the one looked at last, or the only one. Null for none,
    /// and for one they are not in: not to be in it reads the same as that there is none.
    /// </summary>
    public async Task<Team?> MeantAsync()
    {
        if (named is { } wish)
            return await FindAsync(wish) is { } found && (Membership(found) is not null || IsHere(found)) ? found : null;
        if (await OfThisChatAsync() is { } here)
            return here;
        var teams = Mine.Teams;
        var id = Mine.Current is { } current && teams.Contains(current) ? current : teams is [var only] ? only : (Guid?)null;
        return id is null ? null : await FindAsync(id.Value);
    }

    /// <summary>What this member is in a team; null where they are not in it.</summary>
    public TeamMember? Membership(Team team) => team.Members.FirstOrDefault(member => member.MemberId == turn.Member.Id);

    /// <summary>Whether this member may do something with a team. Asks the platform only where it depends on that.</summary>
    public async Task<bool> MayAsync(TeamAct act, Team team) => TeamRights.Table[act] switch
    {
        TeamRight.Anybody => true,
        TeamRight.Invited or TeamRight.Member => Membership(team) is not null,
        TeamRight.Admin => Membership(team) is { IsAdmin: true },
        _ => Membership(team) is { IsAdmin: true } || (IsHere(team) && await turn.Said.ManagesChat(stop)),
    };

    /// <summary>Whether the conversation of this turn shows that team.</summary>
    public bool IsHere(Team team) => !turn.IsPrivate && team.Chats.Any(chat => chat.Address == turn.Said.At);

    /// <summary>A button of this member about a team.</summary>
    public ActionButton Button(TeamsText label, string action, Team team, params ReadOnlySpan<string> more) =>
        turn.Button(Words.Plain(label), TeamButtons.SliceName, action, [Carried(team.Id), .. more]);

    /// <summary>Puts an answer where it belongs: what was pressed is changed, unless everybody reads it.</summary>
    public Answer Show(ChatMessage message) =>
        turn.Said is ButtonPressed { Token: var carried } && ButtonToken.TryParse(carried, out var token) && token.IsForAll
            ? Answers.Say(message)
            : Answers.Show(turn, message);

    /// <inheritdoc cref="Show(ChatMessage)"/>
    public Answer Show(TeamsText words, params ReadOnlySpan<(string Name, object Value)> values) => Show(new ChatMessage(Words.Say(words, values)));
}
