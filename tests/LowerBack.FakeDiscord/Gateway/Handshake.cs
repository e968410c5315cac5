using System.Text.Json;
using LowerBack.FakeDiscord.Wire;
using LowerBack.FakeDiscord.World;

namespace LowerBack.FakeDiscord.Gateway;

/// <summary>Whom the gateway lets in: Identify and Resume.</summary>
internal sealed class Handshake(FakeGateway gateway, FakeApp app, FakeDiscordOptions options)
{
    private const int GuildsAShard = 2500;

    /// <summary>Every bit of the intents that means anything.</summary>
    private const int Known = 0x1FFFF | (1 << 20) | (1 << 21) | (1 << 24) | (1 << 25);

    private int _refusals;
    private int? _refusal;

    /// <summary>The next so many Resumes are refused: with a close code, or with an invalid session where that is null.</summary>
    public void RefuseResumes(int times, int? code) => (_refusals, _refusal) = (times, code);

    public void Identify(Connection connection, JsonElement data)
    {
        gateway.Note("identify", connection);
        if (connection.IsResume)
            gateway.Complain("resume url", "Identify came to resume_gateway_url; it belongs to the url of /gateway/bot.");
        var shard = Shard(data);
        if (Wrong(data, shard) is { } wrong)
        {
            gateway.Complain("identify", wrong.Why);
            connection.Close(wrong.Code);
            return;
        }

        if (gateway.Starts.Take(shard.Id) is { } tooOften)
        {
            gateway.Complain("session starts", tooOften);
            if (gateway.Starts.Left.Remaining == 0)
                app.ResetToken();
            else
                Invalid(connection);
            return;
        }

        var session = gateway.Open(connection, shard, (Intents)data.GetProperty("intents").GetInt32(), Welcome);
        gateway.Note("ready", connection, session.Id);
    }

    public void Resume(Connection connection, JsonElement data)
    {
        gateway.Note("resume", connection, data.ToString());
        if (!connection.IsResume)
            gateway.Complain("resume url", "Resume came to another address than resume_gateway_url.");
        if (data.ValueKind != JsonValueKind.Object || Components.Text(data, "session_id") is not { } id
            || !data.TryGetProperty("seq", out var given) || given.ValueKind != JsonValueKind.Number || !given.TryGetInt64(out var sequence))
        {
            gateway.Complain("resume", "Resume needs token, session_id and seq.");
            connection.Close(4002);
            return;
        }

        if (Components.Text(data, "token") != app.Token || app.TokenIsRevoked)
        {
            connection.Close(4004);
            return;
        }

        if (Interlocked.Decrement(ref _refusals) >= 0)
        {
            RefuseResume(connection, id);
            return;
        }

        var session = gateway.Find(id);
        if (session is null or { IsDead: true })
            Invalid(connection);
        else if (session.Lost is { } lost && options.Time.GetUtcNow() > lost + options.SessionLife)
            Forget(connection, session, 4009);
        else if (!session.HasReached(sequence))
            Forget(connection, session, 4007);
        else if (!session.CanReplay(sequence))
            Invalid(connection);
        else
            Goes(connection, session, sequence);
    }

    private void Goes(Connection connection, Session session, long sequence)
    {
        connection.Session = session;
        var missed = session.Resume(connection, sequence);
        gateway.Note("resumed", connection, $"{missed} events told again");
    }

    private void RefuseResume(Connection connection, string id)
    {
        if (_refusal is not { } code)
        {
            gateway.Find(id)?.Die();
            Invalid(connection);
            return;
        }

        if (code is 4007 or 4009)
            gateway.Find(id)?.Die();
        connection.Close(code);
    }

    private static void Forget(Connection connection, Session session, int code)
    {
        session.Die();
        connection.Close(code);
    }

    private void Invalid(Connection connection)
    {
        gateway.Note("refused", connection);
        connection.Send(Frame.NotResumable);
    }

    private (int Code, string Why)? Wrong(JsonElement data, (int Id, int Of) shard)
    {
        if (data.ValueKind != JsonValueKind.Object)
            return (4002, "Identify is no object.");
        if (Components.Text(data, "token") != app.Token || app.TokenIsRevoked)
            return (4004, "The token is not the bot's.");
        if (!data.TryGetProperty("properties", out var properties) || Components.Text(properties, "os") is null || Components.Text(properties, "browser") is null || Components.Text(properties, "device") is null)
            return (4002, "Identify needs properties with os, browser and device.");
        if (shard.Id < 0 || shard.Id >= shard.Of)
            return (4010, $"There is no shard {shard.Id} of {shard.Of}.");
        if (app.Joined.Count > GuildsAShard * shard.Of)
            return (4011, $"{app.Joined.Count} servers are too many for {shard.Of} shards.");
        if (Components.Flag(data, "compress"))
            return (4002, "Payload compression is not served here.");
        if (!data.TryGetProperty("intents", out var given) || given.ValueKind != JsonValueKind.Number || !given.TryGetInt32(out var bits) || (bits & ~Known) != 0)
            return (4013, "The intents make no sense.");
        var privileged = (Intents)bits & Intents.AllPrivileged & ~options.Privileged;
        return privileged == Intents.None ? null : (4014, $"{privileged} is not switched on.");
    }

    private static (int Id, int Of) Shard(JsonElement data)
    {
        if (data.ValueKind != JsonValueKind.Object || !data.TryGetProperty("shard", out var shard) || shard.ValueKind == JsonValueKind.Null)
            return (0, 1);
        return shard.ValueKind == JsonValueKind.Array && shard.GetArrayLength() == 2 && shard[0].TryGetInt32(out var id) && shard[1].TryGetInt32(out var of) ? (id, of) : (-1, 0);
    }

    /// <summary>READY with the servers' ids, then each of them in full.</summary>
    private List<(string Name, byte[] Data)> Welcome(Session session)
    {
        var guilds = app.Joined.Where(session.Hears).ToList();
        var ready = ("READY", Writing.Bytes(json => WriteReady(json, session, guilds)));
        return session.Intents.HasFlag(Intents.Guilds)
            ? [ready, .. guilds.Select(guild => ("GUILD_CREATE", Writing.Bytes(json => guild.WriteWhole(json, app.Bot))))]
            : [ready];
    }

    private void WriteReady(Utf8JsonWriter json, Session session, List<Guild> guilds)
    {
        json.WriteStartObject();
        json.WriteNumber("v", 10);
        json.Shape("user", app.Bot);
        json.WriteStartArray("guilds");
        foreach (var guild in guilds)
        {
            json.WriteStartObject();
            json.Id("id", guild.Id);
            json.WriteBoolean("unavailable", value: true);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("session_id", session.Id);
        json.WriteString("resume_gateway_url", gateway.ResumeUrl.OriginalString);
        json.WriteStartArray("shard");
        json.WriteNumberValue(session.Shard.Id);
        json.WriteNumberValue(session.Shard.Of);
        json.WriteEndArray();
        json.WriteStartObject("application");
        json.Id("id", app.Id);
        json.WriteNumber("flags", 0);
        json.WriteEndObject();
        json.Empty("private_channels", "relationships", "_trace");
        json.WriteEndObject();
    }
}
