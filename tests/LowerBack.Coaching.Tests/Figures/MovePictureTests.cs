using System.Globalization;
using LowerBack.Coaching.Content;
using LowerBack.Coaching.Figures;

namespace LowerBack.Coaching.Tests.Figures;

public sealed class MovePictureTests
{
    public static TheoryData<string> Moves => [.. Members.Library.Moves.Select(move => move.Id)];

    [Theory, MemberData(nameof(Moves))]
    public void Every_move_is_a_small_drawing_of_nothing_but_filled_paths(string id)
    {
        var svg = MovePicture.Draw(Members.Library[id]);
        var drawing = Drawing.Read(svg);
        Assert.InRange(svg.Length, 2_000, 12_000);
        Assert.Equal(1440, drawing.Width);
        Assert.InRange(drawing.Height, 300, 800);
    }

    [Theory, MemberData(nameof(Moves))]
    public void Every_joint_and_every_prop_is_on_the_card(string id)
    {
        var stage = Stage.Of(Members.Library[id]);
        var (start, end) = MovePicture.Places(stage, out var height);
        foreach (var (still, place) in new[] { (stage.Start, start), (stage.End, end) })
        {
            foreach (var joint in Enum.GetValues<Joint>()) IsOnTheCard(place.Of(still.Bones[joint]));
            IsOnTheCard(place.Of(new Spot(still.Everything.Left, still.Everything.Bottom)));
            IsOnTheCard(place.Of(new Spot(still.Everything.Right, still.Everything.Top)));
        }

        Assert.InRange(start.Of(stage.Start.Bones[Joint.Hip]).X, 0, 720);
        Assert.InRange(end.Of(stage.End.Bones[Joint.Hip]).X, 720, 1440);

        void IsOnTheCard(Spot spot)
        {
            Assert.InRange(spot.X, 0, 1440);
            Assert.InRange(spot.Y, 0, height);
        }
    }

    [Theory, MemberData(nameof(Moves))]
    public void What_stays_put_stays_put_and_both_frames_have_one_scale_and_one_floor(string id)
    {
        var stage = Stage.Of(Members.Library[id]);
        var (start, end) = MovePicture.Places(stage, out _);
        Assert.Equal(stage.Start.Bones[stage.Contact].X, stage.End.Bones[stage.Contact].X, 6);
        Assert.Equal((start.Scale, start.Y), (end.Scale, end.Y));
    }

    [Theory, MemberData(nameof(Moves))]
    public void Nobody_sinks_into_the_floor_or_floats_above_it(string id)
    {
        var stage = Stage.Of(Members.Library[id]);
        if (stage.Move.Pose.View == PoseView.Top) return;
        Assert.Equal(0, stage.Start.Person.Bottom, 6);
        Assert.Equal(0, stage.End.Person.Bottom, 6);
        Assert.Contains(Enum.GetValues<Joint>(), joint => stage.End.Bones.Touches(joint));
    }

    [Theory, MemberData(nameof(Moves))]
    public void Whoever_looks_sees_that_something_changes(string id)
    {
        var stage = Stage.Of(Members.Library[id]);
        var most = Enum.GetValues<Joint>().Max(joint => (stage.End.Bones[joint] - stage.Start.Bones[joint]).Length);
        var hinted = MovePicture.Draw(stage.Move).Contains("#d8467a", StringComparison.Ordinal);
        Assert.True(most >= 8 || hinted, $"{id} moves only {most:0.0} units and nothing points it out");
    }

    [Theory, MemberData(nameof(Moves))]
    public void Every_prop_of_the_data_is_drawn_and_one_thing_of_the_kit(string id)
    {
        var stage = Stage.Of(Members.Library[id]);
        Assert.Superset(stage.Move.Props.ToHashSet(), stage.Props.ToHashSet());
        Assert.Equal(stage.Move.KitAnyOf == Kit.None ? 0 : 1, stage.Props.Count - stage.Move.Props.Length);
    }

    [Fact]
    public void A_spot_can_be_written_down() => Assert.Contains("X = 1", new Spot(1, 2).ToString(), StringComparison.Ordinal);

    [Fact]
    public void The_contact_is_what_bears_the_weight()
    {
        Assert.Equal(Joint.NearAnkle, Contact("glute-bridge"));
        Assert.Equal(Joint.Hip, Contact("superman-hold"));
        Assert.Equal(Joint.NearElbow, Contact("plank"));
        Assert.Equal(Joint.NearHand, Contact("desk-hinge-reach"));
        Assert.Equal(Joint.Hip, Contact("walking"));

        static Joint Contact(string id) => Stage.Of(Members.Library[id]).Contact;
    }

    [Theory]
    [InlineData("plank-incline")]
    [InlineData("desk-hinge-reach")]
    public void Hands_that_hold_a_desk_hold_it_in_both_frames(string id)
    {
        var stage = Stage.Of(Members.Library[id]);
        Assert.InRange((stage.Start.Bones[Joint.NearHand] - stage.End.Bones[Joint.NearHand]).Length, 0, 1);
    }

    [Fact]
    public void The_same_move_is_the_same_text_whatever_the_language_of_the_machine()
    {
        var before = CultureInfo.CurrentCulture;
        var english = Members.Library.Moves.Select(MovePicture.Draw).ToList();
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("sv-SE");
            Assert.Equal(english, Members.Library.Moves.Select(MovePicture.Draw));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
