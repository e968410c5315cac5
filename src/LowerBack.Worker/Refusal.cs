using LowerBack.Data;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace LowerBack.Worker;

/// <summary>Turns what an operator can mend into one readable sentence and exit code 1; anything else is a fault and stays one.</summary>
internal static class Refusal
{
    /// <summary>Runs the program.</summary>
    /// <returns>0 when it was stopped, 1 when it could not start or could not go on.</returns>
    public static async Task<int> ExplainAsync(Func<Task> program)
    {
        try
        {
            await program();
            return Environment.ExitCode;
        }
        catch (Exception fault) when (Sentence(fault) is { } sentence)
        {
            await Console.Error.WriteLineAsync($"LowerBack cannot start: {sentence}");
            return 1;
        }
    }

    private static string? Sentence(Exception fault) => fault switch
    {
        OptionsValidationException settings => string.Join(" ", settings.Failures),
        StoreException store => store.Message,
        InvalidDataException file when file.InnerException is { } why => $"{file.Message.TrimEnd('.')}. {Innermost(why).Message}",
        IOException { InnerException: AddressInUseException } taken =>
            $"{taken.Message.TrimEnd('.')}. Stop the other program, or set Urls to another address, such as http://localhost:5081.",
        _ => null,
    };

    private static Exception Innermost(Exception fault) => fault.InnerException is { } inner ? Innermost(inner) : fault;
}
