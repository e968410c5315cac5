using System.Text;
using LowerBack.FakeDiscord.Endpoint;
using LowerBack.FakeDiscord.Tests.Support;

namespace LowerBack.FakeDiscord.Tests;

/// <summary>Interactions posted to an application's own address.</summary>
public sealed class EndpointTests : IAsyncLifetime
{
    private Client _client = null!;
    private ApplicationEndpoint _endpoint = null!;
    private User _ann = null!;

    public async Task InitializeAsync()
    {
        _client = await Client.StartAsync(new FakeDiscordOptions { LimitRates = false, BadSignatureEvery = 2 });
        _endpoint = await ApplicationEndpoint.StartAsync();
        _ann = _client.World.AddUser();
        await _client.RegisterAsync();
    }

    public async Task DisposeAsync()
    {
        await _client.DisposeAsync();
        await _endpoint.DisposeAsync();
    }

    /// <summary>The first three vectors of RFC 8032, section 7.1.</summary>
    [Theory]
    [InlineData("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60", "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "", "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b")]
    [InlineData("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb", "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72", "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00")]
    [InlineData("c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7", "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82", "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a")]
    public void The_key_signs_as_the_standard_does(string seed, string publicKey, string message, string signature)
    {
        var key = new SigningKey(Convert.FromHexString(seed));
        Assert.Equal((publicKey, signature), (key.Public, Convert.ToHexStringLower(key.Sign(Convert.FromHexString(message)))));
    }

    [Fact]
    public async Task An_address_is_tried_out_with_a_good_and_a_bad_signature()
    {
        var set = _client.World.SetEndpointAsync(_endpoint.Url);
        var good = await _endpoint.NextAsync();
        Assert.Equal((1, 128), ((int)good.Body["type"]!, good.Signature.Length));
        good.Answers(200, """{"type":1}""");
        var bad = await _endpoint.NextAsync();
        Assert.NotEqual(good.Signature, bad.Signature);
        bad.Answers(401);
        await set;
        Assert.Equal(_endpoint.Url.OriginalString, (string?)(await _client.CallAsync("GET", "/applications/@me")).Good["interactions_endpoint_url"]);
    }

    [Fact]
    public async Task An_address_that_takes_a_bad_signature_is_not_taken()
    {
        var set = _client.World.SetEndpointAsync(_endpoint.Url);
        (await _endpoint.NextAsync()).Answers(200, """{"type":1}""");
        (await _endpoint.NextAsync()).Answers(200, """{"type":1}""");
        await Assert.ThrowsAsync<InvalidOperationException>(() => set);
    }

    [Fact]
    public async Task The_answer_to_the_post_is_the_callback()
    {
        await SetAsync();
        var asked = _client.World.Slash(_ann, "routine");
        var post = await _endpoint.NextAsync();
        Assert.Equal($"{asked.Id}", (string?)post.Body["id"]);
        post.Answers(200, """{"type":4,"data":{"content":"Hello","allowed_mentions":{"parse":[]}}}""");
        Assert.Equal("Hello", (await asked.MessageAsync())!.Content);
        Assert.Equal(200, (int)(await _client.WebhookAsync("PATCH", asked, "/messages/@original", new { content = "Bye" })).Status);
        Assert.Empty(_client.Server.Violations);
    }

    [Fact]
    public async Task A_202_leaves_it_to_the_callback_route()
    {
        await SetAsync();
        var asked = _client.World.Slash(_ann, "routine");
        (await _endpoint.NextAsync()).Answers(202);
        Assert.Equal(204, (int)(await _client.CallbackAsync(asked, new { type = 5 })).Status);
        Assert.Equal(CallbackKind.DeferredMessage, await asked.AnsweredAsync);
    }

    [Fact]
    public async Task Nothing_comes_over_the_gateway_and_now_and_then_a_signature_is_bad()
    {
        await SetAsync();
        var channel = _client.World.AddGuild(members: [_ann]).Channels[0];
        var socket = await _client.ReadyAsync(intents: (int)Intents.DirectMessages);
        _client.World.Slash(_ann, "routine", channel);
        (await _endpoint.NextAsync()).Answers(200, """{"type":5}""");
        _client.World.Slash(_ann, "routine", channel);
        var bad = await _endpoint.NextAsync();
        bad.Answers(200, """{"type":5}""");
        var good = await _endpoint.NextAsync();
        Assert.Equal((string?)bad.Body["id"], (string?)good.Body["id"]);
        good.Answers(200, """{"type":5}""");
        Assert.Equal("signature", Assert.Single(_client.Server.Violations).Rule);
        _client.World.Say(_ann, "Hello");
        Assert.Equal("Hello", (string?)(await socket.NextAsync())["d"]!["content"]);
    }

    [Fact]
    public async Task An_interaction_can_be_delivered_again_and_a_test_can_sign_what_it_likes()
    {
        await SetAsync();
        var asked = _client.World.Slash(_ann, "routine");
        (await _endpoint.NextAsync()).Answers(202);
        _client.World.Repeat(asked);
        Assert.Equal($"{asked.Id}", (string?)(await _endpoint.NextAsync()).Body["id"]);
        Assert.Equal(128, _client.World.Sign("1", "{}"u8).Length);
        Assert.NotEqual(_client.World.Sign("1", "{}"u8), _client.World.Sign("2", "{}"u8));
    }

    [Fact]
    public async Task Whoever_needs_longer_than_three_seconds_has_failed()
    {
        await SetAsync();
        var asked = _client.World.Slash(_ann, "routine");
        await _endpoint.NextAsync();
        _client.Time.Advance(TimeSpan.FromSeconds(3.5));
        Assert.Equal([asked], _client.World.Failed);
    }

    private async Task SetAsync()
    {
        var set = _client.World.SetEndpointAsync(_endpoint.Url);
        (await _endpoint.NextAsync()).Answers(200, """{"type":1}""");
        (await _endpoint.NextAsync()).Answers(401);
        await set;
    }
}
