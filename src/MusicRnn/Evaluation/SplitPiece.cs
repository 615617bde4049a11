using MusicRnn.Tokens;

namespace MusicRnn.Evaluation;

/// <summary>A piece as tokens, and the side of the split it is on.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Tokens">Its tokens, from the start token to the end token.</param>
/// <param name="Side">What it was for when the model was trained; the test side for a piece that is new to the model.</param>
/// <param name="Fingerprint">The same for the same music, in any key; 0 where the split was given.</param>
public sealed record SplitPiece(string Name, int[] Tokens, CorpusSide Side, UInt128 Fingerprint);
