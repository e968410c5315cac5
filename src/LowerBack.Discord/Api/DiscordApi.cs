using System.Collections.Immutable;
using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using static LowerBack.Discord.Api.DiscordJson;

namespace LowerBack.Discord.Api;

/// <summary>Discord's API over HTTP: one way to call, a line or two for each call.</summary>
internal sealed class DiscordApi(DiscordHttp http, RateLimits limits, InvalidRequests invalid, TimeProvider time) : IDiscordApi
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan PatienceWithFiles = TimeSpan.FromSeconds(100);

    /// <summary>A first answer that takes longer is none: Discord waits three seconds.</summary>
    private static readonly TimeSpan CallbackPatience = TimeSpan.FromSeconds(5);

    public Task<Application> GetApplicationAsync(CancellationToken stop) =>
        AskAsync(Route.Application, "applications/@me", OutgoingBody.Nothing(), Wire.Application, stop);

    public Task<GatewayInfo> GetGatewayAsync(CancellationToken stop) =>
        AskAsync(Route.Gateway, "gateway/bot", OutgoingBody.Nothing(), Wire.GatewayInfo, stop);

    public Task<ImmutableArray<CommandShape>> GetCommandsAsync(Snowflake application, CancellationToken stop) => AskAsync(
        Route.Commands, $"applications/{application}/commands?with_localizations=true", OutgoingBody.Nothing(), Wire.Commands, stop);

    public Task SetCommandsAsync(Snowflake application, ImmutableArray<CommandShape> commands, CancellationToken stop) =>
        SendAsync(Route.SetCommands, $"applications/{application}/commands", OutgoingBody.Of(commands, Wire.Commands, []), Patience, stop);

    public Task RespondAsync(Snowflake interaction, string token, Callback callback, ImmutableArray<Upload> files, CancellationToken stop) =>
        SendAsync(Route.Callback, CallbackPath(interaction, token), OutgoingBody.Of(callback, Wire.Callback, files), CallbackPatience, stop);

    public Task OfferAsync(Snowflake interaction, string token, ImmutableArray<Choice> choices, CancellationToken stop) => SendAsync(
        Route.Callback, CallbackPath(interaction, token), OutgoingBody.Of(new ChoicesCallback(new(choices)), Wire.ChoicesCallback, []), CallbackPatience, stop);

    public Task ShowAsync(Snowflake interaction, string token, FormShape form, CancellationToken stop) => SendAsync(
        Route.Callback, CallbackPath(interaction, token), OutgoingBody.Of(new FormCallback(form), Wire.FormCallback, []), CallbackPatience, stop);

    public Task FollowUpAsync(Snowflake application, string token, MessageBody message, ImmutableArray<Upload> files, CancellationToken stop) => SendAsync(
        Route.FollowUp(token), $"webhooks/{application}/{Escaped(token)}", OutgoingBody.Of(message, Wire.MessageBody, files), For(files), stop);

    public Task EditOriginalAsync(Snowflake application, string token, MessageBody message, ImmutableArray<Upload> files, CancellationToken stop) => SendAsync(
        Route.EditOriginal(token), OriginalPath(application, token), OutgoingBody.Of(message, Wire.MessageBody, files), For(files), stop);

    public Task DeleteOriginalAsync(Snowflake application, string token, CancellationToken stop) =>
        SendAsync(Route.DeleteOriginal(token), OriginalPath(application, token), OutgoingBody.Nothing(), Patience, stop);

    public Task<DmChannel> OpenDmAsync(Snowflake person, CancellationToken stop) =>
        AskAsync(Route.OpenDm, "users/@me/channels", OutgoingBody.Of(new OpenDm(person), Wire.OpenDm, []), Wire.DmChannel, stop);

    public Task<Posted> CreateMessageAsync(Snowflake channel, MessageBody message, ImmutableArray<Upload> files, CancellationToken stop) => AskAsync(
        Route.CreateMessage(channel), $"channels/{channel}/messages", OutgoingBody.Of(message, Wire.MessageBody, files), Wire.Posted, stop, For(files));

    public Task EditMessageAsync(Snowflake channel, Snowflake message, MessageBody body, ImmutableArray<Upload> files, CancellationToken stop) => SendAsync(
        Route.EditMessage(channel), $"channels/{channel}/messages/{message}", OutgoingBody.Of(body, Wire.MessageBody, files), For(files), stop);

    private async Task<TResult> AskAsync<TResult>(
        Route route, string path, OutgoingBody body, JsonTypeInfo<TResult> answered, CancellationToken stop, TimeSpan? patience = null)
    {
        var answer = await SendAsync(route, path, body, patience ?? Patience, stop);
        try
        {
            return JsonSerializer.Deserialize(answer, answered) ?? throw new JsonException("The answer is null.");
        }
        catch (JsonException notTheirs)
        {
            throw new NoAnswerException(route.ToString(), written: true, notTheirs);
        }
    }

    private async Task<byte[]> SendAsync(Route route, string path, OutgoingBody body, TimeSpan patience, CancellationToken stop)
    {
        HoldBack(route);
        var bucket = await limits.EnterAsync(route, stop);
        BucketReport? report = null;
        TooMuch? tooMuch = null;
        try
        {
            // Much may have been refused while this one waited.
            HoldBack(route);
            using var request = Request(route, path, body);
            using var late = new CancellationTokenSource(patience, time);
            using var stopped = stop.UnsafeRegister(static late => ((CancellationTokenSource)late!).Cancel(), late);
            try
            {
                var client = route.Kind == RouteKind.Callback ? http.Callbacks : http.Calls;
                using var response = await client.SendAsync(request, late.Token);
                report = BucketReport.Read(response.Headers);
                var answer = await response.Content.ReadAsByteArrayAsync(late.Token);
                return response.IsSuccessStatusCode ? answer : throw Refusal(route, response, answer, out tooMuch);
            }
            catch (Exception fault) when (fault is HttpRequestException or IOException || (fault is OperationCanceledException && !stop.IsCancellationRequested))
            {
                throw new NoAnswerException(route.ToString(), body.Left, fault);
            }
        }
        finally
        {
            limits.Leave(bucket, route, report, tooMuch);
        }
    }

    /// <exception cref="HeldBackException">So much was refused that this may not be called for a while.</exception>
    private void HoldBack(Route route)
    {
        if (invalid.Pause(route.Kind) is { } pause)
            throw new HeldBackException(route.ToString(), pause);
    }

    private static HttpRequestMessage Request(Route route, string path, OutgoingBody body)
    {
        var request = new HttpRequestMessage(route.Method, route.Shown);
        // A GET or a DELETE has no body, not even an empty one.
        if (route.Method != HttpMethod.Get && route.Method != HttpMethod.Delete)
            request.Content = body;
        request.Options.Set(DiscordHttp.Path, path);
        request.Options.Set(DiscordHttp.AsBot, route.Kind == RouteKind.Bot);
        request.Headers.TryAddWithoutValidation("User-Agent", DiscordHttp.UserAgent);
        return request;
    }

    private AnsweredNoException Refusal(Route route, HttpResponseMessage response, byte[] answer, out TooMuch? tooMuch)
    {
        ErrorBody? error;
        try
        {
            error = JsonSerializer.Deserialize(answer, Wire.ErrorBody);
        }
        catch (JsonException)
        {
            // A proxy's page. What it says is nobody's word, so only the status counts.
            error = null;
        }

        var status = (int)response.StatusCode;
        tooMuch = null;
        if (response.StatusCode == HttpStatusCode.TooManyRequests)
        {
            var after = Seconds(error?.RetryAfter) ?? BucketReport.Seconds(response.Headers, "Retry-After") ?? TimeSpan.FromSeconds(1);
            var global = error?.Global == true || BucketReport.Value(response.Headers, "X-RateLimit-Global") is "true";
            tooMuch = new TooMuch(after, global);
        }

        var shared = BucketReport.Value(response.Headers, "X-RateLimit-Scope") is "shared";
        if (status is 401 or 403 || (status == 429 && !shared))
            invalid.Count();
        return new AnsweredNoException(route, status, error?.Code ?? 0, tooMuch?.After);
    }

    private static TimeSpan? Seconds(double? seconds) =>
        seconds is { } wait && double.IsFinite(wait) ? TimeSpan.FromSeconds(Math.Clamp(wait, 0, 3600)) : null;

    private static TimeSpan For(ImmutableArray<Upload> files) => files.IsDefaultOrEmpty ? Patience : PatienceWithFiles;

    private static string CallbackPath(Snowflake interaction, string token) => $"interactions/{interaction}/{Escaped(token)}/callback";

    private static string OriginalPath(Snowflake application, string token) => $"webhooks/{application}/{Escaped(token)}/messages/@original";

    private static string Escaped(string token) => Uri.EscapeDataString(token);
}
