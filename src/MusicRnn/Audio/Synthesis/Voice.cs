using System.Runtime.Intrinsics;

namespace MusicRnn.Audio.Synthesis;

/// <summary>One sounding note: a wave read at the note's pitch, through envelope, filter and vibrato, into its part.</summary>
internal sealed class Voice
{
    /// <summary>The most frames that are rendered at once: envelopes and pitch move in steps of so many.</summary>
    public const int MostFrames = 64;

    private const double CentsInSemitone = 100;

    // How far the modulation wheel bends the pitch at its end (General MIDI 2, modulation depth range).
    private const double WheelCents = 50;
    private const double WheelHertz = 5.3;
    private const double HalfTurn = 0.5;
    private const double SpreadOctaves = 3;

    private static readonly Vector256<float> FirstPlaces = Vector256.Create(0f, 1, 2, 3, 4, 5, 6, 7);

    private readonly float[] _left = new float[MostFrames];
    private readonly float[] _right = new float[MostFrames];
    private Tone _tone = null!;
    private Envelope _envelope;
    private LowPass _filter;
    private float _leftGain;
    private float _rightGain;
    private double _force;
    private double _velocityGain;
    private double _cutoffOctaves;
    private double _cutoffHertz;
    private double _pan;
    private double _seconds;
    private long _position;

    /// <summary>The part that plays it.</summary>
    public PartState Part { get; private set; } = null!;

    /// <summary>The key.</summary>
    public int Key { get; private set; }

    /// <summary>The number of the note in its piece, by which it is let go.</summary>
    public int Note { get; private set; }

    /// <summary>Whether it sounds at all.</summary>
    public bool IsActive { get; private set; }

    /// <summary>Whether it has been taken away and is only fading.</summary>
    public bool IsFading { get; private set; }

    /// <summary>Whether its key has been let go and only the pedal holds it.</summary>
    public bool IsHeldByPedal { get; private set; }

    /// <summary>Whether nothing of it has been heard yet.</summary>
    public bool IsUnheard => _seconds == 0;

    /// <summary>Whether it is dying away by itself.</summary>
    public bool IsReleased => _envelope.IsReleased;

    /// <summary>The sounds that cut it off; 0 for none.</summary>
    public int ChokeGroup => _tone.Instrument.ChokeGroup;

    /// <summary>About how loud it is now, for choosing whom to take away; what rises counts as risen, what is struck fades with its age.</summary>
    public double Loudness
    {
        get
        {
            var level = _force * (_envelope.IsRising ? 1 : _envelope.Level);
            return _tone.Wave.LoopFrames > 0 ? level : level / (1 + _seconds);
        }
    }

    /// <summary>Begins a note.</summary>
    public void Start(Tone tone, PartState part, int key, int velocity, int note)
    {
        const double full = 127;
        (_tone, Part, Key, Note) = (tone, part, key, note);
        (IsActive, IsFading, IsHeldByPedal) = (true, false, false);
        (_leftGain, _rightGain, _seconds, _position) = (0, 0, 0, 0);
        _filter = default;
        _envelope.Start(tone.Instrument.Envelope, tone.SampleRate);

        // General MIDI's recommended curve, 40 log10(velocity / 127) decibels: the square of the velocity.
        _force = velocity / full * (velocity / full);
        _velocityGain = _force * tone.Gain;
        var octaves = (key - Tuning.MiddleC) / 12.0;
        _pan = tone.Instrument.Pan + (tone.Instrument.KeySpread * octaves / SpreadOctaves);
        if (tone.Instrument.Filter is { } filter)
        {
            _cutoffHertz = filter.CutoffHertz;
            _cutoffOctaves = (filter.KeyTracking * octaves) - (filter.VelocityOctaves * (1 - (velocity / full)));
        }
    }

    /// <summary>Lets go of the key; the pedal may hold the note on.</summary>
    public void KeyUp()
    {
        if (_tone.Instrument.IgnoresRelease)
        {
            return;
        }

        if (Part.IsPedalDown)
        {
            IsHeldByPedal = true;
        }
        else
        {
            Release();
        }
    }

    /// <summary>Lets the note die away whatever the pedal does.</summary>
    public void Release()
    {
        IsHeldByPedal = false;
        if (!_tone.Instrument.IgnoresRelease)
        {
            _envelope.Release();
        }
    }

    /// <summary>Takes the note away within a few milliseconds.</summary>
    public void FadeOut()
    {
        IsFading = true;
        _envelope.FadeOut();
    }

    /// <summary>Takes back a note of which nothing has been heard.</summary>
    public void Forget() => IsActive = false;

