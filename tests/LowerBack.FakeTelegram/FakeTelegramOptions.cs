namespace LowerBack.FakeTelegram;

/// <summary>How much the fake remembers of what went through it.</summary>
public enum Recording
{
    /// <summary>Calls, transcripts and all messages, up to some thousands of each.</summary>
    Everything,

    /// <summary>Only how many of what; the last few messages of each chat stay, so that they can be edited.</summary>
    Counts,
}

/// <summary>How the fake behaves where Telegram leaves room, or a test wants less of it.</summary>
public sealed record FakeTelegramOptions
{
    /// <summary>The token of the bot that is there from the start.</summary>
    public const string FirstToken = "1:TEST";

    /// <summary>Where it listens; port 0 takes any that is free.</summary>
    public Uri Listen { get; init; } = new("http://127.0.0.1:0");

    /// <summary>The clock.</summary>
    public FakeTime Time { get; init; } = FakeTime.Running();

    /// <summary>What is remembered.</summary>
    public Recording Recording { get; init; } = Recording.Everything;

    /// <summary>Whether requests and answers are checked against the Bot API's own description. Costs time.</summary>
    public bool CheckShapes { get; init; } = true;

    /// <summary>Whether more than Telegram's FAQ allows is refused with 429.</summary>
    public bool LimitRates { get; init; }

    /// <summary>Whether webhooks must be https on one of Telegram's ports, as the real service wants; else any address will do, as with --local.</summary>
    public bool PublicWebhooks { get; init; }

    /// <summary>Where the address of a webhook leads, as name servers and a proxy would have it; asked before every call.</summary>
    public Func<Uri, Uri> Resolve { get; init; } = address => address;

    /// <summary>Whether answering a callback query again is refused. What the real service does is not known.</summary>
    public bool RefuseSecondAnswers { get; init; } = true;

    /// <summary>How long a callback query can be answered. The real limit is not published; people report 10 to 20 s.</summary>
    public TimeSpan CallbackLife { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Told the id of every update and the chat or person it is about, each time it is handed out. For measuring.</summary>
    public Action<int, long>? HandedOut { get; init; }

    /// <summary>Told every message of the bot, before the bot hears that it was sent. For measuring.</summary>
    public Action<Message>? Posted { get; init; }

    /// <summary>The id of the first update.</summary>
    public int FirstUpdate { get; init; } = 500;
}
