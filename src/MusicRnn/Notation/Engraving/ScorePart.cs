using System.Collections.Immutable;
using MusicRnn.Music;

namespace MusicRnn.Notation.Engraving;

/// <summary>A part as it is written.</summary>
/// <param name="Part">The part that it was made from: its name, channel, program and whether it is percussion.</param>
/// <param name="Measures">For each measure of the score the voices that play in it, by number; none where the part rests for the whole measure.</param>
internal sealed record ScorePart(Part Part, ImmutableArray<ImmutableArray<MeasureVoice>> Measures)
{
    /// <summary>The changes of instrument after the part's first one, as General MIDI programs, by time.</summary>
    public ImmutableArray<(long Time, int Program)> Programs { get; init; } = [];

    /// <summary>The largest number of voices that play in one measure.</summary>
    public int MostVoices => Measures.Select(voices => voices.Length).DefaultIfEmpty(0).Max();
}
