using System.Text.Json;
using LowerBack.FakeDiscord.Wire;
using Microsoft.AspNetCore.Http;

namespace LowerBack.FakeDiscord.Control;

/// <summary>The test's hand from outside: what <see cref="FakeApp"/>, <see cref="FakeGateway"/> and <see cref="Faults"/> do, as HTTP under /_ctl/.</summary>
internal sealed class ControlApi(FakeDiscordServer server)
{
    public const string Root = "/_ctl";

    public async Task HandleAsync(HttpContext http)
    {
        var what = $"{http.Request.Method} {http.Request.Path.Value![Root.Length..].Trim('/')}";
        try
        {
            await SendAsync(http, 200, await ControlCalls.RunAsync(what, server, await AskedAsync(http.Request)));
        }
        catch (Exception fault) when (fault is InvalidOperationException or ArgumentException or JsonException or FormatException or Refusal)
        {
            await SendAsync(http, 400, new Written(json =>
            {
                json.WriteStartObject();
                json.WriteString("error", fault.Message);
                json.WriteEndObject();
            }));
        }
    }

    private static async Task<Asked> AskedAsync(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method))
            return new Asked(JsonSerializer.SerializeToElement(request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString())));
        using var reader = new StreamReader(request.Body);
        var body = await reader.ReadToEndAsync();
        return new Asked(JsonElement.Parse(body.Length == 0 ? "{}" : body));
    }

    private static async Task SendAsync(HttpContext http, int status, IShape answer)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json; charset=utf-8";
        var json = new Utf8JsonWriter(http.Response.BodyWriter, Writing.Options with { Indented = true });
        await using (json.ConfigureAwait(false))
            answer.Write(json);
    }
}
