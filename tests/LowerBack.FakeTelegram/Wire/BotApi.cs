using LowerBack.FakeTelegram.Methods;
using LowerBack.FakeTelegram.Strictness;
using Microsoft.AspNetCore.Http;

namespace LowerBack.FakeTelegram.Wire;

/// <summary>The Bot API's front door: whose call it is, what it asks for, and the envelope around the answer.</summary>
internal sealed class BotApi(FakeTelegramServer server, FakeTelegramOptions options)
{
    private readonly BotApiDescription? _description = options.CheckShapes ? BotApiDescription.Instance : null;

    public Task HandleAsync(HttpContext http)
    {
        if (!BotPath.TryRead(http.Request.Path.Value, out var path))
            return Envelope.Of(new Refusal(404, "Not Found")).SendAsync(http);
        if (!path.IsWellFormed)
            return Refuse(http, "token", new Refusal(401, "Unauthorized: invalid token specified"));
        if (server.TryBot(path.Token) is not { LoggedOut: false } bot)
            return Refuse(http, "token", new Refusal(401, "Unauthorized"));
        if (path.IsFile)
            return SendFileAsync(http, bot, path.Rest.ToString());
        return MethodTable.TryFind(path.Rest, out var method)
            ? CallAsync(http, bot, method.Name, method.Run)
            : Refuse(http, path.Rest.ToString(), new Refusal(404, "Not Found: method not found") { Rule = "unknown method" });
    }

    private async Task CallAsync(HttpContext http, FakeBot bot, string method, Func<Call, ValueTask<IShape>> run)
    {
        var arguments = new Arguments();
        Envelope envelope;
        Fault? fault = null;
        try
        {
            arguments = await ArgumentReader.ReadAsync(http.Request);
            fault = server.Faults.Next(method, arguments);
            if (fault is not null && await BrokeAsync(http, fault))
            {
                server.CallLog.Add(method, arguments, http.Response.StatusCode, fault.Kind.ToString());
                return;
            }

            _description?.CheckRequest(method, arguments, server.Complaints);
            envelope = Envelope.Of(await run(new Call(bot, method, arguments, http.RequestAborted)));
            _description?.CheckAnswer(method, envelope.Body, server.Complaints);
        }
        catch (Refusal refusal)
        {
            if (refusal.Rule is { } rule)
                server.Complaints.Add(rule, method, refusal.Message);
            envelope = Envelope.Of(refusal);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (Exception broken)
        {
            server.Complaints.Add("the fake itself", method, broken.ToString());
            envelope = Envelope.Of(new Refusal(500, "Internal Server Error: the fake broke"));
        }

        server.CallLog.Add(method, arguments, fault is null ? envelope.Status : 0, envelope.Error);
        if (fault is null || !await LostAsync(http, fault, envelope))
            await envelope.SendAsync(http);
    }

    /// <summary>What goes wrong before anything is done. True where the call ends here.</summary>
    private async Task<bool> BrokeAsync(HttpContext http, Fault fault)
    {
        switch (fault.Kind)
        {
            case FaultKind.Http500:
                await Envelope.Of(new Refusal(500, "Internal Server Error: restart")).SendAsync(http);
                return true;
            case FaultKind.TooMany:
                await Envelope.Of(Refusal.TooMany(fault.RetryAfter)).SendAsync(http);
                return true;
            case FaultKind.Http502Html:
                http.Response.StatusCode = 502;
                http.Response.ContentType = "text/html";
                await http.Response.WriteAsync("<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center></body></html>");
                return true;
            case FaultKind.TimeoutBefore:
                await SilenceAsync(http);
                return true;
            case FaultKind.ResetBefore:
                http.Abort();
                return true;
            default:
                return false;
        }
    }

    /// <summary>What goes wrong after it was done. True where the answer is lost.</summary>
    private async Task<bool> LostAsync(HttpContext http, Fault fault, Envelope envelope)
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
                await (envelope with { Body = envelope.Body[..(envelope.Body.Length / 2)] }).SendAsync(http);
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

    private static async Task SendFileAsync(HttpContext http, FakeBot bot, string path)
    {
        if (bot.Files.At(path) is not { } file)
        {
            await Envelope.Of(new Refusal(404, "Not Found")).SendAsync(http);
            return;
        }

        http.Response.ContentType = "application/octet-stream";
        http.Response.ContentLength = file.Bytes.Length;
        await http.Response.BodyWriter.WriteAsync(file.Bytes, http.RequestAborted);
    }

    private Task Refuse(HttpContext http, string where, Refusal refusal)
    {
        if (refusal.Rule is { } rule)
            server.Complaints.Add(rule, where, refusal.Message);
        return Envelope.Of(refusal).SendAsync(http);
    }
}
