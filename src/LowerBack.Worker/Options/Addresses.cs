using System.Net;
using Microsoft.Extensions.Options;

namespace LowerBack.Worker.Options;

/// <summary>Where the program listens.</summary>
internal static class Addresses
{
    /// <summary>Where it listens when nobody says where.</summary>
    public const string Default = "http://localhost:5080";

    /// <summary>
    /// Takes Urls, or the default. The Playground has no login, so while it is on, every address must be this machine's
    /// own; the Kestrel section is looked at too, because its endpoints win over Urls.
    /// </summary>
    /// <exception cref="OptionsValidationException">An address cannot be used; the message says what to do.</exception>
    public static void UseAddresses(this WebApplicationBuilder builder, bool onlyThisMachine)
    {
        var urls = builder.Configuration["Urls"] is { } given && !string.IsNullOrWhiteSpace(given) ? given : Default;
        builder.WebHost.UseUrls(urls);
        var places = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(url => (Key: "Urls", Url: url))
            .Concat(builder.Configuration.GetSection("Kestrel:Endpoints").GetChildren()
                .Select(endpoint => (Key: $"{endpoint.Path}:Url", Url: endpoint["Url"] ?? "")));
        foreach (var (key, url) in places)
        {
            if (Objection(key, url, onlyThisMachine) is { } objection)
                throw new OptionsValidationException(key, typeof(string), [objection]);
        }
    }

    private static string? Objection(string key, string url, bool onlyThisMachine)
    {
        BindingAddress address;
        try
        {
            address = BindingAddress.Parse(url);
        }
        catch (FormatException)
        {
            return $"{key} has \"{url}\", which is not an address. Write it like this: {Default}";
        }

        if (!onlyThisMachine || address.IsUnixPipe || IsThisMachine(address.Host))
            return null;
        return $"{key} has {url}, which other machines can reach, and the Playground has no login. "
            + $"Set {key} to {Default}, or Playground:Enabled to false.";
    }

    private static bool IsThisMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
