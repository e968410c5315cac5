using LowerBack.Chat;
using LowerBack.Discord.Api;
using LowerBack.Discord.Receiving;

namespace LowerBack.Discord.Sending;

/// <summary>
/// An interaction and what was answered to it. The first answer must come within three seconds, so it may say no more than
/// that one is to come; all others follow it.
/// </summary>
/// <param name="ticket">The right to answer.</param>
/// <param name="isPrivate">Whether nobody else reads along. Elsewhere what is for one person is shown to that person only.</param>
internal sealed class Exchange(Ticket ticket, bool isPrivate, IDiscordApi api, Carrier carrier, LetterWriter writer)
{
    private Task _last = Task.CompletedTask;
    private Standing _standing = Standing.Open;

    private enum Standing
    {
        /// <summary>Nothing was answered.</summary>
        Open,

        /// <summary>Discord knows that an answer is to come.</summary>
        Deferred,

        /// <summary>The first answer is given.</summary>
        Answered,

        /// <summary>It is too late for any.</summary>
        Over,
    }

    /// <summary>Tells Discord that an answer is to come, unless one came meanwhile.</summary>
    public Task DeferAsync(CancellationToken stop) => OneAtATimeAsync(
        async () => _standing == Standing.Open ? await DeferNowAsync(stop) : new Done());

    /// <summary>Says something new.</summary>
    /// <param name="toAll">Whether everybody there may read it.</param>
    /// <returns>What came of it; <see cref="InteractionOver"/> where it has to be said elsewhere.</returns>
    public Task<CallOutcome> SayAsync(ChatMessage message, bool toAll, CancellationToken stop) =>
        OneAtATimeAsync(() => SayNowAsync(message, isPrivate || toAll ? null : MessageFlags.Ephemeral, stop));

    /// <summary>Shows a notice, which says that nothing happened, and so stays nowhere: a tap or the next start takes it away.</summary>
    /// <returns>As for what is said.</returns>
    public Task<CallOutcome> NoteAsync(ChatMessage message, CancellationToken stop) =>
        OneAtATimeAsync(() => SayNowAsync(message, MessageFlags.Ephemeral, stop));

    /// <summary>Changes the message whose button was pressed, unless others read it too.</summary>
    /// <returns>What came of it; <see cref="InteractionOver"/> or <see cref="MessageGone"/> where it has to be said anew.</returns>
    public Task<CallOutcome> ReplaceAsync(ChatMessage message, CancellationToken stop) => OneAtATimeAsync(
        () => ticket.CanChange
            ? SendAsync(
                withPicture => writer.Rewrite(message, ticket.Shown, withPicture),
                letter => _standing == Standing.Open ? Respond(CallbackType.Update, letter) : EditOriginal(letter), repeatable: true, stop)
            : Task.FromResult<CallOutcome>(new MessageGone()));

    /// <summary>Shows a form, which only a first answer can.</summary>
    /// <returns>What came of it; anything but <see cref="Done"/> where it is not there.</returns>
    public Task<CallOutcome> ShowAsync(ChatForm form, CancellationToken stop) => OneAtATimeAsync(
        async () => _standing == Standing.Open
            ? Settled(await carrier.CarryAsync(
                until => api.ShowAsync(ticket.Id, ticket.Token, FormWriter.Write(form), until), repeatable: true, Carrier.CallbackPatience, stop))
            : new Acknowledged());

    /// <summary>There is nothing more to say.</summary>
    public Task EndAsync(CancellationToken stop) => OneAtATimeAsync(
        async () => _standing switch
        {
            Standing.Open when ticket.OnPress => await DeferNowAsync(stop),
            // Nothing came after all, and Discord would go on saying that the app is thinking.
            Standing.Deferred when !ticket.OnPress => await carrier.CarryAsync(
                until => api.DeleteOriginalAsync(ticket.Application, ticket.Token, until), repeatable: true, Carrier.Patience, stop),
            _ => new Done(),
        });

