namespace LowerBack.FakeDiscord;

/// <summary>How much the fake remembers of what went through it.</summary>
public enum Recording
{
    /// <summary>Calls, transcripts and all messages, up to some thousands of each.</summary>
    Everything,

    /// <summary>Only how many of what; the last few messages of each channel stay, so that they can be edited.</summary>
    Counts,
}

/// <summary>How the fake behaves where Discord leaves room, or a test wants less of it.</summary>
public sealed record FakeDiscordOptions
{
    /// <summary>The bot's token.</summary>
    public const string FirstToken = "MTEwMDAwMDAwMDAwMDAwMDAwMQ.Fake.TEST";

    /// <summary>The application's id, which is also its bot's.</summary>
    public const ulong ApplicationId = 1100000000000000001;

    /// <summary>Where it listens; port 0 takes any that is free.</summary>
    public Uri Listen { get; init; } = new("http://127.0.0.1:0");

    /// <summary>The clock.</summary>
    public FakeTime Time { get; init; } = FakeTime.Running();

    /// <summary>What is remembered.</summary>
    public Recording Recording { get; init; } = Recording.Everything;

    /// <summary>Whether requests and answers are checked against Discord's own description. Costs time.</summary>
    public bool CheckShapes { get; init; } = true;

    /// <summary>Whether buckets and the global limit are counted, told in headers, and refused beyond.</summary>
    public bool LimitRates { get; init; } = true;

    /// <summary>How many requests a bucket takes in <see cref="BucketWindow"/>. The real numbers are nowhere written.</summary>
    public int BucketSize { get; init; } = 5;

    /// <summary>After how long a bucket is full again.</summary>
    public TimeSpan BucketWindow { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How many requests a second a bot may make in all, callbacks and interaction webhooks apart.</summary>
    public int GlobalPerSecond { get; init; } = 50;

    /// <summary>How long an interaction waits for its first answer.</summary>
    public TimeSpan CallbackTime { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long an interaction's token is good for.</summary>
    public TimeSpan TokenLife { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>What Hello asks for.</summary>
    public TimeSpan HeartbeatInterval { get; init; } = TimeSpan.FromSeconds(41.25);

    /// <summary>How long a session without a connection can be resumed. The real time is "a few minutes".</summary>
    public TimeSpan SessionLife { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How many events a session keeps to be told again.</summary>
    public int Replayed { get; init; } = 2000;

    /// <summary>How many Identifies a day.</summary>
    public int SessionStarts { get; init; } = 1000;

    /// <summary>How many Identifies at once every five seconds.</summary>
    public int MaxConcurrency { get; init; } = 1;

    /// <summary>How many shards /gateway/bot advises.</summary>
    public int Shards { get; init; } = 1;

    /// <summary>Privileged intents that are switched on in the portal.</summary>
    public Intents Privileged { get; init; }

    /// <summary>Every how many interactions an endpoint gets one with a bad signature before, which it must refuse; 0 for never.</summary>
    public int BadSignatureEvery { get; init; } = 10;

    /// <summary>Whether what is posted to an endpoint comes in chunks and does not say how long it is, as a proxy may pass it on.</summary>
    public bool ChunkPosts { get; init; }

    /// <summary>Told every interaction that leaves, each time it does. For measuring.</summary>
    public Action<Interaction>? HandedOut { get; init; }

    /// <summary>Told every interaction with its first answer, before the bot hears that it came. For measuring.</summary>
    public Action<Interaction>? Answered { get; init; }
}
