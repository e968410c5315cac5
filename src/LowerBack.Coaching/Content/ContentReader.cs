using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace LowerBack.Coaching.Content;

/// <summary>Reads a content file and says in a sentence what is wrong with it, so that one start-up shows all problems.</summary>
internal static class ContentReader
{
    /// <summary>The file, or null with the problem noted.</summary>
    public static T? Read<T>(ContentFiles files, string name, JsonTypeInfo<T> format, List<string> problems)
        where T : class
    {
        using var stream = files(name);
        if (stream is null)
        {
            problems.Add($"{name}: the file is missing.");
            return null;
        }

        try
        {
            var read = JsonSerializer.Deserialize(stream, format);
            if (read is null)
                problems.Add($"{name}: the file is empty.");
            return read;
        }
        catch (JsonException fault)
        {
            problems.Add($"{name}: the file cannot be read at {fault.Path ?? "its start"}, line {(fault.LineNumber ?? 0) + 1}: {fault.Message}");
            return null;
        }
    }
}
