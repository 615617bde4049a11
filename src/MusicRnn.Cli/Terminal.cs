using Spectre.Console;

namespace MusicRnn.Cli;

/// <summary>Where the program speaks: results go to the standard output, progress and errors to the standard error.</summary>
public static class Terminal
{
    /// <summary>The console for progress, on the standard error.</summary>
    public static IAnsiConsole Progress { get; } = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });

    /// <summary>Whether the standard error is a terminal on which a bar can move.</summary>
    public static bool HasProgressBar => Progress.Profile.Capabilities is { Interactive: true, Ansi: true };

    /// <summary>The console for tables, on the standard output.</summary>
    public static IAnsiConsole Results { get; } = CreateResults();

    /// <summary>Says a result.</summary>
    public static void Say(string line) => Console.Out.WriteLine(line);

    /// <summary>Tells what is being done.</summary>
    public static void Note(string line) => Console.Error.WriteLine(line);

    /// <summary>Tells what went wrong, in one line.</summary>
    public static void Error(string message) => Note(ErrorLine(message));

    /// <summary>The line that tells what went wrong.</summary>
    public static string ErrorLine(string message) => $"musicrnn: {message.ReplaceLineEndings(" ")}";

    // A file or a pipe has no width; tables need not be squeezed into that of a small terminal there.
    private static IAnsiConsole CreateResults()
    {
        const int widthOfFile = 160;
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Out) });
        if (Console.IsOutputRedirected)
        {
            console.Profile.Width = widthOfFile;
        }

        return console;
    }
}
