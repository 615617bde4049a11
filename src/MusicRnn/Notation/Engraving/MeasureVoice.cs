using System.Collections.Immutable;

namespace MusicRnn.Notation.Engraving;

/// <summary>What one voice of a part does in one measure.</summary>
/// <param name="Number">The voice, from 1. A note that is tied over the bar line goes on in the voice with the same number.</param>
/// <param name="Elements">Notes, chords and rests without gap or overlap, from the start of the measure to its end.</param>
internal sealed record MeasureVoice(int Number, ImmutableArray<ScoreElement> Elements);
