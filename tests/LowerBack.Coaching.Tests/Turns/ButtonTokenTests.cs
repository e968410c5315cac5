using System.Text;
using LowerBack.Chat;

namespace LowerBack.Coaching.Tests.Turns;

public sealed class ButtonTokenTests
{
    private const string Letters = "abcXYZ019-_.+/é🙂ß";

    [Fact]
    public void Whatever_is_built_is_read_back_the_same_and_fits_in_64_bytes()
    {
        var dice = new Random(1);
        var built = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var arguments = Enumerable.Range(0, dice.Next(0, 6)).Select(_ => Part(dice)).ToArray();
            ButtonToken token;
            try
            {
                token = ButtonToken.Build(Part(dice), Part(dice), Part(dice), arguments);
            }
            catch (ArgumentException)
            {
                continue;
            }

            built++;
            Assert.InRange(Encoding.UTF8.GetByteCount(token.Text), 1, ButtonToken.MaxBytes);
            Assert.True(ButtonToken.TryParse(token.Text, out var read));
            Assert.Equal(token, read);
            Assert.Equal(token.GetHashCode(), read.GetHashCode());
            Assert.Equal((token.Owner, token.Slice, token.Action, token.Count), (read.Owner, read.Slice, read.Action, read.Count));
            Assert.Equal(arguments, Enumerable.Range(0, read.Count).Select(at => read[at]));
            Assert.Equal(("", ""), (read[-1], read[read.Count]));
        }

        Assert.InRange(built, 1000, 20_000);
    }

    [Fact]
    public void Sixty_four_bytes_fit_and_sixty_five_do_not()
    {
        var room = ButtonToken.MaxBytes - "1:owner:s:a:".Length;
        Assert.Equal(64, ButtonToken.Build("owner", "s", "a", new string('x', room)).Text.Length);
        Assert.Throws<ArgumentException>(() => ButtonToken.Build("owner", "s", "a", new string('x', room + 1)));
        Assert.Throws<ArgumentException>(() => ButtonToken.Build("owner", "s", "a", new string('é', (room / 2) + 1)));
        Assert.False(ButtonToken.TryParse("1:owner:s:a:" + new string('x', room + 1), out _));
        Assert.False(ButtonToken.TryParse("1:owner:s:a:" + new string('é', (room / 2) + 1), out _));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a:b")]
    public void A_part_that_would_not_be_read_back_is_refused(string part)
    {
        Assert.Throws<ArgumentException>(() => ButtonToken.Build(part, "s", "a"));
        Assert.Throws<ArgumentException>(() => ButtonToken.Build("o", part, "a"));
        Assert.Throws<ArgumentException>(() => ButtonToken.Build("o", "s", part));
        Assert.Throws<ArgumentException>(() => ButtonToken.Build("o", "s", "a", "1", part));
    }

    [Fact]
    public void A_token_for_all_has_no_owner_and_is_made_in_one_way_only()
    {
        var token = ButtonToken.ForAll("team", "join", "3");
        Assert.Equal(("1:*:team:join:3", true), (token.Text, token.IsForAll));
        Assert.True(ButtonToken.TryParse(token.Text, out var read) && read.IsForAll);
        Assert.False(ButtonToken.Build("owner", "team", "join", "3").IsForAll);
        Assert.Throws<ArgumentException>(() => ButtonToken.Build("*", "team", "join"));
        Assert.Throws<ArgumentException>(() => ButtonToken.ForAll("team", "join", "a:b"));
        Assert.Throws<ArgumentException>(() => ButtonToken.ForAll("team", "join", new string('x', ButtonToken.MaxBytes)));
    }

    [Fact]
    public void Anything_at_all_is_either_read_to_the_letter_or_not_at_all()
    {
        var dice = new Random(2);
        for (var i = 0; i < 50_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, dice.Next(0, 80)).Select(_ => dice.Next(4) == 0 ? ':' : (char)dice.Next(0, 0xFFFF)));
            if (i % 2 == 0)
                text = "1:" + text;
            if (ButtonToken.TryParse(text, out var token))
                Assert.Equal(text, token.Text);
        }
    }

    private static string Part(Random dice) => string.Concat(Enumerable.Range(0, dice.Next(1, 9))
        .Select(_ => Letters.EnumerateRunes().ElementAt(dice.Next(Letters.EnumerateRunes().Count())).ToString()));
}
