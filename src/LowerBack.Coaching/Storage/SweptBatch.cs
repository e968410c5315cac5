using LowerBack.Coaching.Outbox;
using LowerBack.Coaching.Reminders;

namespace LowerBack.Coaching.Storage;

/// <summary>What one batch of a sweep writes.</summary>
/// <param name="Agendas">The agendas as they are from now on.</param>
/// <param name="Messages">
/// What goes into the outbox, unless it is there already. One of which only the newest is of use takes the place of those
/// before it that have not left.
/// </param>
public sealed record SweptBatch(IReadOnlyList<AgendaRow> Agendas, IReadOnlyList<OutboxMessage> Messages);
