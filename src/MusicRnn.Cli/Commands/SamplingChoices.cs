using System.CommandLine;
using MusicRnn.Composing.Sampling;

namespace MusicRnn.Cli.Commands;

/// <summary>Options of the verbs that draw music from a model.</summary>
internal static class SamplingChoices
{
    /// <summary>What holds where a person says nothing: a little more cautious than the network.</summary>
    public static SamplingOptions Usual { get; } = new() { Temperature = 0.9, TopP = 0.98 };

    public static Option<double> Temperature() => new Option<double>("--temperature")
    {
        Description = "1 draws as the network predicts, less is more cautious, more is bolder, 0 always takes the likeliest.",
        DefaultValueFactory = _ => Usual.Temperature,
        HelpName = "X",
    }.InRange(0, 100);

    public static Option<int> TopK() => new Option<int>("--top-k")
    {
        Description = "Draw only from so many of the likeliest tokens; 0 is off.",
        DefaultValueFactory = _ => Usual.TopK,
        HelpName = "N",
    }.InRange(0, int.MaxValue);

    public static Option<double> TopP() => new Option<double>("--top-p")
    {
        Description = "Draw only from the likeliest tokens that together have this probability; 1 is off.",
        DefaultValueFactory = _ => Usual.TopP,
        HelpName = "X",
    }.InRange(1e-6, 1);

    public static Option<double> MinP() => new Option<double>("--min-p")
    {
        Description = "Draw only tokens at least so many times as likely as the likeliest; 0 is off.",
        DefaultValueFactory = _ => Usual.MinP,
        HelpName = "X",
    }.InRange(0, 1);

    public static Option<double> RepetitionPenalty() => new Option<double>("--repetition-penalty")
    {
        Description = "Against one note for ever: how much less likely (in nats; 0.2 is mild) each further stroke of a repeated pitch becomes, and in ABC text each further time of a passage.",
        DefaultValueFactory = _ => Usual.RepetitionPenalty,
        HelpName = "X",
    }.InRange(0, 1000);
}
