using System.Buffers.Binary;
using System.Net.Http.Headers;
using LowerBack.FakeTelegram.Tests.Support;

namespace LowerBack.FakeTelegram.Tests;

public sealed class FileTests : IAsyncLifetime
{
    private Client _client = null!;
    private User _ann = null!;

    public async Task InitializeAsync()
    {
        _client = await Client.StartAsync();
        _ann = await _client.StartedAsync();
    }

    public async Task DisposeAsync() => await _client.DisposeAsync();

    [Fact]
    public async Task A_photo_comes_back_in_sizes_that_ascend_and_can_be_sent_again_without_its_bytes()
    {
        var sent = (await UploadAsync("sendPhoto", "photo", Png(640, 260))).Result;
        Assert.Equal([90, 320, 640], sent["photo"]!.AsArray().Select(size => (int)size!["width"]!));
        var id = (string)sent["photo"]![2]!["file_id"]!;
        Assert.Matches("^AgAC[A-Za-z0-9_-]{40,}$", id);
        var again = (await _client.CallAsync("sendPhoto", new { chat_id = _ann.Id, photo = id, caption = "<b>Bridge</b>", parse_mode = "HTML" })).Result;
        Assert.Equal((id, "Bridge", "bold"), ((string?)again["photo"]![2]!["file_id"], (string?)again["caption"], (string?)again["caption_entities"]![0]!["type"]));
    }

    [Fact]
    public async Task The_same_bytes_have_the_same_id_for_a_bot_and_another_for_another()
    {
        var first = Id(await UploadAsync("sendDocument", "document", [1, 2, 3]));
        Assert.Equal(first, Id(await UploadAsync("sendDocument", "document", [1, 2, 3])));
        Assert.NotEqual(first, Id(await UploadAsync("sendDocument", "document", [1, 2, 4])));

        var other = _client.Server.AddBot("2:OTHER");
        other.Say(other.AddUser(id: _ann.Id), "/start");
        var answer = await _client.CallAsync("sendDocument", new { chat_id = _ann.Id, document = first }, "2:OTHER");
        Assert.Equal("400 Bad Request: wrong file identifier/HTTP URL specified", answer.Error);

        static string Id(Answered answer) => (string)answer.Result["document"]!["file_id"]!;
    }

    [Fact]
    public async Task A_file_can_be_fetched_again()
    {
        var id = (string)(await UploadAsync("sendDocument", "document", [1, 2, 3], "export.json")).Result["document"]!["file_id"]!;
        var path = (string?)(await _client.CallAsync("getFile", new { file_id = id })).Result["file_path"];
        Assert.Equal([1, 2, 3], await _client.Http.GetByteArrayAsync(new Uri($"/file/bot1:TEST/{path}", UriKind.Relative)));
        Assert.Equal("400 Bad Request: wrong file_id or the file is temporarily unavailable", (await _client.CallAsync("getFile", new { file_id = "x" })).Error);
        Assert.Equal("400 Bad Request: file_id not specified", (await _client.CallAsync("getFile")).Error);
    }

    [Fact]
    public async Task An_animation_is_also_a_document()
    {
        var sent = (await UploadAsync("sendAnimation", "animation", [.. "GIF89a"u8, 64, 1, 240, 0], "move.gif")).Result;
        Assert.Equal((320, 240), ((int)sent["animation"]!["width"]!, (int)sent["animation"]!["height"]!));
        Assert.Equal((string?)sent["animation"]!["file_id"], (string?)sent["document"]!["file_id"]);
    }

    [Theory]
    [InlineData(100, 2001, "PHOTO_INVALID_DIMENSIONS")]
    [InlineData(6000, 4001, "PHOTO_INVALID_DIMENSIONS")]
    [InlineData(0, 0, "IMAGE_PROCESS_FAILED")]
    public async Task A_photo_has_its_limits(int width, int height, string why) =>
        Assert.Equal($"400 Bad Request: {why}", (await UploadAsync("sendPhoto", "photo", Png(width, height))).Error);

