using System.CommandLine;

namespace MusicRnn.Cli.Commands;

/// <summary><c>musicrnn lab</c>: experiments with recurrent networks, and measurements that others can repeat.</summary>
internal static class LabCommand
{
    public static Command Create() => new("lab", "Experiments with recurrent networks, and measurements that others can repeat.")
    {
        GradientFlowCommand.Create(),
        MemoryTaskCommand.CreateAdding(),
        MemoryTaskCommand.CreateCopy(),
        LikelihoodCommand.Create(),
        RewritingCommand.Create(),
        GrammarCommand.Create(),
        ChordsCommand.Create(),
    };
}
