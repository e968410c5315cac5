using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace LowerBack.FakeDiscord.Wire;

/// <summary>Files of messages, as Discord's CDN gives them.</summary>
internal static class Downloads
{
    public const string Root = "/attachments";

    public static async Task SendAsync(HttpContext http, FakeApp app)
    {
        var path = http.Request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (path is [_, var channel, var id, _] && ulong.TryParse(channel, NumberStyles.None, CultureInfo.InvariantCulture, out var where)
            && ulong.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var which)
            && app.TryChannel(where)?.Messages.SelectMany(message => message.Attachments).FirstOrDefault(file => file.Id == which) is { } found)
        {
            http.Response.ContentType = found.ContentType ?? "application/octet-stream";
            http.Response.ContentLength = found.Bytes.Length;
            await http.Response.BodyWriter.WriteAsync(found.Bytes, http.RequestAborted);
            return;
        }

        http.Response.StatusCode = 404;
    }
}
