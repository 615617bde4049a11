using System.Numerics;
using MathNet.Numerics.IntegralTransforms;

namespace MusicRnn.Audio.Synthesis.Timbres;

/// <summary>
/// A tone that is held: a spectrum of partials, breath and resonances turned into one long period by an inverse Fourier
/// transform with random phases, so that it repeats without a seam; partials given a width become an ensemble (Nasca Octavian
/// Paul, the PADsynth algorithm).
/// </summary>
internal sealed record SustainedTimbre(params double[] Harmonics) : Timbre
{
    // About 1.5 seconds for one player, 3 for many, whose beats must not be heard to repeat.
    private const double SoloSeconds = 1.2;
    private const double EnsembleSeconds = 2.4;

    // As in Sketch: what lies higher would fold back.
    private const double HighestShare = 0.4;
    private const double SpreadDeviations = 4;

    // About 2 Hz: how fast one player's tone wavers.
    private const double SoloDeviationBins = 2.5;
    private const double SixDecibels = 6.0206;
    private const double WeakestPartial = 1e-5;
    private const double CentsInOctave = 1200;
    private const double LowestBreathHertz = 200;

    /// <summary>How the partials behind the listed ones go on, in decibels an octave.</summary>
    public double Slope { get; init; } = -6;

    /// <summary>What the even partials are multiplied by: 0 for a closed tube.</summary>
    public double EvenGain { get; init; } = 1;

    /// <summary>The frequency above which all partials fall by a further 12 dB an octave.</summary>
    public double CornerHertz { get; init; } = 8000;

    /// <summary>Resonances; what lies outside of all of them has <see cref="ResonanceFloor"/>.</summary>
    public Resonance[] Resonances { get; init; } = [];

    /// <summary>The gain outside the resonances.</summary>
    public double ResonanceFloor { get; init; } = 1;

    /// <summary>The frequency of the first listed partial beside the note's: 0.5 for an organ with a sixteen-foot stop.</summary>
    public double BaseRatio { get; init; } = 1;

    /// <summary>How far the players are apart in pitch, as a standard deviation in cents; 0 is one player.</summary>
    public double WidthCents { get; init; }

    /// <summary>How unsteady a single player's partials are: the level of slow noise around each.</summary>
    public double Flutter { get; init; } = 0.04;

    /// <summary>The level of breath or bow noise beside the loudest partial.</summary>
    public double Breath { get; init; }

    /// <summary>The level of the noise with which the tone starts to speak.</summary>
    public double Chiff { get; init; }

    /// <inheritdoc/>
    public override Wave Make(double hertz, int sampleRate, Noise noise)
    {
        var wanted = (WidthCents > 0 ? EnsembleSeconds : SoloSeconds) * sampleRate;
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)wanted);

        // A whole number of periods fits, twice that many of the sixteen-foot stop's; the voice corrects the pitch.
        var periods = 2 * (int)Math.Max(1, Math.Round(hertz * size / sampleRate / 2));
        var exact = (double)periods * sampleRate / size;
        var bins = new Complex[size];
        for (var number = 1; number * BaseRatio * exact < HighestShare * sampleRate || number == 1; number++)
        {
            var frequency = number * BaseRatio * exact;
            AddPartial(bins, frequency * size / sampleRate, AmplitudeOf(number, frequency), ref noise);
        }

        AddBreath(bins, exact, sampleRate, ref noise);
        Fourier.Inverse(bins, FourierOptions.NoScaling);
        var period = new double[size];
        for (var frame = 0; frame < size; frame++)
        {
            period[frame] = bins[frame].Real;
        }

        return Wave.Loop(period, ChiffSound(exact, sampleRate, ref noise), exact);
    }

    private double AmplitudeOf(int number, double frequency)
    {
        var listed = Harmonics.Length == 0 ? 1 : Harmonics[Math.Min(number, Harmonics.Length) - 1];
        var beyond = Math.Max(1, (double)number / Math.Max(1, Harmonics.Length));
        var amplitude = listed * Math.Pow(beyond, Slope / SixDecibels);
        if (number % 2 == 0)
        {
            amplitude *= EvenGain;
        }

        var resonant = ResonanceFloor;
        foreach (var resonance in Resonances)
        {
            resonant += resonance.GainAt(frequency);
        }

        var corner = frequency / CornerHertz;
        return amplitude * resonant / (1 + (corner * corner));
    }

    private void AddPartial(Complex[] bins, double bin, double amplitude, ref Noise noise)
    {
        if (amplitude < WeakestPartial)
        {
            return;
        }

        // One player: a line with a little slow noise around it, which lets the tone live. Many: a bell curve, whose line in
        // the middle keeps the section in tune and from fading where its players cancel out.
        var solo = WidthCents <= 0;
        var deviation = solo ? SoloDeviationBins : Math.Max(0.5, bin * WidthCents * Math.Log(2) / CentsInOctave);
        var side = solo ? amplitude * Flutter : amplitude;
        var reach = (int)Math.Ceiling(SpreadDeviations * deviation);
        var middle = (int)Math.Round(bin);
        bins[middle] += Complex.FromPolarCoordinates(amplitude, 2 * Math.PI * noise.NextUnit());
        for (var place = Math.Max(1, middle - reach); place <= Math.Min((bins.Length / 2) - 1, middle + reach); place++)
        {
            var distance = (place - bin) / deviation;
            var level = side * Math.Exp(-distance * distance / 2) / Math.Sqrt(deviation);
            bins[place] += Complex.FromPolarCoordinates(level, 2 * Math.PI * noise.NextUnit());
        }
    }

    private void AddBreath(Complex[] bins, double hertz, int sampleRate, ref Noise noise)
    {
        if (Breath <= 0)
        {
            return;
        }

        // Fullest about two octaves above the note, as wind over an edge is, and softer below and above.
        var middle = Math.Log2(Math.Clamp(4 * hertz, 800, 4000));
        var level = Breath / Math.Sqrt(bins.Length) * 8;
        for (var place = 1; place < HighestShare * bins.Length; place++)
        {
            var frequency = (double)place * sampleRate / bins.Length;
            if (frequency < LowestBreathHertz)
            {
                continue;
            }

            var octaves = (Math.Log2(frequency) - middle) / 1.5;
            bins[place] += Complex.FromPolarCoordinates(level * Math.Exp(-octaves * octaves / 2), 2 * Math.PI * noise.NextUnit());
        }
    }

    private double[] ChiffSound(double hertz, int sampleRate, ref Noise noise)
    {
        if (Chiff <= 0)
        {
            return [];
        }

        const double seconds = 0.12;
        var sketch = new Sketch(seconds, sampleRate);
        sketch.AddNoise(hertz * 1.5, Math.Min(hertz * 6, 9000), Chiff * 2, seconds * 0.8, ref noise, attackSeconds: 0.012);
        return sketch.Sound.ToArray();
    }
}
