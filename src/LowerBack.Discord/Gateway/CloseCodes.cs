namespace LowerBack.Discord.Gateway;

/// <summary>What becomes of a connection that was closed; the table of Discord's close codes.</summary>
internal static class CloseCodes
{
    /// <summary>With this we close what is to be resumed: 1000 and 1001 would end the session.</summary>
    public const int ToResume = 4000;

    /// <summary>With this we close what is over.</summary>
    public const int Over = 1000;

    /// <summary>What to do after a code, or after none.</summary>
    public static AfterClose After(int? code) => code switch
    {
        4004 => new Fatal(DiscordStanding.TokenRemedy),
        4010 => new Fatal("Discord does not take this number of connections. Set Discord:Shards to 1, or to one for every 2500 servers, and start again."),
        4011 => new Fatal("The bot is in more servers than one connection carries. Set Discord:Shards to one for every 2500 servers, and start again."),
        4012 => new Fatal("Discord has given up the version of its gateway that this program speaks. Update LowerBack."),
        4013 or 4014 => new Fatal("Discord does not let this application hear direct messages. Update LowerBack, and look at the application's Bot page in the developer portal."),
        4003 or 4006 or 4007 or 4009 => Again.Anew,
        _ => Again.Resumed,
    };
}

/// <summary>What to do after a close; a closed family.</summary>
internal abstract record AfterClose;

/// <summary>Connect again.</summary>
/// <param name="Resume">Whether the session can go on.</param>
internal sealed record Again(bool Resume) : AfterClose
{
    public static readonly Again Resumed = new(Resume: true), Anew = new(Resume: false);
}

/// <summary>Connecting again would end the same way.</summary>
/// <param name="Remedy">What a person has to do.</param>
internal sealed record Fatal(string Remedy) : AfterClose;
