using LowerBack.Playground.Tests.Support;
using LowerBack.TestKit.Browser;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LowerBack.Playground.Tests.Browser;

/// <summary>That everybody can use it: on a small screen, with a keyboard, with a screen reader, in both colour schemes.</summary>
[Collection(ChromiumTests.Name)]
public sealed class AccessTests(ChromiumFixture chromium) : IAsyncLifetime
{
    private const string Nameless = """
        () => [...document.querySelectorAll('button, input, textarea, select, fieldset, dialog, a[href], img, [role=listbox], [role=log], [role=group], nav, section')]
          .filter(node => node.checkVisibility())
          .filter(node => !(node.getAttribute('aria-label')
            || node.getAttribute('aria-labelledby')?.split(' ').some(id => document.getElementById(id)?.textContent.trim())
            || node.labels?.length || node.textContent.trim() || node.title || node.tagName === 'IMG' && node.hasAttribute('alt')))
          .map(node => node.outerHTML.slice(0, 120))
        """;

    private const string Small = """
        () => [...document.querySelectorAll('button, textarea, select, input[type=text], a[href], .speakers label, .chips label')]
          .filter(node => node.checkVisibility() && !node.closest('.skip'))
          .map(node => [node.outerHTML.slice(0, 90), node.getBoundingClientRect()])
          .filter(([, box]) => box.width < 43.5 || box.height < 43.5)
          .map(([html, box]) => `${Math.round(box.width)}x${Math.round(box.height)} ${html}`)
        """;

    // The contrast of every piece of text with the first opaque colour behind it, by the formula of WCAG 2.
    private const string Pale = """
        () => {
          const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
          const rgba = colour => {
            canvas.clearRect(0, 0, 1, 1);
            canvas.fillStyle = colour;
            canvas.fillRect(0, 0, 1, 1);
            return [...canvas.getImageData(0, 0, 1, 1).data];
          };
          const light = ([r, g, b]) => [r, g, b].map(part => part / 255)
            .map(part => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4)
            .reduce((sum, part, index) => sum + part * [.2126, .7152, .0722][index], 0);
          const behind = node => {
            for (let at = node; at; at = at.parentElement) {
              const colour = rgba(getComputedStyle(at).backgroundColor);
              if (colour[3] > 250) return colour;
            }
            return [255, 255, 255];
          };
          const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          const pale = [];
          while (texts.nextNode()) {
            const node = texts.currentNode.parentElement;
            if (!texts.currentNode.data.trim() || !node.checkVisibility() || node.closest('.hidden, .skip, noscript, [aria-disabled=true]')) continue;
            const [a, b] = [light(rgba(getComputedStyle(node).color)), light(behind(node))].sort((x, y) => y - x);
            const ratio = (a + .05) / (b + .05);
            if (ratio < 4.5) pale.push(`${ratio.toFixed(2)} ${texts.currentNode.data.trim().slice(0, 40)}`);
          }
          return pale;
        }
        """;

    private PlaygroundHost _host = null!;

    public async Task InitializeAsync() => _host = await PlaygroundHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [BrowserFact]
    public Task In_the_light_on_a_phone_all_can_be_named_touched_and_read() => AllIsWellAsync(ColorScheme.Light, 375, phone: true);

    [BrowserFact]
    public Task In_the_dark_on_a_phone_all_can_be_named_touched_and_read() => AllIsWellAsync(ColorScheme.Dark, 360, phone: true);

    [BrowserFact]
    public Task In_the_light_on_a_desk_all_can_be_named_and_read() => AllIsWellAsync(ColorScheme.Light, 1440, phone: false);

    [BrowserFact]
    public Task In_the_dark_on_a_desk_all_can_be_named_and_read() => AllIsWellAsync(ColorScheme.Dark, 1440, phone: false);

    [BrowserFact]
    public async Task Nothing_sticks_out_sideways_on_a_small_screen()
    {
        await using var chat = await ChatPage.OpenAsync(chromium.Browser, _host.Address, width: 375, height: 740, phone: true);
        foreach (var text in new[] { "/routine", "/checkin", "long", "file", new string('w', 300), "https://example.org/" + new string('x', 200) })
            await chat.SayAsync("alex", text);
        await Expect(chat.Messages("alex")).ToHaveCountAsync(12);

        Assert.Equal(375, await chat.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.True(await chat.Page.EvaluateAsync<bool>("[...document.querySelectorAll('.pane.current .log, .pane.current .log *')].every(n => n.matches('.hidden') || n.getBoundingClientRect().right <= 375.5)"));
        await Expect(chat.Box("alex")).ToBeInViewportAsync();
    }

    [BrowserFact]
    public async Task The_skip_link_leads_to_the_text_box_and_the_log_says_what_is_new()
    {
        await using var chat = await ChatPage.OpenAsync(chromium.Browser, _host.Address);
        await chat.Page.Locator(".skip").FocusAsync();
        await Expect(chat.Page.Locator(".skip")).ToBeInViewportAsync();
        await chat.Page.Keyboard.PressAsync("Enter");
        await Expect(chat.Box("alex")).ToBeFocusedAsync();
        await Expect(chat.Pane("alex").GetByRole(AriaRole.Log)).ToHaveAttributeAsync("aria-live", "polite");
    }

    private async Task AllIsWellAsync(ColorScheme scheme, int width, bool phone)
    {
        await using var chat = await ChatPage.OpenAsync(chromium.Browser, _host.Address, width: width, height: 800, scheme: scheme, phone: phone);
        await CheckAsync(chat, phone);
        foreach (var text in new[] { "/start", "/routine", "/checkin", "file", "old button" })
            await chat.SayAsync("alex", text);
        await Expect(chat.Messages("alex")).ToHaveCountAsync(10);
        await chat.PressAsync("alex", "Swap");
        await chat.Box("alex").PressSequentiallyAsync("/");
        await Expect(chat.Page.GetByRole(AriaRole.Listbox)).ToBeVisibleAsync();
        await chat.SettleAsync();
        await CheckAsync(chat, phone);
        await chat.SwitchAsync("group");
        await chat.SayAsync("group", "/routine");
        await Expect(chat.Message("group", "Only you can see this")).ToBeVisibleAsync();
        await chat.SettleAsync();
        await CheckAsync(chat, phone);
        Assert.Empty(chat.Troubles);
    }

    internal static async Task CheckAsync(ChatPage chat, bool phone)
    {
        Assert.Empty(await chat.Page.EvaluateAsync<string[]>(Nameless));
        Assert.Empty(await chat.Page.EvaluateAsync<string[]>(Pale));
        if (phone)
            Assert.Empty(await chat.Page.EvaluateAsync<string[]>(Small));
    }
}
