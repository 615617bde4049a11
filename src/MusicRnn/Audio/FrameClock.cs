using MusicRnn.Music;

namespace MusicRnn.Audio;

/// <summary>Turns ticks into frames of sound; quick also where a piece has thousands of tempo changes.</summary>
internal sealed class FrameClock
{
    private readonly int[] _ticks;
    private readonly double[] _seconds;
    private readonly double[] _secondsPerTick;
    private readonly int _sampleRate;

    public FrameClock(TempoMap tempos, int ticksPerQuarter, int sampleRate)
    {
        const double microsecondsInSecond = 1e6;
        _sampleRate = sampleRate;
        int[] later = [.. tempos.Changes.Select(change => change.Tick).Where(tick => tick > 0)];
        _ticks = [0, .. later];
        _seconds = new double[_ticks.Length];
        _secondsPerTick = new double[_ticks.Length];
        var change = 0;
        var tempo = TempoMap.DefaultMicrosecondsPerQuarter;
        for (var index = 0; index < _ticks.Length; index++)
        {
            while (change < tempos.Changes.Length && tempos.Changes[change].Tick <= _ticks[index])
            {
                tempo = tempos.Changes[change].MicrosecondsPerQuarter;
                change++;
            }

            _secondsPerTick[index] = tempo / microsecondsInSecond / ticksPerQuarter;
            if (index > 0)
            {
                _seconds[index] = _seconds[index - 1] + ((_ticks[index] - _ticks[index - 1]) * _secondsPerTick[index - 1]);
            }
        }
    }

    /// <summary>The frame nearest to a tick.</summary>
    public long FrameAt(int tick)
    {
        var place = Array.BinarySearch(_ticks, tick);
        var index = place >= 0 ? place : Math.Max(0, ~place - 1);
        return (long)Math.Round((_seconds[index] + ((tick - _ticks[index]) * _secondsPerTick[index])) * _sampleRate);
    }

    /// <summary>The tick that sounds in a frame, with its fraction.</summary>
    public double TickAt(long frame)
    {
        // The middle of the frame, so that the frame nearest to a tick is not taken for the one before it.
        var seconds = (frame + 0.5) / _sampleRate;
        var place = Array.BinarySearch(_seconds, seconds);
        var index = place >= 0 ? place : Math.Max(0, ~place - 1);
        return _ticks[index] + ((seconds - _seconds[index]) / _secondsPerTick[index]);
    }
}
