namespace MusicRnn.Audio.Synthesis;

/// <summary>
/// Several players in place of one: three copies of the sound for each ear, each late by a time that goes slowly up and down (Dattorro,
/// Effect Design, Part 2: Delay-Line Modulation and Chorus, Journal of the Audio Engineering Society 45, 1997).
/// </summary>
internal sealed class Chorus
{
    private const int Players = 3;
    private const double MiddleSeconds = 0.014;
    private const double ReachSeconds = 0.004;
    private const double Hertz = 0.4;

    // A quarter of a turn between the ears makes it wide.
    private const double RightIsLater = 0.25;
    private const float PlayerGain = 0.5f;

    private readonly float[] _delay;
    private readonly int _sampleRate;
    private readonly int _mask;
    private int _place;
    private long _frame;
    private int _silentFrames;

    public Chorus(int sampleRate)
    {
        var frames = 1;
        while (frames < ((MiddleSeconds + (2 * ReachSeconds)) * sampleRate) + Voice.MostFrames)
        {
            frames *= 2;
        }

        (_delay, _sampleRate, _mask, _silentFrames) = (new float[frames], sampleRate, frames - 1, frames);
    }

    /// <summary>Gives what comes back from the sound; false, and nothing, where it has been silent for long enough.</summary>
    public bool Apply(ReadOnlySpan<float> input, Span<float> left, Span<float> right)
    {
        _silentFrames = input.ContainsAnyExcept(0f) ? 0 : Math.Min(_silentFrames + input.Length, _delay.Length + 1);
        if (_silentFrames > _delay.Length)
        {
            return false;
        }

        left.Clear();
        right.Clear();
        for (var frame = 0; frame < input.Length; frame++)
        {
            _delay[(_place + frame) & _mask] = input[frame];
        }

        for (var player = 0; player < Players; player++)
        {
            var phase = (double)player / Players;
            AddPlayer(left, phase);
            AddPlayer(right, phase + RightIsLater);
        }

        _place = (_place + input.Length) & _mask;
        _frame += input.Length;
        return true;
    }

    private void AddPlayer(Span<float> output, double phase)
    {
        var delay = DelayAt(_frame, phase);
        var step = (DelayAt(_frame + output.Length, phase) - delay) / output.Length;
        for (var frame = 0; frame < output.Length; frame++)
        {
            var whole = (int)delay;
            var share = (float)(delay - whole);
            var (near, far) = (_delay[(_place + frame - whole) & _mask], _delay[(_place + frame - whole - 1) & _mask]);
            output[frame] += PlayerGain * (near + (share * (far - near)));
            delay += step;
        }
    }

    private double DelayAt(long frame, double phase) =>
        (MiddleSeconds + (ReachSeconds * SineTable.At((Hertz * frame / _sampleRate) + phase))) * _sampleRate;
}
