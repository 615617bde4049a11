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

    // The share of a part that goes into an effect when its controller is at its end (SoundFont 2.04, sections 8.4.8 and 8.4.9).
    private const double FullSend = 0.2;

    // What controller 91 sends unless it is moved; the room is as loud as it should be with that.
    private const float UsualReverbSend = (float)(FullSend * DefaultReverbSend / Full);
    private const int Keys = 128;
    private const double WheelSteps = 128;

    // Volume and pan glide to a new value; half of the way in so many seconds.
    private const double GlideSeconds = 0.004;

    private readonly float[] _left = new float[Voice.MostFrames];
    private readonly float[] _right = new float[Voice.MostFrames];
    private readonly float[] _room = new float[Voice.MostFrames];
    private readonly float[] _chorus = new float[Voice.MostFrames];
    private readonly byte[] _controllers = UsualControllers();
    private readonly byte[] _keyPressures = new byte[Keys];
    private double _modulation;
    private float _chorusSend;
    private bool _hasRoom;
    private bool _hasChorus;
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

    /// <summary>How far the modulation wheel is turned or the keys are pressed, 0 to 1.</summary>
    public double Modulation => Math.Min(1, _modulation + (Pressure / Full));

    /// <summary>Another number after each change of a controller, the pitch wheel or pressure.</summary>
    public int Version { get; private set; }

    /// <summary>The pressure on all keys, 0 to 127.</summary>
    public int Pressure { get; private set; }

    /// <summary>How far the pitch wheel reaches, in semitones.</summary>
    public double BendRange => _bendRange;

    /// <summary>Where the pitch wheel stands, 0 to 128; 64 is its middle.</summary>
    public double WheelPlace => (_bend + 1) * WheelSteps / 2;

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

    /// <summary>Where a voice adds what it sends into the room itself.</summary>
    public Span<float> SoundingInRoom(int frames)
    {
        _hasRoom = true;
        return _room.AsSpan(0, frames);
    }

    /// <summary>Where a voice adds what it sends into the chorus itself.</summary>
    public Span<float> SoundingInChorus(int frames)
    {
        _hasChorus = true;
        return _chorus.AsSpan(0, frames);
    }

    /// <summary>The value of a controller, 0 to 127.</summary>
    public int Controller(int number) => _controllers[number];

    /// <summary>The pressure on one key, 0 to 127.</summary>
    public int KeyPressure(int key) => _keyPressures[key];

    /// <summary>Presses all keys, 0 to 127.</summary>
    public void Press(int value) => (Pressure, Version) = (value, Version + 1);

    /// <summary>Presses one key, 0 to 127.</summary>
    public void PressKey(int key, int value)
    {
        _keyPressures[key & (Keys - 1)] = (byte)value;
        Version++;
    }

    /// <summary>Sets a controller by its number in the MIDI 1.0 specification; those that mean nothing here are passed over.</summary>
    public void Control(int number, int value)
    {
        _controllers[number & (Keys - 1)] = (byte)value;
        Version++;
        switch (number)
        {
            case ControllerNumber.Modulation:
                _modulation = value / Full;
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
            case ControllerNumber.ChorusSend:
                _chorusSend = (float)(FullSend * value / Full);
                break;
            case ControllerNumber.ParameterFine or ControllerNumber.ParameterCoarse:
                SelectParameter(number, value);
                break;
            case ControllerNumber.DataEntry when _parameter == 0:
                _bendRange = value;
                break;
            case ControllerNumber.ResetAll:
                ResetControllers();
                break;
            default:
                break;
        }
    }

    /// <summary>Bends the pitch, -8192 to 8191.</summary>
    public void Bend(int value) => (_bend, Version) = (value / BendReach, Version + 1);

    /// <summary>Adds the part's sound to the block's, and makes place for the next.</summary>
    /// <param name="bus">The block.</param>
    /// <param name="place">Where in it the sound begins.</param>
    /// <param name="frames">How long it is.</param>
    public void Mix(MixBus bus, int place, int frames)
    {
        var before = _gain;
        Glide(frames);
        var (from, to) = ((float)before, (float)_gain);
        MixSends(bus, place, frames, from, to);
        var left = _left.AsSpan(0, frames);
        var right = _right.AsSpan(0, frames);
        var send = (float)ReverbSend;
        Mixing.AddRamped(left, bus.Left.AsSpan(place), from, to);
        Mixing.AddRamped(right, bus.Right.AsSpan(place), from, to);
        if (send > 0)
        {
            Mixing.AddRamped(left, bus.RoomLeft.AsSpan(place), from * send, to * send);
            Mixing.AddRamped(right, bus.RoomRight.AsSpan(place), from * send, to * send);
        }

        left.Clear();
        right.Clear();
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

    // General MIDI's values after switching on.
    private static byte[] UsualControllers()
    {
        var values = new byte[Keys];
        values[ControllerNumber.Volume] = DefaultVolume;
        values[ControllerNumber.Pan] = (byte)PanMiddle;
        values[ControllerNumber.Expression] = (byte)Full;
        values[ControllerNumber.ReverbSend] = (byte)DefaultReverbSend;
        return values;
    }

    // What goes back and what stays is said in MIDI's recommended practice RP-015.
    private void ResetControllers()
    {
        (_modulation, _expression, IsPedalDown, _bend, _parameter, Pressure) = (0, 127, false, 0, -1, 0);
        (_controllers[ControllerNumber.Modulation], _controllers[ControllerNumber.Expression], _controllers[ControllerNumber.Sustain]) = (0, (byte)Full, 0);
        _keyPressures.AsSpan().Clear();
    }

    // What voices send themselves, and what goes into the chorus: rarely is there any.
    private void MixSends(MixBus bus, int place, int frames, float from, float to)
    {
        if (!_hasRoom && !_hasChorus && _chorusSend == 0)
        {
            return;
        }

        var room = _room.AsSpan(0, frames);
        var chorus = _chorus.AsSpan(0, frames);
        if (_hasRoom)
        {
            Mixing.AddRamped(room, bus.RoomLeft.AsSpan(place), from / UsualReverbSend, to / UsualReverbSend);
            Mixing.AddRamped(room, bus.RoomRight.AsSpan(place), from / UsualReverbSend, to / UsualReverbSend);
        }

        if (_chorusSend > 0)
        {
            Mixing.AddRamped(_left.AsSpan(0, frames), chorus, _chorusSend / 2, _chorusSend / 2);
            Mixing.AddRamped(_right.AsSpan(0, frames), chorus, _chorusSend / 2, _chorusSend / 2);
        }

        Mixing.AddRamped(chorus, bus.Chorus.AsSpan(place), from, to);
        room.Clear();
        chorus.Clear();
        (_hasRoom, _hasChorus) = (false, false);
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
