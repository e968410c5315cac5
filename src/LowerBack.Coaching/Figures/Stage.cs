using LowerBack.Coaching.Content;

namespace LowerBack.Coaching.Figures;

/// <summary>One frame: the figure, and what stands behind, between and before it.</summary>
public sealed class Still
{
    private readonly PoseView _view;
    private readonly Gaze _gaze;
    private Extent? _everything;

    internal Still(Pose pose, PoseView view, Skeleton bones) => (_view, _gaze, Bones) = (view, Head.Gaze(view, pose), bones);

    /// <summary>Where the joints are.</summary>
    public Skeleton Bones { get; private set; }

    /// <summary>The box around the person alone.</summary>
    public Extent Person => Box([.. Figures.Person.Far(Bones, _view), .. Figures.Person.Near(Bones, _view, _gaze)]);

    /// <summary>The box around the person and everything that was put up, down to the floor where there is one.</summary>
    public Extent Everything => _everything ??= Measure();

    internal List<Shape> Behind { get; } = [];

    /// <summary>Over the far limbs, under the trunk.</summary>
    internal List<Shape> Between { get; } = [];

    internal List<Shape> Before { get; } = [];

    /// <summary>What explains the frame beside it; left out where the picture is small.</summary>
    internal List<Shape> Aside { get; } = [];

    /// <summary>Everything, in the order it is painted.</summary>
    internal IEnumerable<Shape> Shapes =>
        [.. Behind, .. Figures.Person.Far(Bones, _view), .. Between, .. Figures.Person.Near(Bones, _view, _gaze), .. Before];

    /// <summary>The flesh between two joints may reach a little lower than the joints do.</summary>
    internal void StandOnTheFloor() => Bones = Bones.Moved(new Spot(0, -Person.Bottom));

    internal static Extent Box(IEnumerable<Shape> shapes) => shapes.Aggregate(Extent.Nothing, (box, shape) => box.With(shape.Extent));

    private Extent Measure()
    {
        var box = Box(Shapes);
        return _view == PoseView.Top ? box : box with { Bottom = Math.Min(box.Bottom, 0) };
    }
}

/// <summary>
/// A move set up to be drawn: both frames with the same point of contact at x = 0, props in place. What does not move
/// between the frames stands at the same place in both.
/// </summary>
public sealed class Stage
{
    private Stage(Move move)
    {
        Move = move;
        var (view, start, end) = (move.Pose.View, Skeleton.Of(move.Pose.Start, move.Pose.View), Skeleton.Of(move.Pose.End, move.Pose.View));
        Contact = move.Props.Contains("desk") ? Joint.NearHand : Figures.Contact.Of(start, end);
        Start = new Still(move.Pose.Start, view, AtContact(start));
        End = new Still(move.Pose.End, view, AtContact(end));
        if (view != PoseView.Top)
        {
            Start.StandOnTheFloor();
            End.StandOnTheFloor();
        }

        Scenery.Build(this);
    }

    /// <summary>The move.</summary>
    public Move Move { get; }

    /// <summary>The joint that stays at the same x in both frames.</summary>
    public Joint Contact { get; }

    /// <summary>The start position.</summary>
    public Still Start { get; }

    /// <summary>The end position.</summary>
    public Still End { get; }

    /// <summary>The props that were put on it, as the ids of the move's data.</summary>
    public IReadOnlyCollection<string> Props => PutUp;

    internal HashSet<string> PutUp { get; } = [];

    internal IEnumerable<Still> Stills => [Start, End];

    /// <summary>Sets a move up.</summary>
    public static Stage Of(Move move) => new(move);

    /// <summary>Stands something in both frames.</summary>
    internal void Put(Func<Still, List<Shape>> where, params ReadOnlySpan<Shape> shapes)
    {
        foreach (var still in Stills) where(still).AddRange(shapes);
    }

    private Skeleton AtContact(Skeleton bones) => bones.Moved(new Spot(-bones[Contact].X, 0));
}

/// <summary>Finds what stays where it is between two frames.</summary>
internal static class Contact
{
    /// <summary>What a body rests on, the most telling first.</summary>
    private static readonly Joint[] ByWeight =
    [
        Joint.Hip, Joint.NearAnkle, Joint.FarAnkle, Joint.NearKnee, Joint.FarKnee,
        Joint.NearElbow, Joint.FarElbow, Joint.FarHand, Joint.NearHand, Joint.NearToe, Joint.FarToe, Joint.Shoulder,
    ];

    /// <summary>The joint that rests on the floor in both frames; the hip where none does, as in walking.</summary>
    public static Joint Of(Skeleton start, Skeleton end) =>
        ByWeight.Where(joint => start.Touches(joint) && end.Touches(joint)).FirstOrDefault(Joint.Hip);
}
