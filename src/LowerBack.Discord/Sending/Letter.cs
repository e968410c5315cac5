using System.Collections.Immutable;
using LowerBack.Discord.Api;

namespace LowerBack.Discord.Sending;

/// <summary>What one call can send: words with buttons, and what hangs on them.</summary>
/// <param name="Body">The message.</param>
/// <param name="Files">What travels with it.</param>
/// <param name="HasPicture">Whether a drawing is among it, which the words can do without.</param>
internal sealed record Letter(MessageBody Body, ImmutableArray<Upload> Files, bool HasPicture = false);
