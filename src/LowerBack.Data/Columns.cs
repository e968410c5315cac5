using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace LowerBack.Data;

/// <summary>What the columns of both databases have in common: snake_case names, and how days and times of day are kept.</summary>
internal static class Columns
{
    public static void UseCoachColumns(this ModelConfigurationBuilder conventions)
    {
        conventions.Conventions.Add(_ => new SnakeCase());
        conventions.Properties<LocalDate>().HaveConversion<Day>();
        conventions.Properties<LocalTime>().HaveConversion<TimeOfDay>();
    }

    private sealed class Day() : ValueConverter<LocalDate, DateOnly>(
        day => day.ToDateOnly(), stored => LocalDate.FromDateOnly(stored));

    private sealed class TimeOfDay() : ValueConverter<LocalTime, TimeOnly>(
        time => time.ToTimeOnly(), stored => LocalTime.FromTimeOnly(stored));

    /// <summary>So that nobody has to quote a name in psql.</summary>
    private sealed class SnakeCase : IPropertyAddedConvention
    {
        public void ProcessPropertyAdded(IConventionPropertyBuilder propertyBuilder, IConventionContext<IConventionPropertyBuilder> context)
        {
            var name = propertyBuilder.Metadata.Name;
            var written = new StringBuilder(name.Length + 4);
            for (var i = 0; i < name.Length; i++)
            {
                if (i > 0 && char.IsUpper(name[i]) && !char.IsUpper(name[i - 1]))
                    written.Append('_');
                written.Append(char.ToLowerInvariant(name[i]));
            }

            propertyBuilder.HasColumnName(written.ToString());
        }
    }
}
