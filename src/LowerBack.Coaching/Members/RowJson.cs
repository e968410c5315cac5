using System.Text.Json;
using Microsoft.EntityFrameworkCore.Metadata;
using NodaTime;
using NodaTime.Text;

namespace LowerBack.Coaching.Members;

/// <summary>Writes a row as an object with every column the model has, so that an export can leave none out.</summary>
internal static class RowJson
{
    /// <summary>Writes it.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="type">What the model knows of the row.</param>
    /// <param name="row">The row.</param>
    /// <param name="inside">The column that holds JSON and is written as such, and what it is called then; null where none does.</param>
    public static void Write(Utf8JsonWriter json, IEntityType type, object row, (string Column, string As)? inside = null)
    {
        json.WriteStartObject();
        foreach (var column in type.GetProperties())
        {
            var value = column.GetGetter().GetClrValue(row);
            if (column.Name == inside?.Column)
            {
                json.WritePropertyName(inside.Value.As);
                using var parsed = JsonDocument.Parse((string)value!);
                parsed.RootElement.WriteTo(json);
            }
            else
            {
                json.WritePropertyName(JsonNamingPolicy.CamelCase.ConvertName(column.Name));
                Write(json, value);
            }
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case string text: json.WriteStringValue(text); break;
            case Guid id: json.WriteStringValue(id); break;
            case int number: json.WriteNumberValue(number); break;
            case bool yes: json.WriteBooleanValue(yes); break;
            case Enum named: json.WriteStringValue(named.ToString()); break;
            case Instant moment: json.WriteStringValue(InstantPattern.ExtendedIso.Format(moment)); break;
            case LocalDate day: json.WriteStringValue(LocalDatePattern.Iso.Format(day)); break;
            case LocalTime time: json.WriteStringValue(LocalTimePattern.ExtendedIso.Format(time)); break;
            default: throw new NotSupportedException($"There is no way to export a {value.GetType().Name}.");
        }
    }
}
