using LowerBack.TestKit;

namespace LowerBack.Coaching.Tests.Conversations;

/// <summary>What people type behind <c>/remind</c>, and what is understood.</summary>
public sealed class RemindTypedTests
{
    [Theory]
    [InlineData("session delete", "Session: off.")]
    [InlineData("delete session", "Session: off.")]
    [InlineData("session never", "Session: off.")]
    [InlineData("session stop", "Session: off.")]
    [InlineData("turn off session", "Session: off.")]
    [InlineData("stretch off", "Stretch: off already.")]
    [InlineData("desk off", "Desk breaks: off already.")]
    [InlineData("session on", "Session: every day at 18:00.")]
    [InlineData("check-in on", "Check-in: every day at 08:30.")]
    [InlineData("desk on", "Desk breaks: Mon to Fri from 09:00 to 17:30, every 45 min.")]
    [InlineData("stretch on", "Stretch: off.\nPick a time")]
    [InlineData("check-in test", "It comes in a moment.")]
    [InlineData("test check-in", "It comes in a moment.")]
    [InlineData("off", "Which one shall I switch off?")]
    [InlineData("on", "Which one shall I switch on?")]
    [InlineData("test", "Which one shall I try out?")]
    [InlineData("desk 30", "Desk breaks: Mon to Fri from 09:00 to 17:30, every 30 min.")]
    [InlineData("desk 60 min", "Desk breaks: Mon to Fri from 09:00 to 17:30, every 60 min.")]
    [InlineData("desk 9:00-17:30 every 30", "Desk breaks: Mon to Fri from 09:00 to 17:30, every 30 min.")]
    [InlineData("desk every day 8-16 every hour", "Desk breaks: every day from 08:00 to 16:00, every 60 min.")]
    [InlineData("desk 20 min", "Breaks come every 30, 45 or 60 minutes.")]
    [InlineData("desk banana", "I don't know when that is. Write your hours like 9-17")]
    [InlineData("desk 22:00-06:00", "22:00 to 06:00 is in your quiet hours (21:30 to 07:00), so no break would ever come.")]
    [InlineData("desk 12-13", "Between 12:00 and 13:00 there is no room for a break.")]
    [InlineData("desk 18:00-23:00", "Desk breaks: Mon to Fri from 18:00 to 23:00, every 45 min.\nNext: Mon 2 Mar, 18:")]
    [InlineData("stretch 22:00", "22:00 is in your quiet hours (21:30 to 07:00), so it would never come.")]
    [InlineData("wind-down 22:15", "Wind-down: every day at 22:15, bed at 23:00, up at 06:30.")]
    [InlineData("bed 23:00", "Wind-down: every day at 22:15, bed at 23:00, up at 06:30.")]
    [InlineData("bed 11", "Wind-down: every day at 22:15, bed at 23:00, up at 06:30.")]
    [InlineData("wind-down bed at 11 pm", "Wind-down: every day at 22:15, bed at 23:00, up at 06:30.")]
    [InlineData("wind-down 6:30", "Wind-down: every day at 22:15, bed at 23:00, up at 06:30.")]
    [InlineData("wake 6:30", "Wind-down: every day at 22:15, bed at 23:00, up at 06:30.")]
    [InlineData("wind-down up 6:30", "Wind-down: every day at 22:15, bed at 23:00, up at 06:30.")]
    [InlineData("wind-down mon-fri 1:00", "Wind-down: Mon to Fri at 01:00, bed at 01:45, up at 09:15.")]
    [InlineData("banana 9", "I have no reminder of that name.\nWhat should come then?")]
    [InlineData("banana", "I have no reminder of that name.\nWhat I send you first.")]
    [InlineData("25:99", "I don't know when that is.")]
    public async Task In_English(string typed, string words) => Assert.StartsWith(words, await SaidAsync("en", typed), StringComparison.Ordinal);

