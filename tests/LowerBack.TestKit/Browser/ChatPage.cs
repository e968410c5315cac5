using Microsoft.Playwright;

namespace LowerBack.TestKit.Browser;

/// <summary>The page in a browser of its own, with the words a test needs to use it.</summary>
public sealed class ChatPage : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _troubles = [];

    private ChatPage(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.PageError += (_, error) => _troubles.Add(error);
        page.Console += (_, line) =>
        {
            if (line.Type == "error")
                _troubles.Add(line.Text);
        };
    }

    public IPage Page { get; }

    /// <summary>What the browser complained about: faults in scripts and broken rules of the content policy.</summary>
    public IReadOnlyList<string> Troubles => _troubles;

    public static async Task<ChatPage> OpenAsync(
        IBrowser browser, Uri address, string conversation = "alex", int width = 1280, int height = 860,
        ColorScheme scheme = ColorScheme.Light, bool phone = false)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address.ToString(),
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = scheme,
            Locale = "en-GB",
            TimezoneId = "Europe/Berlin",
            HasTouch = phone,
            IsMobile = phone,
            DeviceScaleFactor = phone ? 2 : 1,
        });
        context.SetDefaultTimeout(ChromiumFixture.Patience);
        var page = new ChatPage(context, await context.NewPageAsync());
        await page.Page.GotoAsync($"/#{conversation}");
        await Assertions.Expect(page.Page.Locator("main[data-ready]")).ToBeVisibleAsync();
        return page;
    }

    /// <summary>One conversation on the page.</summary>
    public ILocator Pane(string conversation) => Page.Locator($".pane[data-conversation={conversation}]");

    /// <summary>The messages of a conversation.</summary>
    public ILocator Messages(string conversation) => Pane(conversation).GetByRole(AriaRole.Article);

    /// <summary>The message that holds some words.</summary>
    public ILocator Message(string conversation, string words) =>
        Messages(conversation).Filter(new LocatorFilterOptions { HasText = words });

    /// <summary>The text box of a conversation.</summary>
    public ILocator Box(string conversation) => Pane(conversation).GetByRole(AriaRole.Combobox);

    public async Task SayAsync(string conversation, string text)
    {
        await Box(conversation).FillAsync(text);
        await Box(conversation).PressAsync("Escape");
        await Box(conversation).PressAsync("Enter");
    }

    public Task SwitchAsync(string conversation) =>
        Page.Locator($".people button[data-conversation={conversation}]").ClickAsync();

    public Task PressAsync(string conversation, string label) =>
        Pane(conversation).GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = label, Exact = true }).ClickAsync();

    /// <summary>Waits until nothing moves any more, so that a picture of the page is always the same.</summary>
    public Task SettleAsync() => Page.EvaluateAsync("Promise.all(document.getAnimations().filter(a => a.effect.getTiming().iterations !== Infinity).map(a => a.finished.catch(() => null)))");

    /// <summary>Keeps a picture of the page in the folder that LOWERBACK_SCREENSHOTS names, for a person to look at.</summary>
    public async Task KeepAsync(string name)
    {
        await SettleAsync();
        await Page.WaitForFunctionAsync("[...document.images].every(image => image.complete)");
        if (Environment.GetEnvironmentVariable("LOWERBACK_SCREENSHOTS") is { Length: > 0 } folder)
            await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}.png") });
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
