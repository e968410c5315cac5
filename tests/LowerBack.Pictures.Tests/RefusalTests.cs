using LowerBack.Chat;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace LowerBack.Pictures.Tests;

public sealed class RefusalTests
{
    [Theory]
    [InlineData("librsvg")]
    [InlineData("libcairo")]
    [InlineData("libgobject")]
    public void Without_a_library_there_is_an_answer_and_no_picture(string missing)
    {
        IPictures pictures = Drawings.Painter(name => !name.StartsWith(missing, StringComparison.Ordinal));
        Assert.False(pictures.Available);
        Assert.Contains(missing, pictures.Remedy, StringComparison.Ordinal);
        Assert.Contains("librsvg2-2", pictures.Remedy, StringComparison.Ordinal);
        Assert.Null(pictures.Png(Drawings.Bridge));
    }

    [Fact]
    public void A_library_under_another_systems_name_will_do() =>
        Assert.Null(Drawings.Painter(name => name.EndsWith(".dylib", StringComparison.Ordinal)).Remedy);

    [Theory]
    [InlineData(0)]
    [InlineData(15)]
    [InlineData(2049)]
    public void A_width_nobody_needs_is_a_mistake(int width) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Drawings.Painter().Png(Drawings.Bridge, width));

    [PictureFact]
    public void What_is_no_drawing_is_no_picture()
    {
        foreach (var svg in new[]
        {
            "", "not a drawing", "<svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 0 10\"/>",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 100000\"/>",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 10 10\">" + new string(' ', RsvgPainter.LongestSvg) + "</svg>",
        })
        {
            Assert.Null(Drawings.Painter().Png(new ChatPicture(svg, "", () => svg)));
        }
    }

    [PictureFact]
    public void Nothing_is_loaded_from_outside()
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.png");
        File.WriteAllBytes(file, RsvgPainter.Png(Drawings.Bridge.Svg, 100)!);
        try
        {
            const string head = "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 100 100\">";
            var empty = RsvgPainter.Png(head + "</svg>", 100);
            Assert.Equal(empty, RsvgPainter.Png($"{head}<image width=\"100\" height=\"100\" xlink:href=\"file://{file}\"/></svg>", 100));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void The_program_gets_one_painter_for_all()
    {
        using var services = new ServiceCollection()
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>)).AddPictures()
            .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        Assert.Same(services.GetRequiredService<IPictures>(), services.GetRequiredService<IPictures>());
    }
}
