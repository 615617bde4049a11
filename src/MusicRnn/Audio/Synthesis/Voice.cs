using MusicRnn.Audio.SoundFonts;

namespace MusicRnn.Audio.Synthesis;

/// <summary>One sounding note: a wave read at the note's pitch, through envelope, filter and vibrato, into its part.</summary>
internal sealed class Voice
{
    /// <summary>The most frames that are rendered at once: envelopes and pitch move in steps of so many.</summary>
    public const int MostFrames = 64;

    private const double HalfTurn = 0.5;

    // Faster than that nothing of a recording is left to hear; slower, nothing moves.
    private const double HighestSpeed = 1024;

    private readonly float[] _left = new float[MostFrames];
    private readonly float[] _right = new float[MostFrames];
    private readonly LowPass _filter = new();
    private readonly InstrumentMotion _instrumentMotion = new();
    private readonly ZoneMotion _zoneMotion = new();
    private VoiceMotion _motion;
    private Tone _tone = null!;
    private Wave _wave = null!;
    private double _pan = double.NaN;
    private double _leftShare;
    private double _rightShare;
    private float _leftGain;
    private float _rightGain;
    private float _roomGain;
    private float _chorusGain;
    private double _seconds;
    private long _position;

    public Voice() => _motion = _instrumentMotion;

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
    public bool IsReleased => _motion.IsReleased;

    /// <summary>The sounds that cut it off; 0 for none.</summary>
    public int ChokeGroup => _tone.ChokeGroup;

    /// <summary>About how loud it is now, for choosing whom to take away; what rises counts as risen, what is struck fades with its age.</summary>
    public double Loudness => _wave.LoopFrames > 0 ? _motion.Loudness : _motion.Loudness / (1 + _seconds);

    /// <summary>Begins a note.</summary>
    public void Start(Tone tone, PartState part, int key, int velocity, int note)
    {
        (_tone, _wave, Part, Key, Note) = (tone, tone.Wave, part, key, note);
        (IsActive, IsFading, IsHeldByPedal) = (true, false, false);
        (_leftGain, _rightGain, _roomGain, _chorusGain, _seconds, _position) = (0, 0, 0, 0, 0, 0);
        _filter.Clear();
        if (tone is ZoneTone zone)
        {
            _zoneMotion.Start(zone, part, key, velocity);
            _motion = _zoneMotion;
        }
        else
        {
            _instrumentMotion.Start((InstrumentTone)tone, part, key, velocity);
            _motion = _instrumentMotion;
        }
    }

    /// <summary>Lets go of the key; the pedal may hold the note on.</summary>
    public void KeyUp()
    {
        if (_tone.IgnoresRelease)
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
        if (!_tone.IgnoresRelease)
        {
            _motion.Release();
            LeaveLoop();
        }
    }

    /// <summary>Takes the note away within a few milliseconds.</summary>
    public void FadeOut()
    {
        IsFading = true;
        _motion.FadeOut();
    }

    /// <summary>Takes back a note of which nothing has been heard.</summary>
    public void Forget() => IsActive = false;

    /// <summary>Adds the next frames, at most <see cref="MostFrames"/>, to the sound of the part.</summary>
    public void Render(int frames)
    {
        _motion.Advance(frames);
        _seconds += (double)frames / _tone.SampleRate;
        var leftOut = _left.AsSpan(0, frames);
        var rightOut = _tone.IsWide ? _right.AsSpan(0, frames) : leftOut;
        ReadWave(leftOut, rightOut);
        Filter(leftOut, rightOut);
        var (leftGain, rightGain) = TargetGains();
        Mixing.AddRamped(leftOut, Part.SoundingLeft(frames), _leftGain, leftGain);
        Mixing.AddRamped(rightOut, Part.SoundingRight(frames), _rightGain, rightGain);
        (_leftGain, _rightGain) = (leftGain, rightGain);
        Send(leftOut);
        IsActive &= !_motion.IsDone;
    }

    // What the note itself sends, besides what its part does.
    private void Send(ReadOnlySpan<float> sound)
    {
        var (room, chorus) = ((float)_motion.Level * _motion.ReverbSend, (float)_motion.Level * _motion.ChorusSend);
        if (room != 0 || _roomGain != 0)
        {
            Mixing.AddRamped(sound, Part.SoundingInRoom(sound.Length), _roomGain, room);
            _roomGain = room;
        }

        if (chorus != 0 || _chorusGain != 0)
        {
            Mixing.AddRamped(sound, Part.SoundingInChorus(sound.Length), _chorusGain, chorus);
            _chorusGain = chorus;
        }
    }

    // What follows the loop is heard once the key has gone up, if the recording wants it so.
    private void LeaveLoop()
    {
        if (_wave.Rest is { } rest)
        {
            _wave = rest;
        }
    }

    private void ReadWave(Span<float> left, Span<float> right)
    {
        const double one = 1L << Interpolator.FractionBits;
        var step = Math.Max(1, (long)(Math.Min(_motion.Speed, HighestSpeed) * one));
        if (_tone.IsWide && _wave.LoopFrames > 0)
        {
            // The other ear hears the same wave half a loop on: another moment of the same players.
            ReadFrom(_wave, _position + (_wave.LoopFrames / 2 << Interpolator.FractionBits), step, right);
        }

        _position = ReadFrom(_wave, _position, step, left);
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

                // A loop may be shorter than a step.
                var loop = wave.LoopFrames << Interpolator.FractionBits;
                position = end - loop + ((position - end) % loop);
                continue;
            }

            var frames = (int)Math.Min(output.Length, ((end - position - 1) / step) + 1);
            position = Interpolator.Read(wave.Samples, position, step, output[..frames]);
            output = output[frames..];
        }

        return position;
    }

    private void Filter(Span<float> left, Span<float> right)
    {
        if (double.IsPositiveInfinity(_motion.CutoffHertz))
        {
            return;
        }

        if (_tone.IsWide)
        {
            _filter.Apply(left, right, _motion.CutoffHertz, _tone.SampleRate);
        }
        else
        {
            _filter.Apply(left, _motion.CutoffHertz, _tone.SampleRate, _motion.Damping);
        }
    }

    private (float Left, float Right) TargetGains()
    {
        // Equal power: a sine and a cosine whose squares add up to 1, brought to 1 in the middle.
        const double middleIsOne = 1.41421356;
        var level = _motion.Level * middleIsOne;
        var pan = Math.Clamp(Part.Pan + _motion.Pan, -1, 1);
        if (pan != _pan)
        {
            var quarter = (pan + 1) * HalfTurn / 4;
            (_pan, _leftShare, _rightShare) = (pan, SineTable.At(quarter + 0.25), SineTable.At(quarter));
        }

        return ((float)(level * _leftShare), (float)(level * _rightShare));
    }
}
