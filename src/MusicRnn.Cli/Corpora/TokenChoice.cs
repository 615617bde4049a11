using MusicRnn.Tokens;

namespace MusicRnn.Cli.Corpora;

/// <summary>How music is told in tokens, and split.</summary>
/// <param name="Tokenizer">The tokenizer's name; null for the one that suits the files: frames for a piano-roll file, else notes.</param>
/// <param name="FramesPerQuarter">For frames, how many a quarter note lasts.</param>
/// <param name="GivenSide">The side of each piece by its name, if the split is given; null splits by the seed.</param>
internal sealed record TokenChoice(string? Tokenizer = null, int FramesPerQuarter = FrameTokenizer.DefaultFramesPerQuarter, Func<string, CorpusSide?>? GivenSide = null);
