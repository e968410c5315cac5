using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace LowerBack.Worker.Options;

/// <summary>Where the coach keeps what it knows.</summary>
public sealed class StorageOptions : IValidatableObject
{
    /// <summary>The name of the section.</summary>
    public const string Section = "Storage";

    /// <summary>The kind of database.</summary>
    public StorageProvider Provider { get; set; } = StorageProvider.Sqlite;

    /// <summary>Which database; null for SQLite means a file in the folder "data" of the working directory.</summary>
    public string? ConnectionString { get; set; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Provider == StorageProvider.Postgres && string.IsNullOrWhiteSpace(ConnectionString))
        {
            yield return new ValidationResult(
                "Storage:ConnectionString is missing, and PostgreSQL has no default. "
                + "Write it like this: Host=localhost;Database=lowerback;Username=lowerback;Password=…");
        }
    }
}

/// <summary>The databases the coach can live in.</summary>
public enum StorageProvider
{
    /// <summary>One file, nothing to install, one worker.</summary>
    Sqlite,

    /// <summary>A server, for more than one worker.</summary>
    Postgres,
}

/// <summary>Checks <see cref="StorageOptions"/>; written by the compiler.</summary>
[OptionsValidator]
public sealed partial class StorageOptionsValidator : IValidateOptions<StorageOptions>;
