using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace LowerBack.Playground.Tests.Support;

/// <summary>What a terminal would send, in short.</summary>
internal static class ApiCalls
{
    public static Task<HttpResponseMessage> PostAsync(this PlaygroundHost host, string path, object body) =>
        host.Http.PostAsJsonAsync(new Uri($"/api/{path}", UriKind.Relative), body);

    public static async Task<JsonNode> AskAsync(this PlaygroundHost host, string path, object body)
    {
        using var answer = await host.PostAsync(path, body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    public static async Task<JsonNode> ReadAsync(this PlaygroundHost host, string path) =>
        JsonNode.Parse(await host.Http.GetStringAsync(new Uri($"/api/{path}", UriKind.Relative)))!;

    public static Task<JsonNode> TypeAsync(this PlaygroundHost host, string text, string person = "alex", string? conversation = null) =>
        host.AskAsync($"conversations/{conversation ?? person}/messages", new { person, text });

    public static Task<HttpResponseMessage> GetAsync(this PlaygroundHost host, string path, params (string Name, string Value)[] headers) =>
        host.SendAsync(HttpMethod.Get, path, content: null, headers);

    public static async Task<HttpResponseMessage> SendAsync(
        this PlaygroundHost host, HttpMethod method, string path, string? content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        if (content is not null)
            request.Content = new StringContent(content, Encoding.UTF8, "application/json");
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await host.Http.SendAsync(request);
    }

    public static string[] Texts(this JsonNode done) => [.. done["messages"]!.AsArray().Select(message => (string)message!["text"]!)];
}
