using System.Collections.Immutable;
using System.Text.Json;
using LowerBack.Chat;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Storage;
using LowerBack.Coaching.Text;
using LowerBack.Coaching.Turns;
using NodaTime;

namespace LowerBack.Coaching.Privacy;

/// <summary>The cards of <c>/privacy</c>.</summary>
internal sealed class PrivacyMessages(IEnumerable<HeldData> held)
{
    public const string Slice = "privacy";

    private readonly HeldData[] _held = [.. held];

    /// <summary>What is stored now, kind by kind, and what can be done with it.</summary>
    public async Task<ChatMessage> CardAsync(Turn turn, CoachContext db, CancellationToken stop)
    {
        var words = turn.Words;
        var lines = ImmutableArray.CreateBuilder<string>();
        foreach (var kind in _held)
        {
            if (await kind.CountAsync(db, turn.Member, stop) is var count and > 0)
            {
                var what = kind.Label(words, count);
                lines.Add(kind.Kept is { } kept
                    ? words.Plain(PrivacyText.LineKept, ("what", what), ("kept", kept(words)))
                    : words.Plain(PrivacyText.Line, ("what", what)));
            }
        }

        var card = words.Say(PrivacyText.Card) + List(lines);
        return turn.Member.EraseAt is null
            ? new ChatMessage(
                card + words.Say(PrivacyText.CardRule, ("months", MemberEraser.MonthsUnseen), ("days", ErasureNotice.DaysBefore)),
                new ButtonRow(ExportButton(turn), turn.Button(words.Plain(PrivacyText.EraseEverything), Slice, "ask")))
            : new ChatMessage(card + Pending(turn).Body, Pending(turn).Buttons);
    }

    /// <summary>Asks whether everything shall go.</summary>
    public static ChatMessage Ask(Turn turn) => new(
        turn.Words.Say(PrivacyText.AskErase, ("hours", (int)MemberEraser.TimeToUndo.TotalHours)),
        new ButtonRow(
            turn.Button(turn.Words.Plain(PrivacyText.Erase), Slice, "erase"),
            turn.Button(turn.Words.Plain(PrivacyText.Keep), Slice, "keep")));

    /// <summary>Says when everything goes, and shows the receipt, this once.</summary>
    public static ChatMessage Scheduled(Turn turn) => new(
        turn.Words.Say(PrivacyText.Scheduled, ("moment", Due(turn)), ("receipt", Receipt.Show(turn.Member.EraseReceipt!))),
        UndoOrExport(turn));

    /// <summary>What everything else is answered with until then.</summary>
    public static ChatMessage Pending(Turn turn) => new(turn.Words.Say(PrivacyText.Pending, ("moment", Due(turn))), UndoOrExport(turn));

    /// <summary>What was erased under a receipt.</summary>
    public ChatMessage Proof(Turn turn, Erasure erasure)
    {
        var counts = JsonSerializer.Deserialize(erasure.Counts, PrivacyJson.Default.DictionaryStringInt32)!;
        var lines = _held.Where(kind => counts.GetValueOrDefault(kind.Kind) > 0).Select(kind => kind.Label(turn.Words, counts[kind.Kind]));
        var proof = turn.Words.Say(PrivacyText.Proof, ("moment", Moment(turn, erasure.ErasedAt))) + List([.. lines]);
        return turn.IsStranger
            ? new ChatMessage(proof + turn.Words.Say(PrivacyText.ProofStranger))
            : new ChatMessage(proof + turn.Words.Say(PrivacyText.ProofMember), WhatIsStored(turn));
    }

    /// <summary>A button that leads to the card.</summary>
    public static ButtonRow WhatIsStored(Turn turn) => new(turn.Button(turn.Words.Plain(PrivacyText.WhatIsStored), Slice, "card"));

    private static ButtonRow UndoOrExport(Turn turn) =>
        new(turn.Primary(turn.Words.Plain(PrivacyText.Undo), Slice, "undo"), ExportButton(turn));

    private static ActionButton ExportButton(Turn turn) => turn.Button(turn.Words.Plain(PrivacyText.Export), Slice, "export");

    private static string Due(Turn turn) => Moment(turn, turn.Member.EraseAt!.Value);

    /// <summary>A moment on the member's clock; who has not said where they are reads UTC.</summary>
    private static string Moment(Turn turn, Instant moment)
    {
        var wall = moment.InZone(turn.Now.Zone).LocalDateTime;
        return turn.Words.Plain(
            turn.Member.ZoneId is null ? PrivacyText.MomentUtc : PrivacyText.Moment, ("day", wall.Date), ("time", wall.TimeOfDay));
    }

    private static Prose List(IEnumerable<string> lines) => new([new Bullets([.. lines.Select(line => ImmutableArray.Create(new Span(line)))])]);
}