    private Task<CallOutcome> SayNowAsync(ChatMessage message, int? flags, CancellationToken stop)
    {
        // An answer that was announced takes the place of the announcement, and is seen by whoever sees that.
        var isAnnounced = _standing == Standing.Deferred && !ticket.OnPress;
        return SendAsync(
            withPicture => isAnnounced ? writer.Rewrite(message, [], withPicture) : Flagged(writer.Write(message, withPicture), flags),
            letter => _standing == Standing.Open ? Respond(CallbackType.Message, letter) : isAnnounced ? EditOriginal(letter) : FollowUp(letter),
            repeatable: _standing == Standing.Open || isAnnounced, stop);
    }

    /// <summary>Sends a letter, and without its picture where Discord does not take it with.</summary>
    private async Task<CallOutcome> SendAsync(
        Func<bool, Letter> write, Func<Letter, Func<CancellationToken, Task>> call, bool repeatable, CancellationToken stop)
    {
        if (_standing == Standing.Over)
            return new InteractionOver();
        var letter = write(true);
        var outcome = await CarryAsync(letter);
        if (outcome is TooLarge or Rejected && letter.HasPicture)
            outcome = await CarryAsync(letter = write(false));
        if (outcome is Acknowledged)
        {
            // Somebody was faster: the first answer is given, and this one follows it.
            _standing = Standing.Answered;
            outcome = await carrier.CarryAsync(FollowUp(letter), repeatable: false, Carrier.Patience, stop);
        }

        return Settled(outcome);

        Task<CallOutcome> CarryAsync(Letter one) => carrier.CarryAsync(
            call(one), repeatable, _standing == Standing.Open ? Carrier.CallbackPatience : Carrier.Patience, stop);
    }

    private CallOutcome Settled(CallOutcome outcome)
    {
        _standing = outcome switch
        {
            Done or Acknowledged => Standing.Answered,
            InteractionOver => Standing.Over,
            NotNow or Unsure when _standing == Standing.Open => Standing.Over,
            _ => _standing,
        };
        return outcome;
    }

    private async Task<CallOutcome> DeferNowAsync(CancellationToken stop)
    {
        var callback = ticket.OnPress
            ? new Callback(CallbackType.Heard)
            : new Callback(CallbackType.MessageToCome, isPrivate ? null : new MessageBody(Content: null) { Flags = MessageFlags.Ephemeral });
        var outcome = await carrier.CarryAsync(
            until => api.RespondAsync(ticket.Id, ticket.Token, callback, [], until), repeatable: true, Carrier.CallbackPatience, stop);
        _standing = outcome switch
        {
            Done => Standing.Deferred,
            Acknowledged => Standing.Answered,
            InteractionOver => Standing.Over,
            _ => _standing,
        };
        return outcome;
    }

    private Func<CancellationToken, Task> Respond(CallbackType type, Letter letter) =>
        stop => api.RespondAsync(ticket.Id, ticket.Token, new Callback(type, letter.Body), letter.Files, stop);

    private Func<CancellationToken, Task> EditOriginal(Letter letter) =>
        stop => api.EditOriginalAsync(ticket.Application, ticket.Token, letter.Body, letter.Files, stop);

    private Func<CancellationToken, Task> FollowUp(Letter letter) =>
        stop => api.FollowUpAsync(ticket.Application, ticket.Token, letter.Body, letter.Files, stop);

    private static Letter Flagged(Letter letter, int? flags) => letter with { Body = letter.Body with { Flags = flags } };

    /// <summary>The announcement may be on its way while the answer comes.</summary>
    private async Task<CallOutcome> OneAtATimeAsync(Func<Task<CallOutcome>> work)
    {
        var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await Interlocked.Exchange(ref _last, mine.Task);
        try
        {
            return await work();
        }
        finally
        {
            mine.SetResult();
        }
    }
}