    [Fact]
    public async Task A_photo_is_at_most_10_megabytes() =>
        Assert.Equal("413 Request Entity Too Large", (await UploadAsync("sendPhoto", "photo", [.. Png(10, 10), .. new byte[10 * 1024 * 1024]])).Error);

    [Fact]
    public async Task What_is_missing_foreign_or_of_another_kind_is_refused()
    {
        Assert.Equal("400 Bad Request: there is no photo in the request", (await _client.CallAsync("sendPhoto", new { chat_id = _ann.Id })).Error);
        Assert.Equal("400 Bad Request: failed to get HTTP URL content", (await _client.CallAsync("sendPhoto", new { chat_id = _ann.Id, photo = "https://example.org/x.png" })).Error);
        var document = (string)(await UploadAsync("sendDocument", "document", [1])).Result["document"]!["file_id"]!;
        Assert.Equal("400 Bad Request: can't use file of type Document as Photo", (await _client.CallAsync("sendPhoto", new { chat_id = _ann.Id, photo = document })).Error);
        Assert.Equal("400 Bad Request: message caption is too long", (await _client.CallAsync("sendDocument", new { chat_id = _ann.Id, document, caption = new string('a', 1025) })).Error);
    }

    [Fact]
    public async Task A_picture_can_take_the_place_of_another_with_its_caption()
    {
        var id = (int)(await UploadAsync("sendPhoto", "photo", Png(64, 64))).Result["message_id"]!;
        using var parts = new MultipartFormDataContent
        {
            { new StringContent($"{_ann.Id}"), "chat_id" },
            { new StringContent($"{id}"), "message_id" },
            { new StringContent("""{"type":"photo","media":"attach://next","caption":"Next"}"""), "media" },
            { File(Png(128, 64)), "next", "next.png" },
        };
        var edited = (await _client.SendAsync(new Uri("/bot1:TEST/editMessageMedia", UriKind.Relative), parts)).Result;
        Assert.Equal((128, "Next"), ((int)edited["photo"]!.AsArray()[^1]!["width"]!, (string?)edited["caption"]));
        Assert.Equal("400 Bad Request: there is no text in the message to edit", (await _client.CallAsync("editMessageText", new { chat_id = _ann.Id, message_id = id, text = "x" })).Error);
        Assert.Equal("Then", (string?)(await _client.CallAsync("editMessageCaption", new { chat_id = _ann.Id, message_id = id, caption = "Then" })).Result["caption"]);
    }

    [Fact]
    public async Task A_file_name_that_is_encoded_breaks_a_rule_since_it_would_be_taken_literally()
    {
        Assert.Equal("=?utf-8?B?w7xi?=", (string?)(await UploadAsync("sendDocument", "document", [1], "=?utf-8?B?w7xi?=")).Result["document"]!["file_name"]);
        Assert.Equal("multipart", Assert.Single(_client.Server.Violations).Rule);
    }

    private async Task<Answered> UploadAsync(string method, string part, byte[] bytes, string name = "file.bin")
    {
        using var parts = new MultipartFormDataContent { { new StringContent($"{_ann.Id}"), "chat_id" } };
        var file = File(bytes);
        file.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = part, FileName = $"\"{name}\"" };
        parts.Add(file);
        return await _client.SendAsync(new Uri($"/bot1:TEST/{method}", UriKind.Relative), parts);
    }

    private static ByteArrayContent File(byte[] bytes) => new(bytes);

    /// <summary>As much of a PNG as says how large it is.</summary>
    private static byte[] Png(int width, int height)
    {
        byte[] png = [0x89, .. "PNG\r\n\u001a\n"u8, 0, 0, 0, 13, .. "IHDR"u8, .. new byte[13]];
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), height);
        return png;
    }
}
