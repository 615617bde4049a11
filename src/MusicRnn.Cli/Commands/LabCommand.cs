using System.CommandLine;

namespace MusicRnn.Cli.Commands;

/// <summary><c>musicrnn lab</c>: experiments that show what recurrent cells can and cannot do.</summary>
internal static class LabCommand
{
    public static Command Create() => new("lab", "Experiments that show what recurrent cells can and cannot do.")
    {
        GradientFlowCommand.Create(),
        MemoryTaskCommand.CreateAdding(),
        MemoryTaskCommand.CreateCopy(),
        LikelihoodCommand.Create(),
    };
}
