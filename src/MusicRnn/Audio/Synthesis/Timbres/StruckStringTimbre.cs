namespace MusicRnn.Audio.Synthesis.Timbres;

/// <summary>
/// A string struck by a hammer: stiff, so that its partials lie wide (Fletcher, Normal Vibration Frequencies of a Stiff Piano
/// String, 1964); damped more the higher they are (Chaigne and Askenfelt, Numerical simulations of piano strings, 1994); in
/// choirs of two or three that are not quite in unison, so that a quick decay is followed by a slow one (Weinreich, Coupled
/// piano strings, 1977); with the knock of hammer and soundboard before it.
/// </summary>
internal sealed record StruckStringTimbre : Timbre
{
    private const double LongestSeconds = 9;
    private const double OctaveInKeys = 12;

    // How a partial's level is divided between the quick and the slow decay, and how much longer the slow one takes.
    private const double QuickShare = 0.78;
    private const double SlowShare = 0.22;
    private const double SlowFactor = 3.2;
    private const double WeakestPartial = 1e-4;
    private const double ThumpHertz = 95;
    private const double ThumpSeconds = 0.14;
    private const double KnockSeconds = 0.05;

    /// <summary>Where the hammer strikes, as a share of the string.</summary>
    public double StrikePoint { get; init; } = 0.12;

    /// <summary>The stiffness coefficient of middle C; partial k lies at k * sqrt(1 + B k^2).</summary>
    public double Stiffness { get; init; } = 3.0e-4;

    /// <summary>How fast the spectrum falls: the partial at this frequency is an e-th of what an ideal blow gives.</summary>
    public double BrightnessHertz { get; init; } = 1500;

    /// <summary>How long the lowest partial of middle C takes to lose 60 dB in its quick decay.</summary>
    public double DecaySeconds { get; init; } = 5.5;

    /// <summary>The damping of high partials: its share of the decay rate at 1 kHz, in 1/s.</summary>
    public double Damping { get; init; } = 0.35;

    /// <summary>How far the strings of a choir are apart, in cents.</summary>
    public double DetuneCents { get; init; } = 0.7;

    /// <summary>The level of the hammer's knock.</summary>
    public double Knock { get; init; } = 0.05;

    /// <inheritdoc/>
    public override Wave Make(double hertz, int sampleRate, Noise noise)
    {
        var octaves = Math.Log2(hertz / Tuning.MiddleCHertz);
        var decayRate = Sketch.SixtyDecibels / DecaySeconds * Math.Pow(2, octaves * 0.85);

        // Treble strings are short and stiff; wound bass strings stay near a constant (Fletcher and Rossing, The Physics of Musical Instruments, 12.3).
        var stiffness = Stiffness * Math.Max(0.4, Math.Pow(2, octaves * 1.4));
        var seconds = Math.Min(LongestSeconds, SlowFactor * Sketch.SixtyDecibels / decayRate);
        var sketch = new Sketch(seconds, sampleRate);

        // A hammer is harder in the treble, where its spectrum reaches higher, but fewer partials fit.
        var brightness = BrightnessHertz * Math.Pow(2, octaves * 0.45);
        for (var number = 1; AddPartial(sketch, hertz, number, stiffness, brightness, decayRate, ref noise); number++)
        {
        }

        sketch.AddNoise(500, 2500, Knock, KnockSeconds, ref noise);
        sketch.AddMode(ThumpHertz, Knock, ThumpSeconds);
        sketch.AddMode(ThumpHertz * 2.3, Knock * 0.7, ThumpSeconds);
        return Wave.OneShot(sketch.Sound, hertz, sampleRate);
    }

    private bool AddPartial(Sketch sketch, double hertz, int number, double stiffness, double brightness, double decayRate, ref Noise noise)
    {
        // Divided by the stretch of the first, so that the lowest partial is the note itself.
        var stretch = Math.Sqrt((1 + (stiffness * number * number)) / (1 + stiffness));
        var frequency = hertz * number * stretch;
        var blow = Math.Exp(-frequency / brightness) / Math.Sqrt(number);
        if (frequency > sketch.SampleRate / 2 || (blow < WeakestPartial && number > 1))
        {
            return false;
        }

        // The strike point silences the partials that have a node there; wood and felt never quite do.
        var amplitude = blow * (0.12 + Math.Abs(Math.Sin(Math.PI * number * StrikePoint)));
        var kiloHertz = frequency / 1000;
        var rate = decayRate + (Damping * kiloHertz * kiloHertz);
        var decay = Sketch.SixtyDecibels / rate;
        var detune = DetuneCents / (100 * OctaveInKeys) * (0.5 + noise.NextUnit());

        // Hammer and soundboard scatter the phases; were they all alike, the blow would be one sharp spike.
        var phase = number == 1 ? 0 : noise.NextUnit();
        sketch.AddMode(frequency * Exp2.Of(detune), amplitude * QuickShare * 0.5, decay, phase);
        sketch.AddMode(frequency * Exp2.Of(-detune), amplitude * QuickShare * 0.5, decay, phase);
        sketch.AddMode(frequency, amplitude * SlowShare, decay * SlowFactor, phase);
        return true;
    }
}
