using System.Text.Json;
using System.Text.Json.Serialization;

namespace LowerBack.Coaching.Members;

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(InstantJson), typeof(LocalDateJson), typeof(LocalTimeJson)])]
[JsonSerializable(typeof(Dictionary<string, JsonElement>))]
[JsonSerializable(typeof(Dictionary<string, int>))]
[JsonSerializable(typeof(Profile))]
internal sealed partial class MemberJson : JsonSerializerContext;