    [Theory]
    [InlineData("de", "einheit löschen", "Einheit: aus.")]
    [InlineData("de", "lösche einheit", "Einheit: aus.")]
    [InlineData("de", "einheit nie", "Einheit: aus.")]
    [InlineData("de", "schreibtisch aus", "Pausen am Schreibtisch: schon aus.")]
    [InlineData("de", "check-in an", "Check-in: jeden Tag um 08:30.")]
    [InlineData("de", "check-in testen", "Es kommt gleich.")]
    [InlineData("de", "aus", "Was soll ich abschalten?")]
    [InlineData("de", "check-in viertel nach acht", "Check-in: jeden Tag um 08:15.")]
    [InlineData("de", "check-in mittags", "Check-in: jeden Tag um 12:00.")]
    [InlineData("de", "training halb neun", "Einheit: jeden Tag um 08:30.")]
    [InlineData("de", "schreibtisch 9-17 alle 30", "Pausen am Schreibtisch: Mo bis Fr von 09:00 bis 17:00, alle 30 min.")]
    [InlineData("de", "abendruhe 22:15", "Abendruhe: jeden Tag um 22:15, ins Bett um 23:00, auf um 06:30.")]
    [InlineData("de", "bett 23 Uhr", "Abendruhe: jeden Tag um 22:15, ins Bett um 23:00, auf um 06:30.")]
    [InlineData("de", "banane 9", "Eine Erinnerung mit diesem Namen habe ich nicht.")]
    [InlineData("es", "sesión nunca", "Sesión: ya no llega nada de esto.")]
    [InlineData("es", "borrar sesión", "Sesión: ya no llega nada de esto.")]
    [InlineData("es", "escritorio no", "Pausas en el escritorio: de esto ya no llegaba nada.")]
    [InlineData("es", "registro sí", "Registro: todos los días a las 08:30.")]
    [InlineData("es", "probar registro", "Llega en un momento.")]
    [InlineData("es", "registro ocho y cuarto", "Registro: todos los días a las 08:15.")]
    [InlineData("es", "escritorio cada hora", "Pausas en el escritorio: de lun a vie de 09:00 a 17:30, cada 60 min.")]
    [InlineData("es", "cama 23:00", "Calma de la noche: todos los días a las 22:15, a la cama a las 23:00, en pie a las 06:30.")]
    public async Task In_German_and_Spanish(string language, string typed, string words) =>
        Assert.StartsWith(words, await SaidAsync(language, typed), StringComparison.Ordinal);

    [Theory]
    [InlineData("desk 18:00-23:00", true)]
    [InlineData("desk 5-14", true)]
    [InlineData("desk 22:00-9:00", true)]
    [InlineData("desk 7:00-21:30", false)]
    public async Task Who_sets_desk_hours_that_are_quiet_in_part_is_told(string typed, bool isTold) => Assert.Equal(
        isTold, (await SaidAsync("en", typed)).EndsWith("Part of that is in your quiet hours (21:30 to 07:00), and then nothing comes. /settings changes them.", StringComparison.Ordinal));

    [Fact]
    public async Task An_unknown_name_before_a_time_offers_the_kinds_at_that_time_and_off_alone_offers_what_is_on()
    {
        await using var coach = await TestCoach.StartAsync();
        var ana = new Conversation(coach);
        await ana.ReadyAsync();
        await ana.Says("/remind banana 9");
        await ana.Presses("Stretch");
        Assert.StartsWith("Stretch: every day at 09:00.", ana.LastWords, StringComparison.Ordinal);
        await ana.Says("/remind off");
        Assert.Equal(["Stretch", "Word from a friend"], ana.LastLabels);
        await ana.Presses("Stretch");
        Assert.StartsWith("Stretch: off.", ana.LastWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_off_comes_on_again_as_it_was()
    {
        await using var coach = await TestCoach.StartAsync();
        var ana = new Conversation(coach);
        await ana.ReadyAsync();
        await ana.Says("/remind check-in 7:15");
        await ana.Says("/remind check-in off");
        await ana.Says("/remind check-in on");
        Assert.StartsWith("Check-in: on again, every day at 07:15.", ana.LastWords, StringComparison.Ordinal);
    }

    /// <summary>Whoever has set their session for six hears what a text behind the command brings.</summary>
    private static async Task<string> SaidAsync(string language, string typed)
    {
        await using var coach = await TestCoach.StartAsync();
        var ana = new Conversation(coach, language: language);
        await ana.ComesInAsync("Berlin");
        await ana.Says("/remind session 18:00");
        await ana.Says("/remind " + typed);
        return ana.LastWords;
    }
}
