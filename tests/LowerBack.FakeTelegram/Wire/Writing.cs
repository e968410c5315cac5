using System.Text.Encodings.Web;
using System.Text.Json;

namespace LowerBack.FakeTelegram;

/// <summary>How the fake writes JSON: letters as they are.</summary>
internal static class Writing
{
    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
}
