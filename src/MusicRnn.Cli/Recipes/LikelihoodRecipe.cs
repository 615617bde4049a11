using MusicRnn.Composing;
using MusicRnn.Tokens;

namespace MusicRnn.Cli.Recipes;

/// <summary>All it takes to reproduce a likelihood: the corpus with its given split, the network, how long it learns, and what others have reached.</summary>
/// <param name="Name">What a person types.</param>
/// <param name="File">The corpus, below the data folder.</param>
/// <param name="Unit">What the nats are counted by.</param>
/// <param name="Steps">The training steps: a run limited by them alone is the same to the last bit each time.</param>
internal sealed record LikelihoodRecipe(string Name, string File, string Unit, int Steps)
{
    /// <summary>Reads the corpus from its file.</summary>
    public required Func<string, Corpus> Read { get; init; }

    /// <summary>The network and how it learns, for a tokenizer and a seed.</summary>
    public required Func<ITokenizer, int, TrainingPlan> Plan { get; init; }

    /// <summary>What was published on the same test split, and what counts reach.</summary>
    public required IReadOnlyList<(string Who, double Nats)> Others { get; init; }

    /// <summary>The protocol in one sentence.</summary>
    public required string Protocol { get; init; }
}
