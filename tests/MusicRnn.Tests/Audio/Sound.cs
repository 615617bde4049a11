using System.Numerics;
using MathNet.Numerics.IntegralTransforms;
using MusicRnn.Audio;
using MusicRnn.Music;

namespace MusicRnn.Tests.Audio;

/// <summary>A rendered piece, and what can be measured on it.</summary>
internal sealed class Sound
{
    public const int Rate = 44_100;

    // A millisecond a tick at the default tempo of 120.
    public const int Quarter = 500;

    public static readonly AudioOptions Dry = new() { Reverb = 0 };

    private Sound(float[] left, float[] right)
    {
        (Left, Right) = (left, right);
    }

    public float[] Left { get; }

    public float[] Right { get; }

    public static Piece PieceOf(params Part[] parts) => new() { TicksPerQuarter = Quarter, Parts = [.. parts] };

    public static Piece OneNote(int program, int key, int milliseconds, int velocity = 100, params ControlEvent[] controls) =>
        PieceOf(new Part { Program = program, Notes = [new Note(0, milliseconds, key, velocity)], Controls = [.. controls] });

    public static ControlEvent Control(int tick, int number, int value) => new(tick, ControlKind.Controller, number, value);

    public static Sound Of(Piece piece, AudioOptions? options = null, int framesAtOnce = 4096)
    {
        var audio = new PieceAudio(piece, options ?? Dry);
        var (left, right) = (new List<float>(), new List<float>());
        var buffer = new float[2 * framesAtOnce];
        for (int frames; (frames = audio.Read(buffer)) > 0;)
        {
            for (var frame = 0; frame < frames; frame++)
            {
                left.Add(buffer[2 * frame]);
                right.Add(buffer[(2 * frame) + 1]);
            }
        }

        return new Sound([.. left], [.. right]);
    }

    public double Rms(double fromSeconds, double toSeconds) => Math.Sqrt((Power(Left, fromSeconds, toSeconds) + Power(Right, fromSeconds, toSeconds)) / 2);

    public static double Power(float[] samples, double fromSeconds, double toSeconds)
    {
        var (sum, from, to) = (0.0, (int)(fromSeconds * Rate), (int)(toSeconds * Rate));
        for (var frame = from; frame < Math.Min(to, samples.Length); frame++)
        {
            sum += samples[frame] * samples[frame];
        }

        return sum / (to - from);
    }

    /// <summary>The largest change from one sample to the next.</summary>
    public double LargestStep(double fromSeconds, double toSeconds)
    {
        var largest = 0.0;
        for (var frame = Math.Max(1, (int)(fromSeconds * Rate)); frame < Math.Min((int)(toSeconds * Rate), Left.Length); frame++)
        {
            largest = Math.Max(largest, Math.Abs(Left[frame] - Left[frame - 1]));
        }

        return largest;
    }

    /// <summary>The largest fourth difference: next to nothing for a low smooth tone, six times the step where it breaks off.</summary>
    public double SharpestEdge(double fromSeconds, double toSeconds)
    {
        var sharpest = 0.0;
        for (var frame = Math.Max(4, (int)(fromSeconds * Rate)); frame < Math.Min((int)(toSeconds * Rate), Left.Length); frame++)
        {
            var edge = Left[frame] - (4 * Left[frame - 1]) + (6 * Left[frame - 2]) - (4 * Left[frame - 3]) + Left[frame - 4];
            sharpest = Math.Max(sharpest, Math.Abs(edge));
        }

        return sharpest;
    }

    public double Peak => Math.Max(Left.Max(Math.Abs), Right.Max(Math.Abs));

    /// <summary>How far the fundamental lies from a key: the middle of gravity of the power within 60 cents of it, over a second and a half.</summary>
    public double CentsFrom(double key, double fromSeconds)
    {
        // Turned back by the wanted frequency, what is left turns slowly, and sums of a few samples tell it.
        const int size = 65_536;
        const int frames = 256;
        var wanted = 440 * Math.Pow(2, (key - 69) / 12.0);
        var start = (int)(fromSeconds * Rate);
        var slow = new Complex[size / frames];
        var turn = Complex.FromPolarCoordinates(1, -2 * Math.PI * wanted / Rate);
        var phasor = Complex.One;
        for (var frame = 0; frame < size && start + frame < Left.Length; frame++, phasor *= turn)
        {
            slow[frame / frames] += phasor * ((Left[start + frame] + Right[start + frame]) * (0.5 - (0.5 * Math.Cos(2 * Math.PI * frame / size))));
        }

        const double stepHertz = Rate / 2.0 / size;
        var (moment, power) = (0.0, 0.0);
        for (var step = (int)(wanted * (Math.Pow(2, -0.05) - 1) / stepHertz); step <= wanted * (Math.Pow(2, 0.05) - 1) / stepHertz; step++)
        {
            var (total, place, slowTurn) = (Complex.Zero, Complex.One, Complex.FromPolarCoordinates(1, -2 * Math.PI * step * stepHertz * frames / Rate));
            foreach (var each in slow)
            {
                total += each * place;
                place *= slowTurn;
            }

            var magnitude = total.Magnitude;
            moment += magnitude * magnitude * step * stepHertz;
            power += magnitude * magnitude;
        }

        return 1200 * Math.Log2(1 + (moment / power / wanted));
    }

    /// <summary>The share of the power that lies further from every partial of a tone than a tenth of the way to the next.</summary>
    public double ShareBetweenPartials(double hertz)
    {
        var spectrum = Spectrum(0.15);
        var bin = (double)Rate / spectrum.Length;
        var (between, all) = (0.0, 0.0);
        for (var place = 1; place < spectrum.Length / 2; place++)
        {
            var power = spectrum[place].Magnitude * spectrum[place].Magnitude;
            var partial = place * bin / hertz;
            all += power;
            between += Math.Abs(partial - Math.Round(partial)) > 0.1 ? power : 0;
        }

        return between / all;
    }

    /// <summary>The first frame that is not exactly silent.</summary>
    public int FirstSoundingFrame => Array.FindIndex(Left, sample => sample != 0);

    private Complex[] Spectrum(double fromSeconds)
    {
        // A second and a half under a bell, in bins of a third of a hertz.
        const int size = 65_536;
        var spectrum = new Complex[2 * size];
        var start = (int)(fromSeconds * Rate);
        for (var frame = 0; frame < size && start + frame < Left.Length; frame++)
        {
            spectrum[frame] = (Left[start + frame] + Right[start + frame]) * (0.5 - (0.5 * Math.Cos(2 * Math.PI * frame / size)));
        }

        Fourier.Forward(spectrum, FourierOptions.NoScaling);
        return spectrum;
    }
}
