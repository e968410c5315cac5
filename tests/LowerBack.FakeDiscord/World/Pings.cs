using System.Text.Json;
using System.Text.RegularExpressions;
using LowerBack.FakeDiscord.Wire;

namespace LowerBack.FakeDiscord;

/// <summary>Who hears a message, by the mentions in its text and by what allowed_mentions lets through.</summary>
public sealed partial record Pings(IReadOnlyList<User> Users, IReadOnlyList<ulong> Roles, bool Everyone)
{
    /// <summary>Nobody.</summary>
    public static readonly Pings None = new([], [], false);

    /// <summary>Whether nobody was pinged.</summary>
    public bool IsNobody => Users.Count == 0 && Roles.Count == 0 && !Everyone;

    [GeneratedRegex("<@(?<kind>[!&]?)(?<id>[0-9]+)>|@(everyone|here)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Mention();

    /// <summary>Reads a text's mentions.</summary>
    /// <param name="allowed">allowed_mentions as it came; undefined where it is missing.</param>
    /// <param name="everything">Whether everything pings where it is missing; users only otherwise.</param>
    internal static Pings Of(string content, JsonElement allowed, bool everything, Func<ulong, User?> find)
    {
        if (!content.Contains('@', StringComparison.Ordinal))
            return None;
        var given = allowed.ValueKind == JsonValueKind.Object;
        var (users, roles, everyone) = (new List<User>(), new List<ulong>(), false);
        foreach (Match mention in Mention().Matches(content))
        {
            if (!Snowflakes.TryRead(mention.Groups["id"].Value, out var id))
                everyone |= given ? Parses(allowed, "everyone") : everything;
            else if (mention.Groups["kind"].Value == "&")
                Add(roles, id, given ? Parses(allowed, "roles") || Lists(allowed, "roles", id) : everything);
            else if (find(id) is { } user)
                Add(users, user, !given || Parses(allowed, "users") || Lists(allowed, "users", id));
        }

        return new Pings(users, roles, everyone);
    }

    /// <summary>Checks allowed_mentions itself.</summary>
    internal static void Check(Form form, JsonElement allowed, string place)
    {
        if (allowed.ValueKind != JsonValueKind.Object)
            return;
        foreach (var kind in (ReadOnlySpan<string>)["users", "roles"])
        {
            var listed = form.List(allowed, place, kind, most: 100);
            if (listed.Any() && Parses(allowed, kind))
                form.Wrong(place, "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", $"parse:[\"{kind}\"] and {kind}: [ids...] are mutually exclusive.");
        }
    }

    private static void Add<T>(List<T> list, T one, bool allowed)
    {
        if (allowed && !list.Contains(one))
            list.Add(one);
    }

    private static bool Parses(JsonElement allowed, string kind) => Lists(allowed, "parse", kind);

    private static bool Lists(JsonElement allowed, string name, ulong id) => Lists(allowed, name, id.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private static bool Lists(JsonElement allowed, string name, string value) =>
        allowed.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array && list.EnumerateArray().Any(one => one.ValueEquals(value));
}
