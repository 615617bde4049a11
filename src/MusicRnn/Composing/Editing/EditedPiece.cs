using MusicRnn.Music;

namespace MusicRnn.Composing.Editing;

/// <summary>A piece of which some is new.</summary>
/// <param name="Piece">The piece.</param>
/// <param name="Number">Which result of its seed it is, from 1.</param>
/// <param name="Bars">The bars with something new in them, counted from 1 without a pickup.</param>
public sealed record EditedPiece(Piece Piece, int Number, IReadOnlyList<int> Bars);
