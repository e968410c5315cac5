using LowerBack.TestKit.Browser;

namespace LowerBack.Playground.Tests.Browser;

/// <summary>Browser tests share the browser and take turns: the machines that build have two cores.</summary>
[CollectionDefinition(Name)]
public sealed class ChromiumTests : ICollectionFixture<ChromiumFixture>
{
    public const string Name = "chromium";
}
