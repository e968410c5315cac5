namespace LowerBack.Telegram.Tests.Support;

/// <summary>Updates as they stand on the wire.</summary>
internal static class Updates
{
    public const string Ann = """{"id":7,"is_bot":false,"first_name":"Ann","language_code":"en"}""";
    public const string PrivateChat = """{"id":7,"first_name":"Ann","type":"private"}""";
    public const string Group = """{"id":-1001,"title":"Back to back","type":"supergroup"}""";

    public static string Text(long id, string text, string chat = PrivateChat, string more = "", string from = Ann) =>
        $$$"""{"update_id":{{{id}}},"message":{"message_id":{{{id}}},"from":{{{from}}},"chat":{{{chat}}},"date":1772438400,"text":{{{System.Text.Json.JsonSerializer.Serialize(text)}}}{{{more}}} } }""";

    public static string From(long person, long id, string text) => Text(
        id, text, $$"""{"id":{{person}},"type":"private"}""", from: $$"""{"id":{{person}},"is_bot":false,"first_name":"P"}""");

    public static string Reach(long id, string status, string chat = PrivateChat) =>
        $$$"""{"update_id":{{{id}}},"my_chat_member":{"chat":{{{chat}}},"from":{{{Ann}}},"date":1772438400,"new_chat_member":{"status":"{{{status}}}"} } }""";

    public static string Press(long id, string data, string chat = PrivateChat, string shows = "\"text\":\"old\"") =>
        $$$"""{"update_id":{{{id}}},"callback_query":{"id":"q{{{id}}}","from":{{{Ann}}},"message":{"message_id":55,"date":1772438400,"chat":{{{chat}}},{{{shows}}} },"chat_instance":"-3","data":"{{{data}}}" } }""";
}
