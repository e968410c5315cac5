using LowerBack.Coaching.Content;
using LowerBack.Coaching.Figures;

namespace LowerBack.Coaching.Tests.Figures;

public sealed class RoutineStripTests
{
    [Fact]
    public void One_to_twelve_moves_make_a_card_that_grows_by_rows()
    {
        for (var count = 1; count <= RoutineStrip.Most; count++)
        {
            var svg = RoutineStrip.Draw([.. Members.Library.Moves.Take(count)]);
            var drawing = Drawing.Read(svg);
            Assert.InRange(svg.Length, 1_000, 4_000 * count);
            Assert.InRange(drawing.Width / drawing.Height, 0.8, 5);
        }
    }

    [Fact]
    public void Every_session_the_coach_has_a_template_for_can_be_drawn()
    {
        foreach (var template in Members.Library.Templates)
            Drawing.Read(RoutineStrip.Draw([.. template.Slots.Select(slot => slot.Move)]));
    }

    [Fact]
    public void A_longer_session_shows_its_first_twelve() =>
        Assert.Equal(RoutineStrip.Draw([.. Members.Library.Moves.Take(12)]), RoutineStrip.Draw(Members.Library.Moves));

    [Fact]
    public void No_moves_no_strip() => Assert.Throws<ArgumentException>(() => RoutineStrip.Draw(Array.Empty<Move>()));
}
