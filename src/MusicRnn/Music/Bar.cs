namespace MusicRnn.Music;

/// <summary>One bar of a piece.</summary>
/// <param name="Start">The tick of its bar line.</param>
/// <param name="Length">Its length in ticks; shorter than the meter says where the next meter change cuts it (a pickup).</param>
/// <param name="Meter">The meter that holds in it.</param>
public readonly record struct Bar(int Start, int Length, Meter Meter)
{
    /// <summary>The tick at which the next bar begins.</summary>
    public int End => Start + Length;
}
