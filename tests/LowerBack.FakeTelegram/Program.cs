using LowerBack.FakeTelegram;
using Microsoft.Extensions.Configuration;

var settings = new ConfigurationBuilder().AddCommandLine(args).Build();
await using var telegram = await FakeTelegramServer.StartAsync(new FakeTelegramOptions
{
    Listen = new Uri(settings["urls"] ?? "http://127.0.0.1:8081"),
    Recording = settings.GetValue("recording", Recording.Everything),
    CheckShapes = settings.GetValue("check-shapes", defaultValue: true),
    LimitRates = settings.GetValue("limit-rates", defaultValue: false),
});
await Console.Out.WriteLineAsync($"The Bot API is at {telegram.Address}, its token is {telegram.Bot.Token}, and /_ctl/ lists what people can do.");
await telegram.WaitAsync();
