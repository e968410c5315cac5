using System.Collections.Frozen;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace LowerBack.Playground.Api;

/// <summary>Serves the page and what it is made of, all of it out of the assembly.</summary>
internal static class PageEndpoints
{
    private const string Folder = "page/";
    private static readonly FrozenDictionary<string, Asset> Assets = Load();

    public static void MapPage(this IEndpointRouteBuilder root)
    {
        root.MapGet("/", (HttpContext http) => Serve(http, "index.html"));
        root.MapGet("/favicon.ico", (HttpContext http) => Serve(http, "coach.svg"));
        root.MapGet("/assets/{name}", Serve);
        root.MapGet("/api", (HttpContext http) => Serve(http, "api.txt"));
    }

    private static IResult Serve(HttpContext http, string name)
    {
        if (!Assets.TryGetValue(name, out var asset))
            return Problems.NotThere();
        // Always asked for again, and answered with 304 unless the program changed.
        http.Response.Headers.CacheControl = "no-cache";
        return TypedResults.Bytes(asset.Bytes, asset.ContentType, entityTag: asset.Tag);
    }

    private static FrozenDictionary<string, Asset> Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .ToFrozenDictionary(name => name[Folder.Length..], name => Read(assembly, name), StringComparer.Ordinal);
    }

    private static Asset Read(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 12))}\"");
        return new Asset(bytes, TypeOf(Path.GetExtension(name)), tag);
    }

    private static string TypeOf(string ending) => ending switch
    {
        ".html" => "text/html; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".txt" => "text/plain; charset=utf-8",
        _ => throw new InvalidOperationException($"The page has a file of the unknown kind {ending}."),
    };

    private sealed record Asset(byte[] Bytes, string ContentType, EntityTagHeaderValue Tag);
}
