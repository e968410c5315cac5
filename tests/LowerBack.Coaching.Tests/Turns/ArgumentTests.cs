using System.Collections.Immutable;
using LowerBack.Chat;
using LowerBack.Coaching.Turns;

namespace LowerBack.Coaching.Tests.Turns;

public sealed class ArgumentTests
{
    private static readonly CommandDescriptor Routine = new("routine", "Today's session.",
    [
        new CommandOption("minutes", "minutes", "How long.", OptionKind.Number, []),
        new CommandOption("day", "day", "Which kind.", OptionKind.Choice, [new("restore", "Restore"), new("rest", "Rest day"), new("A", "Push")]),
    ]);

    private static readonly CommandDescriptor Zone =
        new("zone", "Where you are.", [new CommandOption("place", "place", "A city.", OptionKind.Words, [])]);

    [Theory]
    [InlineData("", null, null, null)]
    [InlineData("10", 10, null, null)]
    [InlineData("10 rest", 10, "rest", null)]
    [InlineData("rest 10", 10, "rest", null)]
    [InlineData("rest,10", 10, "rest", null)]
    [InlineData("REST", null, "rest", null)]
    [InlineData("resto", null, "restore", null)]
    [InlineData("push", null, "A", null)]
    [InlineData("10 min", 10, null, null)]
    [InlineData("10 Minutes rest", 10, "rest", null)]
    [InlineData("10 mi", 10, null, "mi")]
    [InlineData("a", null, "A", null)]
    [InlineData("10 20", 10, null, "20")]
    [InlineData("-5", null, null, "-5")]
    [InlineData("99999999999999999999", null, null, "99999999999999999999")]
    [InlineData("٣", null, null, "٣")]
    [InlineData("fly away", null, null, "fly")]
    [InlineData("10\r\nrest", 10, "rest", null)]
    public void Loose_words_go_to_the_option_they_fit_in_any_order(string rest, int? minutes, string? day, string? stray)
    {
        var bound = BoundArguments.Bind(Routine, CommandArguments.Typed(rest));
        Assert.Equal((minutes, day, stray), (bound.Number("minutes"), bound["day"], bound.Stray));
    }

    [Fact]
    public void Named_values_go_to_the_option_of_that_name_and_others_are_strays()
    {
        var named = ImmutableDictionary<string, string>.Empty.Add("minutes", "10").Add("day", "rest");
        var bound = BoundArguments.Bind(Routine, new CommandArguments(named, ""));
        Assert.Equal((10, "rest", null), (bound.Number("minutes"), bound["day"], bound.Stray));
        Assert.Equal("10", BoundArguments.Bind(Routine, new CommandArguments(named.Remove("day").Remove("minutes").Add("colour", "10"), "")).Stray);
    }

    [Fact]
    public void An_option_of_words_takes_all_of_them() =>
        Assert.Equal("New York, NY", BoundArguments.Bind(Zone, CommandArguments.Typed("  New York, NY "))["place"]);

    [Theory]
    [InlineData("/routine", "routine", "")]
    [InlineData("  /Routine 10  A ", "routine", "10  A")]
    [InlineData("/routine@LowerBackBot 10", "routine", "10")]
    [InlineData("/routine\n10", "routine", "10")]
    [InlineData("/routine\r\n10", "routine", "10")]
    [InlineData("/routine\u00A010", "routine", "10")]
    [InlineData("/desk_break", "desk_break", "")]
    public void A_command_line_is_read(string text, string name, string rest)
    {
        Assert.True(CommandLine.TryRead(text, out var read, out var arguments));
        Assert.Equal((name, rest), (read, arguments.Rest));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("//")]
    [InlineData("/ routine")]
    [InlineData("/@bot")]
    [InlineData("/5.5 out of 10")]
    [InlineData("routine")]
    [InlineData("I hurt /all over")]
    [InlineData("/привет")]
    public void What_is_no_command_line_is_not_read(string text)
    {
        Assert.False(CommandLine.TryRead(text, out var name, out var arguments));
        Assert.Equal(("", CommandArguments.None), (name, arguments));
    }
}
