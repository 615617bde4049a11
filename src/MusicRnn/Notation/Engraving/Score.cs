using System.Collections.Immutable;
using MusicRnn.Music;

namespace MusicRnn.Notation.Engraving;

/// <summary>A piece as written music: measures, voices, note values, tuplets, ties and the names of the pitches.</summary>
/// <param name="Piece">The piece that it was made from.</param>
/// <param name="Measures">The measures, one after another without gap from time 0.</param>
/// <param name="Parts">The parts, in the order of the piece.</param>
/// <param name="IsExact">Whether every onset and end stands where the piece has it; else the rhythm was quantized to be readable.</param>
internal sealed record Score(Piece Piece, ImmutableArray<ScoreMeasure> Measures, ImmutableArray<ScorePart> Parts, bool IsExact);