    /// <summary>Adds the next frames, at most <see cref="MostFrames"/>, to the sound of the part.</summary>
    public void Render(Span<float> left, Span<float> right)
    {
        var frames = left.Length;
        _envelope.Advance(frames);
        _seconds += (double)frames / _tone.SampleRate;
        var leftOut = _left.AsSpan(0, frames);
        var rightOut = _tone.Instrument.IsWide ? _right.AsSpan(0, frames) : leftOut;
        ReadWave(leftOut, rightOut);
        Filter(leftOut, rightOut);
        var (leftGain, rightGain) = TargetGains();
        AddRamped(leftOut, left, _leftGain, leftGain);
        AddRamped(rightOut, right, _rightGain, rightGain);
        (_leftGain, _rightGain) = (leftGain, rightGain);
        IsActive &= !_envelope.IsDone;
    }

    private void ReadWave(Span<float> left, Span<float> right)
    {
        var wave = _tone.Wave;
        var step = (long)(Speed() * (1L << Interpolator.FractionBits));
        var shift = wave.LoopFrames / 2 << Interpolator.FractionBits;
        if (_tone.Instrument.IsWide && wave.LoopFrames > 0)
        {
            // The other ear hears the same wave half a loop on: another moment of the same players.
            ReadFrom(wave, _position + shift, step, right);
        }

        _position = ReadFrom(wave, _position, step, left);
    }

    /// <summary>Reads frames and goes round the loop or, where there is none, on into silence.</summary>
    private long ReadFrom(Wave wave, long position, long step, Span<float> output)
    {
        var end = wave.End << Interpolator.FractionBits;
        while (!output.IsEmpty)
        {
            if (position >= end)
            {
                if (wave.LoopFrames == 0)
                {
                    output.Clear();
                    IsActive = false;
                    return position;
                }

                position -= wave.LoopFrames << Interpolator.FractionBits;
                continue;
            }

            var frames = (int)Math.Min(output.Length, ((end - position - 1) / step) + 1);
            position = Interpolator.Read(wave.Samples, position, step, output[..frames]);
            output = output[frames..];
        }

        return position;
    }

    private double Speed()
    {
        var vibrato = _tone.Instrument.Vibrato;
        var depth = (vibrato.Cents * VibratoShare(vibrato)) + (WheelCents * Part.Modulation);
        var cents = depth == 0 ? 0 : depth * SineTable.At(_seconds * (vibrato.Hertz > 0 ? vibrato.Hertz : WheelHertz));
        var semitones = Part.BendSemitones + (cents / CentsInSemitone);
        return _tone.IsFixedPitch ? Tuning.Ratio(semitones) : Tuning.Hertz(Key + semitones) / _tone.Wave.Hertz;
    }

    private double VibratoShare(Vibrato vibrato) =>
        vibrato.DelaySeconds <= 0 ? 1 : Math.Clamp((_seconds - vibrato.DelaySeconds) / vibrato.DelaySeconds, 0, 1);

    private void Filter(Span<float> left, Span<float> right)
    {
        if (_tone.Instrument.Filter is not { } filter)
        {
            return;
        }

        var onset = filter.OnsetOctaves == 0 ? 0 : filter.OnsetOctaves * Exp2.Of(-_seconds / filter.OnsetSeconds);
        var cutoff = _cutoffHertz * Exp2.Of(_cutoffOctaves + onset);
        if (_tone.Instrument.IsWide)
        {
            _filter.Apply(left, right, cutoff, _tone.SampleRate);
        }
        else
        {
            _filter.Apply(left, cutoff, _tone.SampleRate);
        }
    }

    private (float Left, float Right) TargetGains()
    {
        // Equal power: a sine and a cosine whose squares add up to 1, brought to 1 in the middle.
        const double middleIsOne = 1.41421356;
        var vibrato = _tone.Instrument.Vibrato;
        var level = _velocityGain * _envelope.Level * middleIsOne;
        if (vibrato.Tremolo > 0)
        {
            level *= 1 + (vibrato.Tremolo * VibratoShare(vibrato) * SineTable.At(_seconds * vibrato.Hertz));
        }

        var pan = Math.Clamp(Part.Pan + _pan, -1, 1);
        var quarter = (pan + 1) * HalfTurn / 4;
        return ((float)(level * SineTable.At(quarter + 0.25)), (float)(level * SineTable.At(quarter)));
    }

    private static void AddRamped(ReadOnlySpan<float> sound, Span<float> sum, float from, float to)
    {
        var step = (to - from) / sound.Length;
        var frame = 0;
        for (; frame <= sound.Length - Vector256<float>.Count; frame += Vector256<float>.Count)
        {
            var places = Vector256.Create((float)(frame + 1)) + FirstPlaces;
            var eight = sum.Slice(frame, Vector256<float>.Count);
            (Vector256.Create<float>(eight) + (Vector256.Create(sound.Slice(frame, Vector256<float>.Count)) * (Vector256.Create(from) + (places * step)))).CopyTo(eight);
        }

        for (; frame < sound.Length; frame++)
        {
            sum[frame] += sound[frame] * (from + ((frame + 1) * step));
        }
    }
}
