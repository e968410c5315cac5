using LowerBack.Chat;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Turns;
using LowerBack.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LowerBack.Coaching.Tests.Turns;

/// <summary>Forms through the port: what is filled in comes to the slice that asked, from its owner alone, and is never believed.</summary>
public sealed class FormTests
{
    private static readonly ButtonToken Token = ButtonToken.Build("o", "ask", "send");

    [Fact]
    public async Task A_form_is_opened_filled_in_and_sent_once()
    {
        await using var coach = await StartAsync();
        var ana = new Conversation(coach.Coach);
        await ana.Says("/ask");
        await ana.Opens("All at once");
        await ana.Fills(("minutes", "20"), ("days", "tue"), ("note", "a bit stiff"));
        await ana.IsRedelivered();
        await ana.Says("/ask");
        await ana.Opens("All at once");
        await ana.Fills();
        Approved.Matches(ana.Transcript);
        Assert.Equal(10, await MinutesAsync(coach));
    }

    [Fact]
    public async Task Somebody_elses_form_and_one_of_nobodys_change_nothing_and_are_answered_kindly()
    {
        await using var coach = await StartAsync();
        var ana = new Conversation(coach.Coach);
        await ana.Says("/ask");
        var token = (await ana.Opens("All at once")).Token.Text;

        foreach (var forged in new[] { "", "hello", token.Replace(":ask:", ":nobody:", StringComparison.Ordinal), token.Replace(":send:", ":open:", StringComparison.Ordinal) })
            Assert.Contains("nothing was changed", Notice(await ana.SendsForm(forged, ("minutes", ["20"]))), StringComparison.Ordinal);
        Assert.Contains("belong to somebody else", Notice(await ana.With("Ben").InGroup().SendsForm(token, ("minutes", ["20"]))), StringComparison.Ordinal);
        Assert.Contains("nothing was changed", Notice(await ana.SendsForm(token, ("minutes", ["a lot"]))), StringComparison.Ordinal);
        Assert.Null(await MinutesAsync(coach));
    }

    [Fact]
    public async Task A_form_about_health_is_not_taken_in_a_group()
    {
        await using var coach = await StartAsync(CommandPlace.PrivateOnly);
        var ana = new Conversation(coach.Coach);
        await ana.Says("/ask");
        var token = (await ana.Opens("All at once")).Token.Text;
        await ana.InGroup().SendsForm(token, ("minutes", ["20"]));
        Assert.Equal(["Open private chat"], ana.InGroup().LastLabels);
        Assert.Null(await MinutesAsync(coach));
    }

    [Theory]
    [InlineData("note")]
    [InlineData("minutes")]
    [InlineData("something else")]
    public async Task Words_of_alarm_in_any_field_come_before_what_was_filled_in(string field)
    {
        await using var coach = await TestCoach.StartAsync(services => services.AddSingleton<AskButtons>()
            .AddSingleton<ICommand>(provider => provider.GetRequiredService<AskButtons>()).AddSingleton<IButtons>(provider => provider.GetRequiredService<AskButtons>()));
        var ana = new Conversation(coach.Coach);
        await ana.Says("/ask");
        var token = (await ana.Opens("All at once")).Token.Text;
        await ana.SendsForm(token, ("minutes", ["20"]), ("days", ["mon"]), (field, ["I have a fever"]), ("last", ["numb between my legs"]));
        Assert.Contains("Has feeling", ana.LastWords, StringComparison.Ordinal);
        Assert.Null(await MinutesAsync(coach));
    }

    [Fact]
    public async Task While_an_erasure_is_to_come_no_form_is_taken()
    {
        await using var coach = await TestCoach.StartAsync();
        var ana = new Conversation(coach.Coach);
        await ana.Says("/start");
        var owner = ana.LastTokens[0].Owner;
        await ana.Says("/privacy");
        await ana.Presses("Erase everything");
        await ana.Presses("Erase");
        await ana.SendsForm($"1:{owner}:settings:several", ("minutes", ["20"]));
        Assert.Contains("Undo", ana.LastLabels);
        Assert.Null(await MinutesAsync(coach));
    }

    [Fact]
    public void A_form_that_no_platform_could_show_cannot_be_made()
    {
        OptionChoice[] choices = [.. Enumerable.Range(0, ChatLimits.FieldChoices + 1).Select(n => new OptionChoice($"{n}", $"{n}"))];
        var field = new TextField("note", "Note");
        Assert.Throws<ArgumentException>(() => new ChatForm("", Token, field));
        Assert.Throws<ArgumentException>(() => new ChatForm(new string('a', ChatLimits.FormTitle + 1), Token, field));
        Assert.Throws<ArgumentException>(() => new ChatForm("Title", Token));
        Assert.Throws<ArgumentException>(() => new ChatForm("Title", Token, field, field));
        Assert.Throws<ArgumentException>(() => new ChatForm("Title", Token, [.. Enumerable.Range(0, ChatLimits.FormFields + 1).Select(n => new TextField($"{n}", "Note"))]));
        Assert.Throws<ArgumentException>(() => new ChatMessage(Prose.Plain("No way on without forms"), new ButtonRow(new FormButton("All at once", Token))));
        Assert.Throws<ArgumentException>(() => new TextField("", "Note"));
        Assert.Throws<ArgumentException>(() => new TextField("note", new string('a', ChatLimits.FieldLabel + 1)));
        Assert.Throws<ArgumentException>(() => new TextField("note", "Note", "too long", Longest: 3));
        Assert.Throws<ArgumentException>(() => field with { Hint = new string('a', ChatLimits.FieldHint + 1) });
        Assert.Throws<ArgumentException>(() => new ChoiceField("minutes", "Minutes", [.. choices]));
        Assert.Throws<ArgumentException>(() => new ChoicesField("days", "Days", []));
        Assert.Throws<ArgumentException>(() => new ChoiceField("minutes", "Minutes", [new("", "Ten")]));
    }

    [Fact]
    public void What_is_filled_in_is_bounded_and_asking_for_what_is_not_there_is_nothing()
    {
        var values = new FormValues(
        [
            ("note", [" 🙂 "]), ("note", ["again"]), ("days", ["mon", "mon", "tue"]), ("", ["x"]), (new string('n', ChatLimits.FieldName + 1), ["x"]),
            ("long", [new string('a', ChatLimits.InboundText - 1) + "🙂"]), ("many", Enumerable.Range(0, 1000).Select(n => $"{n}")), ("none", []), ("sixth", ["x"]),
        ]);
        Assert.Equal(("🙂", "", ""), (values["note"], values["none"], values["sixth"]));
        Assert.Equal(["mon", "tue"], values.All("days").AsEnumerable());
        Assert.Equal(ChatLimits.InboundText - 1, values["long"].Length);
        Assert.Equal(ChatLimits.FieldChoices, values.All("many").Length);
        Assert.Equal((true, false, false), (values.Has("none"), values.Has("sixth"), values.Has("nobody")));
        Assert.Empty(values.All("nobody"));
    }

    private static string Notice(Answer answer) => Assert.IsType<Refuse>(answer.Replies[0]).Notice;

    private static async Task<int?> MinutesAsync(TestCoach coach)
    {
        await using var db = await coach.OpenAsync();
        return (await db.Members.FirstAsync()).Get<Profile>().Minutes;
    }

    private static Task<TestCoach> StartAsync(CommandPlace place = CommandPlace.Personal)
    {
        var ask = new AskButtons(place);
        return TestCoach.StartAsync(services => services.WithoutSlices().AddSingleton<ICommand>(ask).AddSingleton<IButtons>(ask));
    }
}
