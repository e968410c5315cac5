using LowerBack.FakeDiscord.Routes;
using LowerBack.FakeDiscord.Strictness;
using Microsoft.AspNetCore.Http;

namespace LowerBack.FakeDiscord.Wire;

/// <summary>The REST API's front door: who calls, what for, how often, and the envelope around the answer.</summary>
internal sealed class RestApi(FakeDiscordServer server, FakeDiscordOptions options)
{
    private const string Agent = "DiscordBot (";
    private readonly DiscordDescription? _description = options.CheckShapes ? DiscordDescription.Instance : null;
    private readonly Buckets _buckets = server.Buckets;

    public async Task HandleAsync(HttpContext http)
    {
        var path = Steps(http.Request.Path.Value!);
        var pathExists = false;
        if (path is null || RouteTable.Find(http.Request.Method, path, out pathExists) is not { } route)
        {
            await RefuseAsync(http, $"{http.Request.Method} {http.Request.Path}", pathExists ? Refusal.NoMethod() : Refusal.NotFound());
            return;
        }

        if (NotLetIn(http.Request, route) is { } refusal)
            await RefuseAsync(http, route.Name, refusal);
        else
            await CallAsync(http, route, path);
    }

    /// <summary>The steps below /api/v10 or /api; null where it is not there.</summary>
    private static string[]? Steps(string path)
    {
        var steps = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return steps is not ["api", ..] ? null : steps is [_, "v10", ..] ? steps[2..] : steps[1..];
    }

    private Refusal? NotLetIn(HttpRequest request, Route route)
    {
        if (!request.Headers.UserAgent.ToString().StartsWith(Agent, StringComparison.Ordinal))
            return new Refusal(403, 40333, "internal network error") { Rule = "User-Agent" };
        if (route.IsOpen || route.IsInteraction)
            return null;
        var authorization = request.Headers.Authorization.ToString();
        if (server.App.TokenIsRevoked)
            return Refusal.Unauthorized(server.ToldRevoked() ? "token" : null);
        return authorization == $"Bot {server.App.Token}" ? null : Refusal.Unauthorized("token");
    }

    private async Task CallAsync(HttpContext http, Route route, string[] path)
    {
        var body = Body.None;
        Answer answer;
        Fault? fault = null;
        BucketState? bucket = null;
        try
        {
            body = await Body.ReadAsync(http.Request.ContentType, http.Request.BodyReader, http.RequestAborted);
            fault = server.Faults.Next(route, http.Request.Path.Value!, body);
            if (fault?.Instead is { } status)
            {
                server.CallLog.Add(route, http.Request.Path.Value!, body, status, fault.Kind == FaultKind.Refused ? fault.Code : 0, fault.Kind.ToString());
                await BreakAsync(http, route, Major(route, path), fault);
                return;
            }

            bucket = _buckets.Spend(route, Major(route, path), out var tooMany);
            answer = tooMany is null ? Run(new Call(server.App, route, path, body, http.Request.QueryString.Value)) : Answer.Of(tooMany);
        }
        catch (Refusal refusal)
        {
            answer = Refused(route.Name, refusal);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (Exception broken)
        {
            server.Complaints.Add("the fake itself", route.Name, broken.ToString());
            answer = Answer.Of(new Refusal(500, 0, "500: Internal Server Error"));
        }

        server.CallLog.Add(route, http.Request.Path.Value!, body, fault is null ? answer.Status : 0, answer.Code, answer.Error);
        if (fault is null || !await LostAsync(http, fault, answer))
            await (answer with { Bucket = bucket }).SendAsync(http);
    }

    private Answer Run(Call call)
    {
        if (call.Body.Complaint is { } complaint)
            call.Complain("multipart", complaint);
        _description?.CheckRequest(call.Route, call.Body, server.Complaints);
        var answer = call.Route.Run(call);
        _description?.CheckAnswer(call.Route, answer, server.Complaints);
        return answer;
    }

    private static string Major(Route route, string[] path) => route.Major < 0 ? "" : path[route.Major];

    /// <summary>What goes wrong before anything is done.</summary>
    private async Task BreakAsync(HttpContext http, Route route, string major, Fault fault)
    {
        switch (fault.Kind)
        {
            case FaultKind.Http500:
                await Answer.Of(new Refusal(500, 0, "500: Internal Server Error")).SendAsync(http);
                break;
            case FaultKind.Http503:
                http.Response.StatusCode = 503;
                break;
            case FaultKind.Http502Html:
                await PageAsync(http, 502, "502 Bad Gateway");
                break;
            case FaultKind.Banned:
                await PageAsync(http, 429, "Access denied | discord.com used Cloudflare to restrict access");
                break;
            case FaultKind.TooMany:
                _buckets.Shut(route, major, fault.RetryAfter, fault.Scope);
                await Answer.Of(Refusal.TooMany(fault.RetryAfter.TotalSeconds, fault.Scope)).SendAsync(http);
                break;
            case FaultKind.Refused:
                await Answer.Of(new Refusal(fault.Status, fault.Code, fault.Status == 401 ? "401: Unauthorized" : "Refused by a fault")).SendAsync(http);
                break;
            case FaultKind.TimeoutBefore:
                await SilenceAsync(http);
                break;
            default:
                http.Abort();
                break;
        }
    }

    /// <summary>What goes wrong after it was done. True where the answer is lost.</summary>
    private async Task<bool> LostAsync(HttpContext http, Fault fault, Answer answer)
    {
        switch (fault.Kind)
        {
            case FaultKind.TimeoutAfter:
                await SilenceAsync(http);
                return true;
            case FaultKind.ResetAfter:
                http.Abort();
                return true;
            case FaultKind.MalformedJson:
                await (answer with { Body = answer.Body[..(answer.Body.Length / 2)] }).SendAsync(http);
                return true;
            default:
                await Task.Delay(fault.Delay, options.Time, http.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                return false;
        }
    }

    /// <summary>Says nothing until the caller gives up or the fake ends.</summary>
    private async Task SilenceAsync(HttpContext http)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, server.Ending);
        await Task.Delay(Timeout.InfiniteTimeSpan, either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        http.Abort();
    }

    private static async Task PageAsync(HttpContext http, int status, string title)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/html";
        await http.Response.WriteAsync($"<html><head><title>{title}</title></head><body><center><h1>{title}</h1></center></body></html>");
    }

    private Answer Refused(string where, Refusal refusal)
    {
        if (refusal.Rule is { } rule)
            server.Complaints.Add(rule, where, refusal.Errors is null ? refusal.Message : $"{refusal.Message}: {refusal.Errors.ToJsonString()}");
        return Answer.Of(refusal);
    }

    private Task RefuseAsync(HttpContext http, string where, Refusal refusal) => Refused(where, refusal).SendAsync(http);
}
