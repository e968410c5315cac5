using LowerBack.Chat;
using Microsoft.Extensions.DependencyInjection;

namespace LowerBack.Pictures;

/// <summary>Puts pictures into a program.</summary>
public static class PicturesExtensions
{
    /// <summary>Adds <see cref="IPictures"/>. Where librsvg is missing it says what to do and makes none.</summary>
    public static IServiceCollection AddPictures(this IServiceCollection services) =>
        services.AddSingleton<IPictures, RsvgPictures>();
}
