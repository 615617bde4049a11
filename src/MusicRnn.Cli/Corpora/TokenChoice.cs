using MusicRnn.Tokens;

namespace MusicRnn.Cli.Corpora;

/// <summary>How music is told in tokens.</summary>
/// <param name="Tokenizer">The tokenizer's name; null for the one that suits the files: frames for a piano-roll file, else notes.</param>
/// <param name="FramesPerQuarter">For frames, how many a quarter note lasts.</param>
internal sealed record TokenChoice(string? Tokenizer = null, int FramesPerQuarter = FrameTokenizer.DefaultFramesPerQuarter);
