using System.Globalization;
using System.Text;

namespace LowerBack.FakeDiscord.World;

/// <summary>What was seen in a channel as text, to be read when a test fails.</summary>
internal static class Transcript
{
    public static string Of(IEnumerable<Seen> all)
    {
        var text = new StringBuilder();
        foreach (var seen in all)
            text.Append(Line(seen)).Append('\n');
        return text.ToString();
    }

    private static string Line(Seen seen)
    {
        var who = seen.By.GlobalName ?? seen.By.Username;
        var secretly = seen.To is { } to ? $" (only {to.GlobalName ?? to.Username} sees it)" : "";
        return seen.What switch
        {
            "message" => $"{who}{secretly}: {Shown(seen.Message!)}",
            "edit" => $"{who} edits {Number(seen.Message!)}{secretly}: {Shown(seen.Message!)}",
            "delete" => $"{who} deletes {Number(seen.Message!)}",
            "thinking" => $"{who} thinks as {Number(seen.Message!)}{secretly}",
            "press" or "select" => $"{who} uses [{seen.Text}] on {Number(seen.Message!)}",
            "typing" => $"{who} types",
            _ => $"{who} {seen.What}{secretly}: {seen.Text}",
        };
    }

    private static string Shown(Message message)
    {
        var text = new StringBuilder($"({Number(message)}) ").Append(message.Text);
        foreach (var file in message.Attachments)
            text.Append(CultureInfo.InvariantCulture, $"\n  <{file.Name}>");
        if (message.Buttons.Any())
            text.Append("\n  ").AppendJoin(' ', message.Buttons.Select(button => $"[{button.Label}]"));
        foreach (var menu in message.Selects)
            text.Append("\n  {").AppendJoin(" | ", menu.Options.Select(option => option.Label)).Append('}');
        return text.ToString();
    }

    private static string Number(Message message) => message.Id.ToString(CultureInfo.InvariantCulture);
}
