using System.Globalization;
using System.Text.Json;

namespace LowerBack.Discord.Tests.Support;

/// <summary>Interactions and messages as they stand on the wire.</summary>
internal static class Events
{
    public const string Ann = """{"id":"7","username":"ann","global_name":"Ann","avatar":null}""";
    public const string InServer = """ "guild_id":"5","channel_id":"9","context":0,"member":{"user":{"id":"7","username":"ann"},"nick":"Annie","roles":[]} """;
    public const string InDm = """ "channel_id":"9007","context":1,"user":{"id":"7","username":"ann","global_name":"Ann"} """;

    /// <summary>One that only the presser sees.</summary>
    public const string OldMessage = """ ,"message":{"id":"55","channel_id":"9","content":"old","type":0,"flags":64,"attachments":[]} """;

    /// <summary>An id given out so long after the start of the tests' time.</summary>
    public static string Id(int number, TimeSpan after = default)
    {
        var at = new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero) + after;
        return (((ulong)(at.ToUnixTimeMilliseconds() - 1_420_070_400_000) << 22) + (ulong)number).ToString(CultureInfo.InvariantCulture);
    }

    public static string Command(int number, string name, string where = InServer, string options = "[]", TimeSpan after = default) =>
        Interaction(number, 2, $$""" {"id":"1","name":"{{name}}","type":1,"options":{{options}}} """, where, "", after);

    /// <param name="flags">Of the message with the button; 64 where only the presser sees it.</param>
    public static string Press(int number, string token, string where = InServer, string shown = "[]", TimeSpan after = default, int flags = 64) => Interaction(
        number, 3, $$""" {"custom_id":{{JsonSerializer.Serialize(token)}},"component_type":2} """, where,
        $$""" ,"message":{"id":"55","channel_id":"9","content":"old","type":0,"flags":{{flags}},"attachments":{{shown}}} """, after);

    /// <summary>In a server, with what Discord says that they may do in the channel.</summary>
    public static string InServerWith(string permissions) =>
        $$""" "guild_id":"5","channel_id":"9","context":0,"member":{"user":{"id":"7","username":"ann"},"permissions":{{permissions}},"roles":[]} """;

    /// <param name="parts">What was filled in.</param>
    /// <param name="from">The message whose button opened it; empty for none.</param>
    public static string Form(int number, string token, string parts, string where = InDm, string from = OldMessage) =>
        Interaction(number, 5, $$""" {"custom_id":{{JsonSerializer.Serialize(token)}},"components":{{parts}}} """, where, from, default);

    public static string Typing(int number, string command, string option, string value, string where = InServer) => Interaction(
        number, 4, $$""" {"id":"1","name":"{{command}}","type":1,"options":[{"name":"{{option}}","type":3,"value":{{value}},"focused":true}]} """, where, "", default);

    public static string Message(int number, string text, string more = "", string author = Ann) =>
        $$"""{"id":"{{Id(number)}}","channel_id":"9007","type":0,"author":{{author}},"content":{{JsonSerializer.Serialize(text)}}{{more}} }""";

    private static string Interaction(int number, int type, string data, string where, string more, TimeSpan after) =>
        $$"""{"id":"{{Id(number, after)}}","application_id":"42","type":{{type}},"token":"token-{{number}}","version":1,"locale":"de","entitlements":[],"data":{{data}},{{where}}{{more}} }""";
}
