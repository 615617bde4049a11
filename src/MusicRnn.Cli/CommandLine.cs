using System.CommandLine;
using System.CommandLine.Help;
using MusicRnn.Cli.Commands;

namespace MusicRnn.Cli;

/// <summary>The program's verbs, and what becomes of their errors: 0 is success, 1 a mistake in a file or request, 2 wrong usage.</summary>
public static class CommandLine
{
    private const string ProgramName = "musicrnn";
    private const int Mistake = 1;
    private const int WrongUsage = 2;

    /// <summary>Whether a mistake of the program ends it with the whole story, for who mends it.</summary>
    internal static bool IsTraced => Environment.GetEnvironmentVariable("MUSICRNN_TRACE") is not null;

    /// <summary>Runs the program and returns its exit code.</summary>
    public static int Run(string[] arguments)
    {
        var parsed = Create().Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                Terminal.Error(InPlainWords(error.Message));
            }

            Terminal.Error($"See '{ProgramName} {parsed.CommandResult.Command.Name} --help'.".Replace($" {ProgramName} --", " --", StringComparison.Ordinal));
            return WrongUsage;
        }

        try
        {
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (MusicRnnException exception)
        {
            Terminal.Error(exception.Message);
            return Mistake;
        }
        catch (OperationCanceledException)
        {
            Terminal.Error("stopped.");
            return Mistake;
        }
        catch (Exception exception) when (!IsTraced)
        {
            Terminal.Error(OwnMistake(exception));
            return Mistake;
        }
    }

    /// <summary>What is said of a mistake of the program.</summary>
    internal static string OwnMistake(Exception exception) =>
        $"this is a mistake of the program, not yours: {exception.GetType().Name}: {exception.Message} Set MUSICRNN_TRACE=1 to see where, and please report it.";

    // The parser speaks of types; a person thinks of numbers.
    private static string InPlainWords(string message) => message
        .Replace("as expected type 'System.Double'", "as a number", StringComparison.Ordinal)
        .Replace("as expected type 'System.Int32'", "as a whole number", StringComparison.Ordinal)
        .Replace("as expected type 'System.Nullable`1[System.Double]'", "as a number", StringComparison.Ordinal)
        .Replace("as expected type 'System.Nullable`1[System.Int32]'", "as a whole number", StringComparison.Ordinal);

    private static Command Create()
    {
        var root = new Command(ProgramName, "Composes music with a recurrent network that learns from your own files.")
        {
            DemoCommand.Create(),
            TrainCommand.Create(),
            ComposeCommand.Create(),
            EvaluateCommand.Create(),
            ConvertCommand.Create(),
            RenderCommand.Create(),
            PlayCommand.Create(),
            LiveCommand.Create(),
            DoctorCommand.Create(),
            InfoCommand.Create(),
            LabCommand.Create(),
        };
        root.Options.Add(new HelpOption { Recursive = true });
        root.Options.Add(new VersionOption());
        return root;
    }
}
