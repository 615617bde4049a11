namespace MusicRnn.Audio.Synthesis;

/// <summary>How a note of a built-in instrument moves.</summary>
internal sealed class InstrumentMotion : VoiceMotion
{
    private const double CentsInSemitone = 100;

    // How far the modulation wheel bends the pitch at its end (General MIDI 2, modulation depth range).
    private const double WheelCents = 50;
    private const double WheelHertz = 5.3;
    private const double SpreadOctaves = 3;

    private InstrumentTone _tone = null!;
    private PartState _part = null!;
    private Envelope _envelope;
    private int _key;
    private double _force;
    private double _velocityGain;
    private double _cutoffOctaves;
    private double _seconds;

    /// <inheritdoc/>
    public override double Damping => LowPass.FlatDamping;

    /// <inheritdoc/>
    public override double Loudness => _force * (_envelope.IsRising ? 1 : _envelope.Level);

    /// <inheritdoc/>
    public override bool IsReleased => _envelope.IsReleased;

    /// <inheritdoc/>
    public override bool IsDone => _envelope.IsDone;

    /// <summary>Begins a note.</summary>
    public void Start(InstrumentTone tone, PartState part, int key, int velocity)
    {
        const double full = 127;
        (_tone, _part, _key, _seconds) = (tone, part, key, 0);
        _envelope.Start(tone.Instrument.Envelope, tone.SampleRate);

        // General MIDI's recommended curve, 40 log10(velocity / 127) decibels: the square of the velocity.
        _force = velocity / full * (velocity / full);
        _velocityGain = _force * tone.Gain;
        var octaves = (key - Tuning.MiddleC) / 12.0;
        Pan = tone.Instrument.Pan + (tone.Instrument.KeySpread * octaves / SpreadOctaves);
        ChorusSend = tone.Instrument.ChorusSend;
        if (tone.Instrument.Filter is { } filter)
        {
            _cutoffOctaves = (filter.KeyTracking * octaves) - (filter.VelocityOctaves * (1 - (velocity / full)));
        }
    }

    /// <inheritdoc/>
    public override void Release() => _envelope.Release();

    /// <inheritdoc/>
    public override void FadeOut() => _envelope.FadeOut();

    /// <inheritdoc/>
    public override void Advance(int frames)
    {
        _envelope.Advance(frames);
        _seconds += (double)frames / _tone.SampleRate;
        Speed = SpeedNow();
        CutoffHertz = CutoffNow();
        var vibrato = _tone.Instrument.Vibrato;
        var level = _velocityGain * _envelope.Level;
        Level = vibrato.Tremolo > 0
            ? level * (1 + (vibrato.Tremolo * VibratoShare(vibrato) * SineTable.At(_seconds * vibrato.Hertz)))
            : level;
    }

    private double SpeedNow()
    {
        var vibrato = _tone.Instrument.Vibrato;
        var depth = (vibrato.Cents * VibratoShare(vibrato)) + (WheelCents * _part.Modulation);
        var cents = depth == 0 ? 0 : depth * SineTable.At(_seconds * (vibrato.Hertz > 0 ? vibrato.Hertz : WheelHertz));
        var semitones = _part.BendSemitones + (cents / CentsInSemitone);
        return _tone.IsFixedPitch ? Tuning.Ratio(semitones) : Tuning.Hertz(_key + semitones) / _tone.Wave.Hertz;
    }

    private double VibratoShare(Vibrato vibrato) =>
        vibrato.DelaySeconds <= 0 ? 1 : Math.Clamp((_seconds - vibrato.DelaySeconds) / vibrato.DelaySeconds, 0, 1);

    private double CutoffNow()
    {
        if (_tone.Instrument.Filter is not { } filter)
        {
            return double.PositiveInfinity;
        }

        var onset = filter.OnsetOctaves == 0 ? 0 : filter.OnsetOctaves * Exp2.Of(-_seconds / filter.OnsetSeconds);
        return filter.CutoffHertz * Exp2.Of(_cutoffOctaves + onset);
    }
}
