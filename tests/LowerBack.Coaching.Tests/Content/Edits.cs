using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using LowerBack.Coaching.Content;

namespace LowerBack.Coaching.Tests.Content;

/// <summary>The shipped content with one thing changed.</summary>
internal static class Edits
{
    /// <summary>One value of one file replaced; a path such as "cards/0/title".</summary>
    public static ContentFiles Of(string file, string where, string value) => name =>
    {
        if (name != file)
            return ShippedContent.Open(name);
        var root = JsonNode.Parse(ShippedContent.Open(name)!)!;
        Put(root, where, JsonNode.Parse(value));
        return new MemoryStream(Encoding.UTF8.GetBytes(root.ToJsonString()));
    };

    private static void Put(JsonNode root, string where, JsonNode? value)
    {
        var path = where.Split('/');
        var at = root;
        foreach (var part in path[..^1])
            at = at is JsonArray list ? list[int.Parse(part, CultureInfo.InvariantCulture)]! : at[part]!;
        if (at is JsonArray array)
            array[int.Parse(path[^1], CultureInfo.InvariantCulture)] = value;
        else
            at[path[^1]] = value;
    }
}
