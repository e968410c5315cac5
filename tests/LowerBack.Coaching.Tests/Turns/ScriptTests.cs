using LowerBack.Coaching.Turns;
using LowerBack.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace LowerBack.Coaching.Tests.Turns;

public sealed class ScriptTests
{
    [Fact]
    public async Task Every_kind_of_reply_reads_as_it_was_approved()
    {
        await using var coach = await TestCoach.StartAsync(services => services.WithoutSlices()
            .AddSingleton<ICommand, CountCommand>().AddSingleton<ICommand, HealthCommand>().AddSingleton<ICommand, BreakCommand>()
            .AddSingleton<IButtons>(new CountButtons()).AddSingleton<ITurnGuard>(new WordGuard("sesame")));
        var ana = new Conversation(coach.Coach);
        await ana.Says("/count");
        await ana.Presses("Again");
        await ana.IsRedelivered();
        await ana.Says("what now?");
        await ana.Says("/teleport home");
        await ana.Says("open sesame");
        await ana.PressesToken("0:old:count:add:1");
        await ana.Says("/break it");
        await ana.InGroup().Says("/count");
        await ana.InGroup().Says("/health");
        await ana.With("Ben").InGroup().PressesToken(ana.InGroup().TokenOf("Again").Text, "Ana's [Again]");
        await ana.InGroup().Says("nice weather");
        Approved.Matches(ana.Transcript);
    }
}
