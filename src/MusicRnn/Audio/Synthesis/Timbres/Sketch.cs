using System.Runtime.Intrinsics;

namespace MusicRnn.Audio.Synthesis.Timbres;

/// <summary>A stretch of sound to which modes, sweeps and bursts of noise are added: what struck and plucked things are made of.</summary>
internal sealed class Sketch(double seconds, int sampleRate)
{
    /// <summary>The time in which a decay falls by 60 dB, in its time constants: ln(1000).</summary>
    public const double SixtyDecibels = 6.907755;

    // A vibration weaker than this, -100 dB, is no longer computed.
    private const double Inaudible = 1e-5;

    // Partials above it would fold back where a recording is played a little higher than it was made.
    private const double HighestShare = 0.4;

    // So much lies between the corners of a noise band and the frequencies that pass.
    private const double ButterworthDamping = 1.41421356;

    private readonly double[] _sound = new double[(int)(seconds * sampleRate) & ~(Lanes - 1)];

    private const int Lanes = 4;

    /// <summary>The sound so far.</summary>
    public Span<double> Sound => _sound;

    /// <summary>Frames a second.</summary>
    public int SampleRate => sampleRate;

    /// <summary>Adds a sine that begins at zero and decays; nothing where it lies too high to be recorded.</summary>
    /// <param name="hertz">Its frequency.</param>
    /// <param name="amplitude">Its level at the start.</param>
    /// <param name="decaySeconds">The time in which it loses 60 dB.</param>
    /// <param name="phase">Where in its period it starts, 0 to 1.</param>
    public void AddMode(double hertz, double amplitude, double decaySeconds, double phase = 0)
    {
        if (hertz > HighestShare * sampleRate)
        {
            return;
        }

        // Four frames at once, each turned by four frames' angle: one complex product for four samples.
        var angle = 2 * Math.PI * hertz / sampleRate;
        var decay = SixtyDecibels / (decaySeconds * sampleRate);
        var (re, im) = (Vector256<double>.Zero, Vector256<double>.Zero);
        for (var lane = 0; lane < Lanes; lane++)
        {
            var level = amplitude * Math.Exp(-decay * lane);
            re = re.WithElement(lane, level * Math.Cos((angle * lane) + (2 * Math.PI * phase)));
            im = im.WithElement(lane, level * Math.Sin((angle * lane) + (2 * Math.PI * phase)));
        }

        var shrink = Math.Exp(-decay * Lanes);
        var turnRe = Vector256.Create(shrink * Math.Cos(angle * Lanes));
        var turnIm = Vector256.Create(shrink * Math.Sin(angle * Lanes));
        var frames = Math.Min(_sound.Length, Lanes * (int)Math.Ceiling(Math.Log(Math.Max(1, Math.Abs(amplitude) / Inaudible)) / (decay * Lanes)));
        for (var frame = 0; frame < frames; frame += Lanes)
        {
            var place = _sound.AsSpan(frame, Lanes);
            (Vector256.Create<double>(place) + im).CopyTo(place);
            (re, im) = ((re * turnRe) - (im * turnIm), (re * turnIm) + (im * turnRe));
        }
    }

    /// <summary>Adds a sine whose pitch slides exponentially from one frequency to another while it decays.</summary>
    public void AddSweep(double fromHertz, double toHertz, double sweepSeconds, double amplitude, double decaySeconds)
    {
        var periods = 0.0;
        for (var frame = 0; frame < _sound.Length; frame++)
        {
            var time = (double)frame / sampleRate;
            _sound[frame] += amplitude * Math.Exp(-SixtyDecibels * time / decaySeconds) * Math.Sin(2 * Math.PI * periods);
            periods += (toHertz + ((fromHertz - toHertz) * Math.Exp(-time / sweepSeconds))) / sampleRate;
        }
    }

    /// <summary>Adds noise between two frequencies that rises in a straight line, then decays.</summary>
    /// <param name="lowHertz">Where it begins to be heard.</param>
    /// <param name="highHertz">Where it ends to be heard.</param>
    /// <param name="amplitude">About its highest level.</param>
    /// <param name="decaySeconds">The time in which it loses 60 dB.</param>
    /// <param name="noise">Where it comes from.</param>
    /// <param name="startSeconds">When it begins.</param>
    /// <param name="attackSeconds">How long it rises.</param>
    public void AddNoise(double lowHertz, double highHertz, double amplitude, double decaySeconds, ref Noise noise, double startSeconds = 0, double attackSeconds = 0.0005)
    {
        var lowCut = new Corner(lowHertz, sampleRate);
        var highCut = new Corner(Math.Min(highHertz, HighestShare * sampleRate), sampleRate);
        var start = (int)(startSeconds * sampleRate);
        for (var frame = start; frame < _sound.Length; frame++)
        {
            var time = (double)(frame - start) / sampleRate;
            var level = amplitude * Math.Min(1, time / attackSeconds) * Math.Exp(-SixtyDecibels * time / decaySeconds);
            var sample = highCut.Low(lowCut.High(noise.NextSample()));
            _sound[frame] += level * sample;
            if (level < Inaudible && time > attackSeconds)
            {
                return;
            }
        }
    }

    /// <summary>The same filter as <see cref="LowPass"/>, in double and at a fixed corner, with its high-pass.</summary>
    private struct Corner
    {
        private readonly double _a1;
        private readonly double _a2;
        private readonly double _a3;
        private double _first;
        private double _second;

        public Corner(double hertz, int sampleRate)
        {
            var g = Math.Tan(Math.PI * hertz / sampleRate);
            _a1 = 1 / (1 + (g * (g + ButterworthDamping)));
            _a2 = g * _a1;
            _a3 = g * _a2;
        }

        public double Low(double sample) => Step(sample).Low;

        public double High(double sample)
        {
            var (band, low) = Step(sample);
            return sample - (ButterworthDamping * band) - low;
        }

        private (double Band, double Low) Step(double sample)
        {
            var input = sample - _second;
            var band = (_a1 * _first) + (_a2 * input);
            var low = _second + (_a2 * _first) + (_a3 * input);
            _first = (2 * band) - _first;
            _second = (2 * low) - _second;
            return (band, low);
        }
    }
}
