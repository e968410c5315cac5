using System.Reflection;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Options;

namespace LowerBack.Worker.Options;

/// <summary>Reads settings so that a mistake in one is a sentence with its full name, before anything starts.</summary>
internal static class Settings
{
    /// <summary>The person's own settings, beside which the example file lies; never committed.</summary>
    private const string OwnFile = "appsettings.Local.json";

    /// <summary>
    /// The program's own appsettings.json first, since the working directory is the person's; then theirs there. The
    /// environment and the command line still win over both.
    /// </summary>
    public static void AddSettingsFiles(this IConfigurationManager settings)
    {
        var shipped = new JsonConfigurationSource { Path = Path.Combine(AppContext.BaseDirectory, "appsettings.json"), Optional = true };
        shipped.ResolveFileProvider();
        var own = new JsonConfigurationSource { Path = OwnFile, Optional = true };
        var lastFile = settings.Sources.ToList().FindLastIndex(source => source is JsonConfigurationSource);
        settings.Sources.Insert(lastFile + 1, own);
        settings.Sources.Insert(0, shipped);
    }

    /// <summary>Reads a section whose values are all simply allowed or not, for decisions made before anything starts.</summary>
    /// <exception cref="OptionsValidationException">A value cannot be used; the message says what to do.</exception>
    public static TOptions AddSection<TOptions>(this WebApplicationBuilder builder, string section)
        where TOptions : class, new()
    {
        var configured = builder.Configuration.GetSection(section);
        Refuse<TOptions>([.. Misspelt(configured, typeof(TOptions))]);
        builder.Services.AddOptions<TOptions>().BindConfiguration(section).ValidateOnStart();
        return configured.Get<TOptions>() ?? new TOptions();
    }

    /// <summary>The same for a section that has rules of its own, which hold at every start.</summary>
    /// <exception cref="OptionsValidationException">A value cannot be used; the message says what to do.</exception>
    public static TOptions AddSection<TOptions, TValidator>(this WebApplicationBuilder builder, string section)
        where TOptions : class, new()
        where TValidator : class, IValidateOptions<TOptions>, new()
    {
        var options = builder.AddSection<TOptions>(section);
        if (new TValidator().Validate(name: null, options) is { Failed: true } result)
            Refuse<TOptions>([.. result.Failures]);
        builder.Services.AddSingleton<IValidateOptions<TOptions>, TValidator>();
        return options;
    }

    /// <summary>Names that mean nothing and words that are none of those allowed. Names that begin with // are remarks.</summary>
    private static IEnumerable<string> Misspelt(IConfigurationSection section, Type options)
    {
        var known = options.GetProperties(BindingFlags.Public | BindingFlags.Instance);
        foreach (var given in section.GetChildren().Where(given => !given.Key.StartsWith("//", StringComparison.Ordinal)))
        {
            var property = Array.Find(known, one => one.Name.Equals(given.Key, StringComparison.OrdinalIgnoreCase));
            if (property is null)
            {
                yield return $"{given.Path} is not a setting. In {section.Path} there are: {string.Join(", ", known.Select(one => one.Name))}.";
                continue;
            }

            if (given.GetChildren().Any())
            {
                foreach (var misspelt in Misspelt(given, property.PropertyType))
                    yield return misspelt;
            }

            var allowed = Allowed(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType);
            if (allowed.Length > 0 && !string.IsNullOrEmpty(given.Value) && !allowed.Contains(given.Value, StringComparer.OrdinalIgnoreCase))
                yield return $"{section.Path}:{property.Name} is \"{given.Value}\". Set it to {string.Join(" or ", allowed)}.";
        }
    }

    private static string[] Allowed(Type type) =>
        type == typeof(bool) ? ["true", "false"] : type.IsEnum ? Enum.GetNames(type) : [];

    private static void Refuse<TOptions>(IReadOnlyCollection<string> failures)
    {
        if (failures.Count > 0)
            throw new OptionsValidationException(typeof(TOptions).Name, typeof(TOptions), failures);
    }
}
