namespace MusicRnn.Notation.Engraving;

/// <summary>A group of notes squeezed or stretched: three in the time of two.</summary>
/// <param name="Actual">How many are played: 3.</param>
/// <param name="Normal">In the time of how many: 2.</param>
/// <param name="Start">Where the group begins, from the start of the measure.</param>
/// <param name="Length">The time that the group lasts.</param>
internal sealed record Tuplet(int Actual, int Normal, long Start, long Length)
{
    /// <summary>Where the group ends, from the start of the measure.</summary>
    public long End => Start + Length;
}
