using System.Diagnostics;

namespace MusicRnn.Tests.Cli;

/// <summary>Runs the program <c>musicrnn</c> as a person would: as a process of its own.</summary>
internal static class MusicRnnProcess
{
    private static readonly string Assembly = Path.Combine(AppContext.BaseDirectory, "MusicRnn.Cli.dll");

    /// <summary>Runs the program to its end.</summary>
    public static Result Run(params string[] arguments) => RunWith([], arguments);

    /// <summary>Runs the program to its end in an environment with some variables set.</summary>
    public static Result RunWith(Dictionary<string, string> variables, params string[] arguments)
    {
        using var process = StartWith(variables, arguments);
        return ToItsEnd(process);
    }

    /// <summary>Runs the program to its end in a folder.</summary>
    public static Result RunIn(string folder, params string[] arguments)
    {
        using var process = StartWith([], arguments, folder);
        return ToItsEnd(process);
    }

    /// <summary>Starts the program and does not wait.</summary>
    public static Process Start(params string[] arguments) => StartWith([], arguments);

    private static Result ToItsEnd(Process process)
    {
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return new Result(process.ExitCode, output.Result, errors);
    }

    private static Process StartWith(Dictionary<string, string> variables, string[] arguments, string folder = "")
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        start.ArgumentList.Add("exec");
        start.ArgumentList.Add(Assembly);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        // Profiles gain nothing in runs this short, and cost up to a third of their time.
        start.Environment["DOTNET_TieredPGO"] = "0";
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    internal sealed record Result(int ExitCode, string Output, string Errors)
    {
        public string[] ErrorLines => Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
