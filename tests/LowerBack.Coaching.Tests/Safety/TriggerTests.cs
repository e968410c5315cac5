using LowerBack.Coaching.Content;
using LowerBack.Coaching.Safety;
using LowerBack.Coaching.Tests.Conversations;
using LowerBack.TestKit;

namespace LowerBack.Coaching.Tests.Safety;

public sealed class TriggerTests
{
    private static readonly SafetyContent Content = SafetyContent.Load(ShippedContent.Open);

    [Theory]
    [InlineData("I feel NUMB around my groin", "RF1")]
    [InlineData("tingling in my private parts since tuesday", "RF1")]
    [InlineData("it feels weird when I wipe, kind of numb", "RF1")]
    [InlineData("I can't pee properly", "RF2")]
    [InlineData("i can’t pee", "RF2")]
    [InlineData("been leaking a bit", "RF2")]
    [InlineData("I wet myself", "RF2")]
    [InlineData("I think I'm incontinent", "RF2")]
    [InlineData("had a bowel accident", "RF3")]
    [InlineData("pain in both legs", "RF5")]
    [InlineData("I've got foot drop", "RF6")]
    [InlineData("my foot is dragging", "RF6")]
    [InlineData("keep tripping over things", "RF6")]
    [InlineData("my legs giving way", "RF6")]
    [InlineData("fell from a ladder", "RF7")]
    [InlineData("since the car crash", "RF7")]
    [InlineData("I had an accident", "RF7")]
    [InlineData("on steroids for a year", "RF8")]
    [InlineData("taking prednisone", "RF8")]
    [InlineData("fever and back pain", "RF9")]
    [InlineData("a féver since monday", "RF9")]
    [InlineData("night sweats lately", "RF9")]
    [InlineData("lost weight without trying", "RF10")]
    [InlineData("I had cancer", "RF10")]
    [InlineData("finished chemo", "RF10")]
    [InlineData("a sudden tearing pain", "RF12")]
    [InlineData("chest pain", "RF14")]
    [InlineData("I cant breathe", "RF14")]
    [InlineData("I fainted", "RF14")]
    [InlineData("I'm pregnant!", "GROUPS")]
    [InlineData("5 weeks postpartum", "GROUPS")]
    [InlineData("had surgery in may", "GROUPS")]
    [InlineData("I have a fusion at L5", "GROUPS")]
    [InlineData("after my discectomy", "GROUPS")]
    [InlineData("i'm 15", "AGE")]
    [InlineData("16 years old here", "AGE")]
    [InlineData("I want to die", "RF20")]
    [InlineData("thinking of hurting myself", "RF20")]
    [InlineData("I can't feel my legs", "RF5")]
    [InlineData("both of my legs tingle", "RF5")]
    [InlineData("my leg is getting weaker", "RF6")]
    [InlineData("my leg gave out", "RF6")]
    [InlineData("numb between the legs", "RF1")]
    [InlineData("numb butt", "RF1")]
    [InlineData("numb down there", "RF1")]
    [InlineData("I can not pee", "RF2")]
    [InlineData("I haven't peed since yesterday", "RF2")]
    [InlineData("can't control my pee", "RF2")]
    [InlineData("I pooed my pants", "RF3")]
    [InlineData("chest feels tight", "RF14")]
    [InlineData("pain in the chest", "RF14")]
    [InlineData("ch\u00adest pain", "RF14")]
    [InlineData("I can't catch my breath", "RF14")]
    [InlineData("I fell yesterday", "RF7")]
    [InlineData("slipped and fell on the ice", "RF7")]
    [InlineData("a temperature of 39", "RF9")]
    [InlineData("i lost 10 kg without trying", "RF10")]
    [InlineData("I wish I was dead", "RF20")]
    [InlineData("end it all", "RF20")]
    [InlineData("there's no point in living", "RF20")]
    [InlineData("I don't want to wake up", "RF20")]
    [InlineData("everyone is better off without me", "RF20")]
    [InlineData("I'd rather die", "RF20")]
    [InlineData("ist doch alles sinnlos", "RF20")]
    [InlineData("I am only 16", "AGE")]
    [InlineData("just turned 17", "AGE")]
    [InlineData("17 y/o", "AGE")]
    [InlineData("13yo here", "AGE")]
    [InlineData("im 16m, sore back", "AGE")]
    [InlineData("I'm seventeen", "AGE")]
    [InlineData("had an op on my back", "GROUPS")]
    [InlineData("baby 3 weeks old", "GROUPS")]
    [InlineData("I can't tell when I need to pee", "RF2")]
    [InlineData("I dribble urine", "RF2")]
    [InlineData("I have to strain to pee", "RF2")]
    [InlineData("pee comes out when I cough", "RF2")]
    [InlineData("I pooped without noticing", "RF3")]
    [InlineData("stool came out without me knowing", "RF3")]
    [InlineData("my feet are both numb", "RF5")]
    [InlineData("tingling down both sides", "RF5")]
    [InlineData("I can't walk on my heels", "RF6")]
    [InlineData("my foot flops when I walk", "RF6")]
    [InlineData("my knee buckled", "RF6")]
    [InlineData("throbbing in my stomach", "RF13")]
    [InlineData("my kidneys hurt", "RF15")]
    [InlineData("my heart is racing", "RF14")]
    [InlineData("woke up soaked in sweat", "RF9")]
    [InlineData("what's the point of living", "RF20")]
    public void A_phrase_calls_for_its_question(string text, string question) => Assert.Equal(question, Content.Trigger(text));

