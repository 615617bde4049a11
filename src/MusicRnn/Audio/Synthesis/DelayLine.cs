namespace MusicRnn.Audio.Synthesis;

/// <summary>The last frames of a sound, which come out again in the order in which they went in.</summary>
/// <param name="frames">How late they come.</param>
internal sealed class DelayLine(int frames)
{
    private readonly float[] _sound = new float[frames];
    private int _place;

    /// <summary>
    /// The next frames that come out, in the place where those that go in are to be written: as many as are wanted, or fewer where the
    /// line is at its end.
    /// </summary>
    public Span<float> Next(int most)
    {
        var next = _sound.AsSpan(_place, Math.Min(most, _sound.Length - _place));
        _place = _place + next.Length == _sound.Length ? 0 : _place + next.Length;
        return next;
    }
}
