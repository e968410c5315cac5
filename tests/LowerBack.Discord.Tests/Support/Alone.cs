namespace LowerBack.Discord.Tests.Support;

/// <summary>
/// Tests that let time pass over real connections run one after the other and beside nothing else, because each step waits
/// until this process has nothing to do.
/// </summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
