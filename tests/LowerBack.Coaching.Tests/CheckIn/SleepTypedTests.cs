using LowerBack.Coaching.CheckIn;
using LowerBack.Coaching.Members;

namespace LowerBack.Coaching.Tests.CheckIn;

public sealed class SleepTypedTests
{
    [Theory]
    [InlineData("4", SleepHours.UnderFive)]
    [InlineData("4.9 h", SleepHours.UnderFive)]
    [InlineData("5", SleepHours.FiveToSix)]
    [InlineData("6,5", SleepHours.SixToSeven)]
    [InlineData("7", SleepHours.SevenToEight)]
    [InlineData("7.25 hours", SleepHours.SevenToEight)]
    [InlineData("8 Std.", SleepHours.EightOrMore)]
    [InlineData("9 Stunden!", SleepHours.EightOrMore)]
    [InlineData("10 horas", SleepHours.EightOrMore)]
    [InlineData("25", null)]
    [InlineData("7 days", null)]
    [InlineData("-7", null)]
    [InlineData("", null)]
    public void Hours_are_read_as_people_type_them(string text, SleepHours? hours) => Assert.Equal(hours, SleepTyped.Read(text));
}
