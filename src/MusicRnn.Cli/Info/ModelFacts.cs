using System.Collections.Immutable;
using MusicRnn.Composing;
using MusicRnn.Learning;
using MusicRnn.Tokens;
using MusicRnn.Tokens.Controls;

namespace MusicRnn.Cli.Info;

/// <summary>What there is to be said of a model file.</summary>
/// <param name="File">Its path.</param>
/// <param name="Bytes">How long it is.</param>
/// <param name="Network">The architecture.</param>
/// <param name="Weights">How many numbers it has learned.</param>
internal sealed record ModelFacts(string File, long Bytes, TokenNetworkOptions Network, long Weights)
{
    /// <summary>The tokenizer's name.</summary>
    public required string Tokenizer { get; init; }

    /// <summary>How many tokens there are of each kind, by the first word of their names, in the order of the vocabulary.</summary>
    public required ImmutableArray<TokenKindCount> Tokens { get; init; }

    /// <summary>How it was trained, on what, and how well it predicts.</summary>
    public required TrainingRecord Training { get; init; }

    /// <summary>How many pieces it can tell copies of; null if it does not say what it has learned from.</summary>
    public required int? KnownPieces { get; init; }

    /// <summary>What it has learned to be told of a piece; null for nothing.</summary>
    public required ControlSet? Controls { get; init; }

    public static ModelFacts Of(Model model, string path) => new(path, new FileInfo(path).Length, model.Architecture, model.Network.ParameterCount)
    {
        Tokenizer = model.Tokenizer.Name,
        Tokens =
        [
            .. model.Tokenizer.Vocabulary.Names.Select(name => name.Split(' ')[0])
                .GroupBy(kind => kind)
                .Select(group => new TokenKindCount(group.Key, group.Count())),
        ],
        Training = model.Record,
        Controls = model.Controls,
        KnownPieces = model.Novelty?.PieceCount,
    };

    /// <summary>How many files of the data sheet were on a side of the split; on none if null.</summary>
    public int FilesOn(CorpusSide? side) => Training.Data.Files.Count(file => file.Side == side);
}
