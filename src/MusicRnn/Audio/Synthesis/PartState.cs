namespace MusicRnn.Audio.Synthesis;

/// <summary>What controllers have set for a part, and the sound of its voices before volume and room.</summary>
internal sealed class PartState(double pan, int sampleRate)
{
    private const double Full = 127;
    private const double PanMiddle = 64;
    private const double PanReach = 63;
    private const double BendReach = 8192;
    private const double DefaultBendSemitones = 2;
    private const int PedalDownFrom = 64;
    private const int DefaultVolume = 100;
    private const double DefaultReverbSend = 40;

    // Volume and pan glide to a new value; half of the way in so many seconds.
    private const double GlideSeconds = 0.004;

    private readonly float[] _left = new float[Voice.MostFrames];
    private readonly float[] _right = new float[Voice.MostFrames];
    private int _volume = DefaultVolume;
    private int _expression = 127;
    private double _wantedPan = pan;
    private double _bend;
    private double _bendRange = DefaultBendSemitones;
    private int _parameter = -1;
    private double _gain = GainOf(DefaultVolume, 127);
    private bool _isSounding;

    /// <summary>Where the part stands: -1 left to 1 right.</summary>
    public double Pan { get; private set; } = pan;

    /// <summary>Whether the sustain pedal is down.</summary>
    public bool IsPedalDown { get; private set; }

    /// <summary>How far the modulation wheel is turned, 0 to 1.</summary>
    public double Modulation { get; private set; }

    /// <summary>How much of the part goes into the room, where 1 is usual.</summary>
    public double ReverbSend { get; private set; } = 1;

    /// <summary>How far the pitch is bent, in semitones.</summary>
    public double BendSemitones => _bend * _bendRange;

    /// <summary>Whether a voice has added to it since it was last mixed.</summary>
    public bool HasSound { get; private set; }

    /// <summary>Where a voice adds its left sound.</summary>
    public Span<float> SoundingLeft(int frames)
    {
        HasSound = true;
        return _left.AsSpan(0, frames);
    }

    /// <summary>Where a voice adds its right sound.</summary>
    public Span<float> SoundingRight(int frames) => _right.AsSpan(0, frames);

    /// <summary>Sets a controller by its number in the MIDI 1.0 specification; those that mean nothing here are passed over.</summary>
    public void Control(int number, int value)
    {
        switch (number)
        {
            case ControllerNumber.Modulation:
                Modulation = value / Full;
                break;
            case ControllerNumber.Volume:
                _volume = value;
                break;
            case ControllerNumber.Pan:
                _wantedPan = Math.Clamp((value - PanMiddle) / PanReach, -1, 1);
                break;
            case ControllerNumber.Expression:
                _expression = value;
                break;
            case ControllerNumber.Sustain:
                IsPedalDown = value >= PedalDownFrom;
                break;
            case ControllerNumber.ReverbSend:
                ReverbSend = value / DefaultReverbSend;
                break;
            case ControllerNumber.ParameterFine or ControllerNumber.ParameterCoarse:
                SelectParameter(number, value);
                break;
            case ControllerNumber.DataEntry when _parameter == 0:
                _bendRange = value;
                break;
            case ControllerNumber.ResetAll:
                (Modulation, _expression, IsPedalDown, _bend, _parameter) = (0, 127, false, 0, -1);
                break;
            default:
                break;
        }
    }

    /// <summary>Bends the pitch, -8192 to 8191.</summary>
    public void Bend(int value) => _bend = value / BendReach;

    /// <summary>Adds the part's sound to the sum and to what the room hears, and makes place for the next.</summary>
    public void Mix(Span<float> left, Span<float> right, Span<float> roomLeft, Span<float> roomRight)
    {
        var frames = left.Length;
        var before = _gain;
        Glide(frames);
        var gain = (float)before;
        var step = (float)(_gain - before) / frames;
        var send = (float)ReverbSend;
        for (var frame = 0; frame < frames; frame++)
        {
            gain += step;
            var (leftSample, rightSample) = (_left[frame] * gain, _right[frame] * gain);
            left[frame] += leftSample;
            right[frame] += rightSample;
            roomLeft[frame] += leftSample * send;
            roomRight[frame] += rightSample * send;
        }

        _left.AsSpan(0, frames).Clear();
        _right.AsSpan(0, frames).Clear();
        HasSound = false;
    }

    /// <summary>Says that nothing of the part sounded.</summary>
    public void Rest() => _isSounding = false;

    /// <summary>Takes what is set as it is, without gliding: for a note that begins where nothing of the part sounds.</summary>
    public void Begin()
    {
        if (!_isSounding)
        {
            (_gain, Pan, _isSounding) = (GainOf(_volume, _expression), _wantedPan, true);
        }
    }

    private static double GainOf(int volume, int expression)
    {
        // General MIDI's recommended curve, 40 log10(value / 127) decibels for each.
        var product = volume / Full * (expression / Full);
        return product * product;
    }

    private void Glide(int frames)
    {
        var rest = Exp2.Of(-frames / (GlideSeconds * sampleRate));
        var wanted = GainOf(_volume, _expression);
        _gain = wanted + ((_gain - wanted) * rest);
        Pan = _wantedPan + ((Pan - _wantedPan) * rest);
    }

    // Only the pitch bend range, registered parameter 0, is known; any other is noted as unknown.
    private void SelectParameter(int number, int value)
    {
        var isCoarse = number == ControllerNumber.ParameterCoarse;
        var half = Math.Max(_parameter, 0);
        _parameter = isCoarse ? (value << 7) | (half & 0x7F) : (half & ~0x7F) | value;
    }
}
