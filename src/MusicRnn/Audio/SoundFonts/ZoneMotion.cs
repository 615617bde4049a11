using MusicRnn.Audio.Synthesis;

namespace MusicRnn.Audio.SoundFonts;

/// <summary>How a note of a SoundFont moves: the generators of its zone, changed by modulators, envelopes and LFOs (SoundFont 2.04, section 9).</summary>
internal sealed class ZoneMotion : VoiceMotion
{
    // The volume envelope spans 100 dB (8.1.2, decayVolEnv).
    private const double EnvelopeCentibels = 1_000;

    // 90 dB below the top of the envelope nothing is heard.
    private const double SilentValue = 0.1;

    // What is choked or taken away goes in so long a time from its top, a few milliseconds to silence.
    private const double FadeSeconds = 0.02;
    private const double FullSend = 1_000;
    private const double PanReach = 500;
    private const double CentsInSemitone = 100;
    private const double MostCents = 24_000;
    private const double KeyOfEnvelopes = 60;
    private const double MostAttenuation = 1_440;

    // A font may boost what a part attenuates, see ModulatorsOf; but not beyond that.
    private const double MostBoost = -960;

    // Full scale in one recording is as loud as a hard note of the built-in bank.
    private const double Gain = 0.14;

    // The lowest height above the level far below the cutoff at which no peak is seen: that of a Butterworth filter, in centibels.
    private const double FlatCentibels = 30.103;

    private readonly double[] _values = new double[GeneratorValues.Count];
    private ZoneTone _tone = null!;
    private PartState _part = null!;
    private StagedEnvelope _volume;
    private StagedEnvelope _modulation;
    private Lfo _modulationLfo;
    private Lfo _vibratoLfo;
    private int _seenVersion;
    private int _key;
    private int _playedKey;
    private int _velocity;
    private double _cents;
    private double _seenCents;
    private double _seenCutoff;
    private double _modulationLfoHertz;
    private double _vibratoLfoHertz;
    private double _amplitude;
    private double _filterGain;
    private double _damping;
    private bool _isFading;

    /// <inheritdoc/>
    public override bool IsReleased => _volume.IsReleased;

    /// <inheritdoc/>
    public override bool IsDone => _volume.IsDone || (_volume.IsReleased && _volume.Value <= SilentValue);

    /// <inheritdoc/>
    public override double Loudness => _amplitude * (_volume.IsRising ? 1 : EnvelopeAmplitude);

    /// <inheritdoc/>
    public override double Damping => _damping;

    private double EnvelopeAmplitude => _volume.IsRising ? _volume.Value : Units.Amplitude(EnvelopeCentibels * (1 - _volume.Value));

    // The attack is convex, so that it is straight in hertz (8.1.2, attackModEnv).
    private double ModulationValue => _modulation.IsRising ? ModulatorSource.Convex(_modulation.Value) : _modulation.Value;

    /// <summary>Begins a note.</summary>
    public void Start(ZoneTone tone, PartState part, int key, int velocity)
    {
        (_tone, _part, _key, _isFading, _seenCents, _seenCutoff) = (tone, part, key, false, double.NaN, double.NaN);
        _playedKey = tone.Values[(int)Generator.Key] >= 0 ? (int)tone.Values[(int)Generator.Key] : key;
        _velocity = tone.Values[(int)Generator.Velocity] > 0 ? (int)tone.Values[(int)Generator.Velocity] : velocity;
        Modulate();
        _volume.Start(new StageTimes(
            Units.SecondsOrNone(V(Generator.VolumeEnvelopeDelay)),
            Units.Seconds(V(Generator.VolumeEnvelopeAttack)),
            Units.SecondsOrNone(WithKey(Generator.VolumeEnvelopeHold, Generator.KeyToVolumeEnvelopeHold)),
            Units.Seconds(WithKey(Generator.VolumeEnvelopeDecay, Generator.KeyToVolumeEnvelopeDecay)),
            Math.Clamp(1 - (V(Generator.VolumeEnvelopeSustain) / EnvelopeCentibels), 0, 1),
            0));
        _modulation.Start(new StageTimes(
            Units.SecondsOrNone(V(Generator.ModulationEnvelopeDelay)),
            Units.Seconds(V(Generator.ModulationEnvelopeAttack)),
            Units.SecondsOrNone(WithKey(Generator.ModulationEnvelopeHold, Generator.KeyToModulationEnvelopeHold)),
            Units.Seconds(WithKey(Generator.ModulationEnvelopeDecay, Generator.KeyToModulationEnvelopeDecay)),
            Math.Clamp(1 - (V(Generator.ModulationEnvelopeSustain) / EnvelopeCentibels), 0, 1),
            0));
        _modulationLfo.Start(Units.SecondsOrNone(V(Generator.ModulationLfoDelay)));
        _vibratoLfo.Start(Units.SecondsOrNone(V(Generator.VibratoLfoDelay)));
    }

    /// <inheritdoc/>
    public override void Release()
    {
        if (!_volume.IsReleased)
        {
            ReleaseIn(Units.Seconds(V(Generator.VolumeEnvelopeRelease)));
            _modulation.Release(ModulationValue, Units.Seconds(V(Generator.ModulationEnvelopeRelease)));
        }
    }

    /// <inheritdoc/>
    public override void FadeOut()
    {
        if (!_isFading)
        {
            _isFading = true;
            ReleaseIn(Math.Min(FadeSeconds, Units.Seconds(V(Generator.VolumeEnvelopeRelease))));
        }
    }

