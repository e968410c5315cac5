using System.Globalization;
using System.Xml.Linq;

namespace LowerBack.Coaching.Tests.Figures;

/// <summary>Reads a drawing back, as a chat would.</summary>
internal sealed class Drawing
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private Drawing(XElement root)
    {
        var box = root.Attribute("viewBox")!.Value.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        (Root, Width, Height) = (root, box[2], box[3]);
    }

    public XElement Root { get; }

    public double Width { get; }

    public double Height { get; }

    /// <summary>Parses it, and sees to it that it is nothing but filled paths: no script, no text, nothing from elsewhere.</summary>
    public static Drawing Read(string svg)
    {
        Assert.DoesNotContain("NaN", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("∞", svg, StringComparison.Ordinal);
        var root = XDocument.Parse(svg).Root!;
        Assert.Equal(Svg + "svg", root.Name);
        Assert.All(root.Elements(), path =>
        {
            Assert.Equal(Svg + "path", path.Name);
            Assert.Equal(["d", "fill"], path.Attributes().Select(attribute => attribute.Name.LocalName).Order());
            Assert.Matches("^#[0-9a-f]{6}$", path.Attribute("fill")!.Value);
            Assert.Matches("^[Mlacz0-9 -]+$", path.Attribute("d")!.Value);
            Assert.Empty(path.Nodes());
        });
        Assert.Equal(["height", "viewBox", "width", "xmlns"], root.Attributes().Select(attribute => attribute.Name.LocalName).Order());
        return new Drawing(root);
    }
}
