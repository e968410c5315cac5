using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using LowerBack.Chat;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Storage;
using LowerBack.Coaching.Turns;
using NodaTime.Text;

namespace LowerBack.Coaching.Privacy;

/// <summary>Everything about a member as a JSON file, kind by kind, read from the store row by row.</summary>
internal sealed class PrivacyExport(IEnumerable<HeldData> held)
{
    /// <summary>Goes up when the file's shape changes, so that a program that reads it can tell.</summary>
    private const int Version = 1;

    /// <summary>Umlauts as they are: the file is read by people, and never put into a page.</summary>
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly HeldData[] _held = [.. held];

    /// <summary>The file, named after the member's own day.</summary>
    public async Task<ChatFile> FileAsync(Turn turn, CoachContext db, CancellationToken stop)
    {
        using var content = new MemoryStream();
        await using (var json = new Utf8JsonWriter(content, Readable))
        {
            json.WriteStartObject();
            json.WriteString("about", turn.Words.Plain(PrivacyText.ExportAbout));
            json.WriteNumber("version", Version);
            json.WriteString("exportedAt", InstantPattern.General.Format(turn.Now.Now));
            foreach (var kind in _held)
                await kind.ExportAsync(db, turn.Member, json, stop);
            json.WriteEndObject();
        }

        return new ChatFile($"lowerback-export-{LocalDatePattern.Iso.Format(turn.Now.Today)}.json", "application/json", content.ToArray());
    }
}

[JsonSerializable(typeof(Dictionary<string, int>))]
internal sealed partial class PrivacyJson : JsonSerializerContext;
