using System.Text;

namespace LowerBack.Benchmarks.Load;

/// <summary>Words, numbers and shapes that break programs.</summary>
internal static class Hostile
{
    /// <summary>Commands, with arguments or without.</summary>
    public static readonly string[] Commands =
    [
        "/start", "/routine", "/routine 15", "/routine -5", "/routine 99999999999999999999", "/exercise", "/exercise bird dog", "/learn", "/learn myths",
        "/settings", "/settings zone Berlin", "/settings 25:99", "/report", "/report 0", "/privacy", "/privacy export", "/help", "/about", "/",
        "//", "/ routine", "/routine@lowerback_bot", "/routine@", "/@", "/no_such_command", "/" + new string('a', 500), "/rout\u0456ne", "/routine\n\n\n15",
    ];

    /// <summary>What somebody may write, and be called.</summary>
    public static readonly string[] Texts =
    [
        "hello", "7", "-1", "0", "1e9", "pain 11", "my leg is numb and I cannot pee", "yes", "Berlin", "UTC+99:99", "null", "{}", "", " ", "\t\r\n", "\0", "\uFEFF",
        new string('a', 39) + "😀", new string('b', 31) + "👨‍👩‍👧‍👦", string.Concat(Enumerable.Repeat("😀", 2_048)), new string('x', 4_096), new string('y', 100_000), new string('<', 4_096),
        new string('&', 4_096), new string('\n', 4_096), "<b>bold</b> & <a href=\"https://x\">x</a>", "*_`[]()~>#+-=|{}.!\\", "{placeholder} {0} %s %n $(id)",
        "'; DROP TABLE members; --", "\u202Egnp.exe\u202C", "\u200F\u200Eשלום عليكم", "\u200B\u200D\u2060\u00AD", "Z\u0351\u036B\u0343\u036A\u0302\u036Ba\u0368\u030F\u030E\u030Dl\u0356go",
        string.Concat(Enumerable.Repeat("e\u0301\u0327", 700)), "🇩🇪🏳️‍🌈🧑🏽‍🚀", "\uFFFE\uFFFF", "\u0007\u001B[31m", "ﷺ﷽", "İIıi ß ŉ ǰ", "../../etc/passwd", "1:::", "@lowerback_bot",
    ];

    /// <summary>Raw JSON in the place of something else.</summary>
    public static readonly byte[][] Values =
    [
        .. new[]
        {
            "null", "true", "false", "0", "-1", "1.5", "-0.0", "1e400", "-1e400", "1e-400", "2147483647", "2147483648", "-2147483649", "4294967296",
            "9223372036854775807", "9223372036854775808", "-9223372036854775808", new string('9', 400), "{}", "[]", "[null]", "[[],{}]", "\"\"", "\"1\"", "\"true\"",
            "\"private\"", "\"group\"", "\"channel\"", "\"\\u0000\"", "\"\\ud83d\"", "\"\\udc00\\ud800\"", "\"\\ud83d\\ude00\"", "\"\u202Eabc\"",
            $"\"{new string('z', 100_000)}\"", $"[{string.Join(',', Enumerable.Repeat("null", 5_000))}]",
            Deep(20, "[", "]"), Deep(63, "[", "]"), Deep(70, "{\"a\":", "}"), Deep(5_000, "[", "]"), Deep(2_000, "{\"chat\":", "}"),
        }.Select(Encoding.UTF8.GetBytes),
        [.. "\""u8, 0xFF, 0xFE, 0xC0, 0xAF, .. "\""u8],
        [.. "\"/routine "u8, 0xED, 0xA0, 0x80, .. "\""u8],
        [.. "\"😀"u8[..4], .. "\""u8],
    ];

    /// <summary>Names of members that are no names.</summary>
    public static readonly byte[][] Keys = [.. new[] { "\"\"", "\"\\ud800pdate_id\"", "\"\\u0075pdate_id_\"", "\"message\"", "\"callback_query\"", "\"update\\udc00id\"" }
        .Select(Encoding.UTF8.GetBytes), [.. "\"update"u8, 0xFF, .. "id\""u8]];

    private static string Deep(int levels, string open, string close) =>
        $"{string.Concat(Enumerable.Repeat(open, levels))}1{string.Concat(Enumerable.Repeat(close, levels))}";
}
