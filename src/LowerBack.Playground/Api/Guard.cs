using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LowerBack.Playground.Api;

/// <summary>
/// Stands before everything the Playground serves. The page has no login, so it is for the person at this machine only:
/// no other machine, no other site in the same browser, no name that merely points here (DNS rebinding).
/// </summary>
internal sealed partial class Guard(ILogger<Guard> log) : IEndpointFilter
{
    private const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";

    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = ContentPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
        if (Objection(http) is { } why)
            return Problems.Forbidden(why);
        try
        {
            return await next(context);
        }
        catch (OperationCanceledException)
        {
            return http.RequestAborted.IsCancellationRequested ? Results.Empty : Problems.GoingDown();
        }
        catch (Exception fault) when (!http.Response.HasStarted)
        {
            // The message of an exception may quote what somebody typed, so only its type and place are logged.
            Faulted(log, fault.GetType().FullName, fault.StackTrace);
            return Problems.Fault();
        }
    }

    private static string? Objection(HttpContext http)
    {
        var request = http.Request;
        if (http.Connection.RemoteIpAddress is not { } from || !IPAddress.IsLoopback(from))
            return "The Playground answers only the machine it runs on. Open it there.";
        if (request.Host.Host is not ("localhost" or "127.0.0.1" or "[::1]"))
            return "The Playground answers only under the name localhost. Open http://localhost and its port.";
        // A followed link opens the page and does nothing else: a reading, by the person themselves, into a tab of its own.
        var opensPage = HttpMethods.IsGet(request.Method) && request.Path == "/"
            && request.Headers["Sec-Fetch-Mode"] == "navigate" && request.Headers["Sec-Fetch-Dest"] == "document";
        if (request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site" && !opensPage)
            return "The Playground does not answer other sites. Use its own page, or a terminal.";
        if (request.Headers.Origin.ToString() is { Length: > 0 } origin && origin != $"{request.Scheme}://{request.Host}")
            return "The Playground does not answer other sites. Use its own page, or a terminal.";
        return null;
    }

    [LoggerMessage(3001, LogLevel.Error, "A request to the Playground failed with {Fault} at {Place}")]
    private static partial void Faulted(ILogger log, string? fault, string? place);
}
