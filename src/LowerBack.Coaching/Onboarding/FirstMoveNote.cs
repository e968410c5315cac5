using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using LowerBack.Coaching.Members;

namespace LowerBack.Coaching.Onboarding;

/// <summary>That the move of the first minute was done, so that the first day counts.</summary>
public sealed record FirstMoveNote : IJournalNote<FirstMoveNote>
{
    public static string Kind => "firstmove";

    public static JsonTypeInfo<FirstMoveNote> Json => FirstMoveJson.Default.FirstMoveNote;
}

[JsonSerializable(typeof(FirstMoveNote))]
internal sealed partial class FirstMoveJson : JsonSerializerContext;
