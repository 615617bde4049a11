using MusicRnn.Music;

namespace MusicRnn.Tokens;

/// <summary>A bar as tokens tell it, in grid units.</summary>
/// <param name="Start">Where it begins in the piece.</param>
/// <param name="End">Where the next one begins.</param>
/// <param name="Origin">The place that counts as position 0: the start, but before it in a pickup, whose notes stand at the end of a full bar.</param>
/// <param name="Meter">The meter that is told.</param>
/// <param name="Key">The key, if the piece says one.</param>
/// <param name="TempoClass">The class of the mean tempo.</param>
internal readonly record struct ScoreBar(int Start, int End, int Origin, Meter Meter, Key? Key, int TempoClass)
{
    /// <summary>Whether the bar is a pickup.</summary>
    public bool IsUpbeat => Origin < Start;
}
