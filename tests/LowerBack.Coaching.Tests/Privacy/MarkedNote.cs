using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using LowerBack.Coaching.Members;

namespace LowerBack.Coaching.Tests.Privacy;

/// <summary>A note with a text that can be found again.</summary>
internal sealed record MarkedNote(string Text) : IJournalNote<MarkedNote>
{
    public static string Kind => "marked";

    public static JsonTypeInfo<MarkedNote> Json { get; } = (JsonTypeInfo<MarkedNote>)JsonSerializerOptions.Default.GetTypeInfo(typeof(MarkedNote));
}
