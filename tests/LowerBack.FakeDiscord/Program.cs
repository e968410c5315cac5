using LowerBack.FakeDiscord;
using Microsoft.Extensions.Configuration;

var settings = new ConfigurationBuilder().AddCommandLine(args).Build();
await using var discord = await FakeDiscordServer.StartAsync(new FakeDiscordOptions
{
    Listen = new Uri(settings["urls"] ?? "http://127.0.0.1:8082"),
    Recording = settings.GetValue("recording", Recording.Everything),
    CheckShapes = settings.GetValue("check-shapes", defaultValue: true),
    LimitRates = settings.GetValue("limit-rates", defaultValue: true),
});
await Console.Out.WriteLineAsync($"The API is at {discord.Api}, the token is {discord.App.Token}, the application {discord.App.Id} with public key {discord.App.PublicKey}, and /_ctl/ lists what people can do.");
await discord.WaitAsync();
