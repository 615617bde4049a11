using MusicRnn.Audio;

namespace MusicRnn.Live;

/// <summary>
/// The sound of bars that are taken one after another when their time has come. Each rings on as long as it does, beneath those
/// that follow. Never ends.
/// </summary>
internal sealed class LiveAudio : IAudioSource
{
    private const int FramesAtOnce = 256;

    // More bars than ever ring at once, unless they are very short; then the oldest is faded out, in a place of its own.
    private const int MostRinging = 16;
    private const int Places = MostRinging + 8;
    private const double FadeSeconds = 0.01;

    // As 'render' does it: -1 dB, and a quiet piece raised by 18 dB at most; a little lower, as bars ring into one another.
    private const float WantedPeak = 0.7f;
    private const float MostGain = 8;
    private const float Knee = 0.9f;
    private const double GlideSeconds = 0.3;

    private readonly LiveTimeline _timeline;
    private readonly LiveBar?[] _ringing = new LiveBar?[Places];
    private readonly int[] _fadeLeft = new int[Places];
    private readonly float[] _buffer = new float[2 * FramesAtOnce];
    private readonly int _fadeFrames;
    private readonly float _glide;
    private long _frame;
    private float _gain;
    private float _peak;
    private volatile bool _isToBeSilenced;

    public LiveAudio(LiveTimeline timeline)
    {
        _timeline = timeline;
        _fadeFrames = (int)(FadeSeconds * timeline.SampleRate);
        _glide = (float)(1 / (GlideSeconds * timeline.SampleRate));
    }

    /// <inheritdoc/>
    public int SampleRate => _timeline.SampleRate;

    /// <summary>Takes away all that sounds, within 10 ms; what is left of the bar is silent.</summary>
    public void Silence() => _isToBeSilenced = true;

    /// <inheritdoc/>
    public int Read(Span<float> interleavedStereo)
    {
        var wanted = interleavedStereo.Length / 2;
        interleavedStereo.Clear();
        if (_isToBeSilenced)
        {
            _isToBeSilenced = false;
            FadeAll();
        }

        for (var place = 0; place < wanted;)
        {
            if (_frame == _timeline.NextLine)
            {
                BeginBar();
            }

            var frames = (int)Math.Min(Math.Min(wanted - place, FramesAtOnce), _timeline.NextLine - _frame);
            Mix(interleavedStereo.Slice(2 * place, 2 * frames));
            place += frames;
            _frame += frames;
        }

        return wanted;
    }

    private void BeginBar()
    {
        if (_timeline.Begin() is not { Sound: not null } bar)
        {
            return;
        }

        _peak = Math.Max(_peak, bar.Peak);
        if (Oldest() is var (oldest, count) && count >= MostRinging)
        {
            Silence(oldest);
        }

        // A place is free, as fading takes less time than any bar.
        var place = Math.Max(0, Array.IndexOf(_ringing, null));
        (_ringing[place], _fadeLeft[place]) = (bar, int.MaxValue);
    }

    private (int Place, int Count) Oldest()
    {
        var (oldest, count) = (-1, 0);
        for (var place = 0; place < Places; place++)
        {
            if (_ringing[place] is { } bar && _fadeLeft[place] == int.MaxValue)
            {
                count++;
                oldest = oldest < 0 || bar.StartFrame < _ringing[oldest]!.StartFrame ? place : oldest;
            }
        }

        return (oldest, count);
    }

    private void FadeAll()
    {
        for (var place = 0; place < Places; place++)
        {
            if (_ringing[place] is not null && _fadeLeft[place] == int.MaxValue)
            {
                Silence(place);
            }
        }
    }

    private void Silence(int place)
    {
        _fadeLeft[place] = _fadeFrames;
        _ringing[place]!.SilencedFrame = _frame + _fadeFrames;
    }

    private void Mix(Span<float> sum)
    {
        var buffer = _buffer.AsSpan(0, sum.Length);
        for (var place = 0; place < Places; place++)
        {
            if (_ringing[place] is not { Sound: { } sound } bar)
            {
                continue;
            }

            var read = buffer[..(2 * sound.Read(buffer))];
            Fade(place, read);
            for (var index = 0; index < read.Length; index++)
            {
                sum[index] += read[index];
            }

            if (read.Length < buffer.Length || _fadeLeft[place] == 0)
            {
                // What is no longer heard is not kept.
                bar.Sound = null;
                _ringing[place] = null;
            }
        }

        Level(sum);
    }

    private void Fade(int place, Span<float> sound)
    {
        for (var index = 0; index < sound.Length && _fadeLeft[place] != int.MaxValue; index += 2)
        {
            var gain = (float)_fadeLeft[place] / _fadeFrames;
            sound[index] *= gain;
            sound[index + 1] *= gain;
            _fadeLeft[place] = Math.Max(0, _fadeLeft[place] - 1);
        }
    }

    // One loudness for all, from the loudest bar so far: turned down when a louder one comes, and never up again.
    private void Level(Span<float> sound)
    {
        var wanted = _peak > 0 ? Math.Min(MostGain, WantedPeak / _peak) : MostGain;
        _gain = _gain == 0 ? wanted : _gain;
        for (var index = 0; index < sound.Length; index += 2)
        {
            _gain += (wanted - _gain) * _glide;
            sound[index] = Limited(sound[index] * _gain);
            sound[index + 1] = Limited(sound[index + 1] * _gain);
        }
    }

    private static float Limited(float sample)
    {
        var level = Math.Abs(sample);
        if (level <= Knee)
        {
            return sample;
        }

        // Goes on at the knee with the same slope and nears 1 without reaching it.
        var over = (level - Knee) / (1 - Knee);
        return MathF.CopySign(Knee + ((1 - Knee) * (over / (1 + over))), sample);
    }
}
