using MusicRnn.Learning;

namespace MusicRnn.Composing;

/// <summary>What stands in <c>model.json</c>.</summary>
internal sealed record ModelDescription
{
    /// <summary>What <see cref="Format"/> says in every model file.</summary>
    public const string FormatName = "musicrnn-model";

    /// <summary>The version of the format that is written, and the newest that is read. It rises when an older program could no longer read the file.</summary>
    public const int NewestFormatVersion = 2;

    /// <summary>The oldest version that is read: the first one knew plain networks only, and was never released.</summary>
    public const int OldestFormatVersion = 2;

    public required string Format { get; init; }

    public required int FormatVersion { get; init; }

    /// <summary>The version of the program that wrote the file.</summary>
    public required string ProgramVersion { get; init; }

    public required TokenizerDescription Tokenizer { get; init; }

    public required TokenNetworkOptions Network { get; init; }

    /// <summary>What the network has learned to be told of a piece; null for nothing.</summary>
    public Tokens.Controls.ControlSet? Controls { get; init; }

    public required TrainingRecord Training { get; init; }

    public static ModelDescription Of(Model model) => new()
    {
        Format = FormatName,
        FormatVersion = NewestFormatVersion,
        ProgramVersion = typeof(Model).Assembly.GetName().Version!.ToString(fieldCount: 3),
        Tokenizer = new TokenizerDescription { Name = model.Tokenizer.Name, Vocabulary = model.Tokenizer.Vocabulary.Names },
        Network = model.Architecture,
        Controls = model.Controls,
        Training = model.Record,
    };
}