    [Theory]
    [InlineData("/routine 10")]
    [InlineData("done")]
    [InlineData("my back is a bit stiff today")]
    [InlineData("I'm 45 and new here")]
    [InlineData("what is a bird dog?")]
    [InlineData("Chemnitz")]
    [InlineData("Berlin")]
    [InlineData("Fall River")]
    [InlineData("7")]
    [InlineData("back pain for 10 years")]
    [InlineData("only 10 minutes today")]
    [InlineData("I did 15 reps")]
    [InlineData("I'm 10 minutes in")]
    [InlineData("im 12 weeks into this")]
    [InlineData("I'm 8th in line")]
    [InlineData("I am 16 hours awake")]
    [InlineData("I want to diet as well")]
    [InlineData("do both sides count as one set?")]
    [InlineData("my knee is a bit stiff")]
    [InlineData("my stomach is rumbling")]
    [InlineData("coffee first, then the session")]
    public void Everyday_words_call_for_nothing(string text) => Assert.Null(Content.Trigger(text));

    [Fact]
    public async Task In_the_middle_of_anything_the_question_comes_first_and_then_what_was_open()
    {
        await using var coach = await TestCoach.StartAsync();
        var ana = new Conversation(coach.Coach);

        await ana.Says("hi, I can't feel my bottom when I wipe");
        Assert.Contains("between your legs", ana.LastWords, StringComparison.Ordinal);
        await ana.Presses("No");
        Assert.Contains("I agree, I'm 18 to 64", ana.LastLabels);

        await ana.ScreenedAsync();
        await ana.Says("I have a fever");
        Assert.Contains("fever", ana.LastWords, StringComparison.Ordinal);
        await ana.Says("no");
        Assert.Contains("Where are you?", ana.LastWords, StringComparison.Ordinal);

        await ana.Presses("Berlin");
        await ana.Presses("10 minutes");
        await ana.Says("/routine chest pain");
        Assert.Contains("chest pain", ana.LastWords, StringComparison.Ordinal);
        await ana.Presses("No");
        Assert.Contains("at hand", ana.LastWords, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nein")]
    [InlineData("para nada")]
    [InlineData("Nah.")]
    public async Task An_answer_may_be_typed_in_any_language(string typed)
    {
        await using var coach = await TestCoach.StartAsync();
        var ana = new Conversation(coach.Coach);
        await ana.ReadyAsync();
        await ana.Says("tengo fiebre");
        await ana.Says(typed);
        Assert.Contains("Thanks", ana.LastWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_waits_for_the_answer()
    {
        await using var coach = await TestCoach.StartAsync();
        var ana = new Conversation(coach.Coach);
        await ana.ReadyAsync();
        await ana.Says("/routine");
        await ana.Says("both legs are tingling");
        await ana.Presses("Done");
        Assert.Contains("legs", ana.LastWords, StringComparison.Ordinal);
        await ana.Says("/routine");
        Assert.Contains("legs", ana.LastWords, StringComparison.Ordinal);
        await ana.Presses("Not sure");
        Assert.Contains("needs a medical opinion today", ana.LastWords, StringComparison.Ordinal);
    }
}