    /// <inheritdoc/>
    public override void Advance(int frames)
    {
        if (_seenVersion != _part.Version)
        {
            Modulate();
        }

        var seconds = (double)frames / _tone.SampleRate;
        _volume.Advance(seconds);
        _modulation.Advance(seconds);
        _modulationLfo.Advance(seconds, _modulationLfoHertz);
        _vibratoLfo.Advance(seconds, _vibratoLfoHertz);
        var (envelope, slow) = (ModulationValue, _modulationLfo.Value);
        var cents = _cents + (_part.BendSemitones * CentsInSemitone)
            + (envelope * V(Generator.ModulationEnvelopeToPitch)) + (slow * V(Generator.ModulationLfoToPitch)) + (_vibratoLfo.Value * V(Generator.VibratoLfoToPitch));
        if (cents != _seenCents)
        {
            _seenCents = cents;
            Speed = Units.Ratio(Math.Clamp(cents, -MostCents, MostCents)) * _tone.Sample.SampleRate / _tone.SampleRate;
        }

        Level = Gain * _filterGain * _amplitude * EnvelopeAmplitude * LfoAmplitude(slow);
        MoveFilter(envelope, slow);
    }

    private void MoveFilter(double envelope, double slow)
    {
        if (_tone.IsOpen)
        {
            CutoffHertz = double.PositiveInfinity;
            return;
        }

        var cutoff = V(Generator.FilterCutoff) + (envelope * V(Generator.ModulationEnvelopeToFilter)) + (slow * V(Generator.ModulationLfoToFilter));
        if (cutoff != _seenCutoff)
        {
            _seenCutoff = cutoff;
            CutoffHertz = Units.Hertz(GeneratorValues.Clamp(Generator.FilterCutoff, cutoff));
        }
    }

    private double LfoAmplitude(double slow)
    {
        var centibels = V(Generator.ModulationLfoToVolume);
        return centibels == 0 ? 1 : Units.Amplitude(-slow * GeneratorValues.Clamp(Generator.ModulationLfoToVolume, centibels));
    }

    private double V(Generator generator) => _values[(int)generator];

    // Keys above middle C have it shorter (8.1.2, keynumToVolEnvHold and its like).
    private double WithKey(Generator time, Generator share) => V(time) + ((KeyOfEnvelopes - _playedKey) * V(share));

    private void ReleaseIn(double seconds)
    {
        // The attack goes straight in amplitude, the release in decibels: it begins where both are equally loud.
        var value = _volume.IsRising
            ? 1 + (Math.Log10(Math.Max(_volume.Value, 1e-9)) * 200 / EnvelopeCentibels)
            : _volume.Value;
        _volume.Release(Math.Clamp(value, 0, 1), seconds);
    }

    /// <summary>Takes the values of the zone and adds what the modulators say now.</summary>
    private void Modulate()
    {
        _seenVersion = _part.Version;
        _tone.Values.CopyTo(_values, 0);
        foreach (var modulator in _tone.Modulators)
        {
            var amount = modulator.Amount * ValueOf(modulator.Source) * ValueOf(modulator.AmountSource);
            _values[(int)modulator.Target] += modulator.IsAbsolute ? Math.Abs(amount) : amount;
        }

        var root = V(Generator.RootKey) >= 0 ? V(Generator.RootKey) : _tone.Sample.Key;
        _cents = ((_playedKey - root) * V(Generator.ScaleTuning)) + (V(Generator.CoarseTune) * CentsInSemitone) + V(Generator.FineTune) + _tone.Sample.CorrectionCents;
        _values[(int)Generator.FilterResonance] = GeneratorValues.Clamp(Generator.FilterResonance, V(Generator.FilterResonance));
        _amplitude = Units.Amplitude(Math.Clamp(V(Generator.Attenuation), MostBoost, MostAttenuation));

        // What is heard of the filter far below its peak is lowered by half of the peak's height (9.1.9, and EMU's cards).
        _filterGain = Units.Amplitude(V(Generator.FilterResonance) / 2);
        _damping = Units.Amplitude(V(Generator.FilterResonance) - FlatCentibels);
        _modulationLfoHertz = Units.Hertz(GeneratorValues.Clamp(Generator.ModulationLfoFrequency, V(Generator.ModulationLfoFrequency)));
        _vibratoLfoHertz = Units.Hertz(GeneratorValues.Clamp(Generator.VibratoLfoFrequency, V(Generator.VibratoLfoFrequency)));
        Pan = Math.Clamp(V(Generator.Pan) / PanReach, -1, 1);
        ReverbSend = (float)(Math.Clamp(V(Generator.ReverbSend), 0, FullSend) / FullSend);
        ChorusSend = (float)(Math.Clamp(V(Generator.ChorusSend), 0, FullSend) / FullSend);
    }

    private double ValueOf(ModulatorSource source) => source.IsController
        ? source.At(_part.Controller(source.Number))
        : source.Number switch
        {
            ModulatorSource.NoteVelocity => source.At(_velocity),
            ModulatorSource.NoteKey => source.At(_playedKey),
            ModulatorSource.KeyPressure => source.At(_part.KeyPressure(_key)),
            ModulatorSource.ChannelPressure => source.At(_part.Pressure),
            ModulatorSource.PitchWheel => source.At(_part.WheelPlace),
            ModulatorSource.PitchWheelRange => source.At(_part.BendRange),
            _ => 1,
        };
}
