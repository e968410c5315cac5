namespace LowerBack.FakeDiscord.Gateway;

/// <summary>The codes the gateway closes with.</summary>
internal static class Closing
{
    /// <summary>Whether trying again with the same things is of no use.</summary>
    public static bool IsFatal(int code) => code is 4004 or (>= 4010 and <= 4014);

    public static string Reason(int code) => code switch
    {
        4000 => "Unknown error.",
        4001 => "Unknown opcode.",
        4002 => "Error while decoding payload.",
        4003 => "Not authenticated.",
        4004 => "Authentication failed.",
        4005 => "Already authenticated.",
        4007 => "Invalid seq.",
        4008 => "Rate limited.",
        4009 => "Session timed out.",
        4010 => "Invalid shard.",
        4011 => "Sharding required.",
        4012 => "Invalid API version.",
        4013 => "Invalid intent(s).",
        4014 => "Disallowed intent(s).",
        _ => "",
    };
}
