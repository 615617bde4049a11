using System.Numerics;
using MathNet.Numerics;
using MathNet.Numerics.IntegralTransforms;

namespace MusicRnn.Audio;

/// <summary>
/// What is in a sound at each moment: the level of each pitch, on a scale of equal steps for equal intervals as ears and keyboards
/// have it, and the highest and lowest sample. Made of overlapping Fourier transforms under a Hann window.
/// </summary>
public sealed class Spectrogram
{
    /// <summary>How many rows an octave has: three a semitone.</summary>
    public const int RowsPerOctave = 36;

    /// <summary>The octaves, from <see cref="LowestHertz"/> up.</summary>
    public const int Octaves = 9;

    /// <summary>The frequency of row 0: A0, the lowest key of the piano.</summary>
    public const double LowestHertz = 27.5;

    /// <summary>The rows, one for each pitch.</summary>
    public const int Rows = Octaves * RowsPerOctave;

    /// <summary>The level in decibels below which nothing is told.</summary>
    public const float Floor = -120;

    // 93 ms at 44100 Hz: long enough to part semitones from the octave below middle C on, short enough to show beats.
    private const int WindowFrames = 4096;
    private const int HopFrames = 512;

    // Beyond twice as many, each two neighbours become one.
    private const int FewestColumns = 1200;

    private readonly List<Column> _columns = [];
    private readonly double[] _window = Window.HannPeriodic(WindowFrames);
    private readonly Complex[] _spectrum = new Complex[WindowFrames];
    private readonly double[] _power = new double[(WindowFrames / 2) + 1];
    private readonly float[] _recent = new float[2 * WindowFrames];
    private readonly (double First, double Last)[] _binsOfRow = new (double, double)[Rows];
    private Column? _unfinished;
    private int _hopsInUnfinished;
    private int _hopsPerColumn = 1;

    private Spectrogram(int sampleRate)
    {
        SampleRate = sampleRate;
        for (var row = 0; row < Rows; row++)
        {
            double Bin(double place) => LowestHertz * Math.Pow(2, place / RowsPerOctave) * WindowFrames / sampleRate;
            _binsOfRow[row] = (Bin(row - 0.5), Bin(row + 0.5));
        }
    }

    /// <summary>Frames a second of the sound.</summary>
    public int SampleRate { get; }

    /// <summary>The columns: moments, evenly spread over the sound.</summary>
    public int Columns => _columns.Count;

    /// <summary>The length of the sound in seconds.</summary>
    public double Seconds { get; private set; }

    /// <summary>Listens to all that a source gives. Throws <see cref="OperationCanceledException"/> if cancelled.</summary>
    public static Spectrogram Of(IAudioSource source, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        var spectrogram = new Spectrogram(source.SampleRate);
        var hop = new float[2 * HopFrames];
        var total = 0L;
        for (int frames; (frames = Fill(source, hop)) > 0;)
        {
            cancellation.ThrowIfCancellationRequested();
            hop.AsSpan(2 * frames).Clear();
            spectrogram.Add(hop);
            total += frames;
        }

        if (spectrogram._unfinished is { } last)
        {
            spectrogram._columns.Add(last);
        }

        spectrogram.Seconds = (double)total / source.SampleRate;
        return spectrogram;
    }

    /// <summary>The level of a pitch at a moment: 0 decibels is a sine at full scale, <see cref="Floor"/> is silence.</summary>
    public float DecibelsAt(int column, int row) => _columns[column].Decibels[row];

    /// <summary>The lowest and the highest sample of a moment, of both ears.</summary>
    public (float Lowest, float Highest) RangeAt(int column) => (_columns[column].Lowest, _columns[column].Highest);

    // Fewer than fit only at the end.
    private static int Fill(IAudioSource source, Span<float> buffer)
    {
        var filled = 0;
        for (int frames; 2 * filled < buffer.Length && (frames = source.Read(buffer[(2 * filled)..])) > 0;)
        {
            filled += frames;
        }

        return filled;
    }

    private void Add(ReadOnlySpan<float> hop)
    {
        _recent.AsSpan(hop.Length).CopyTo(_recent);
        hop.CopyTo(_recent.AsSpan(_recent.Length - hop.Length));
        var column = _unfinished ??= new Column();
        foreach (var sample in hop)
        {
            column.Lowest = Math.Min(column.Lowest, sample);
            column.Highest = Math.Max(column.Highest, sample);
        }

        Transform();
        for (var row = 0; row < Rows; row++)
        {
            column.Decibels[row] = Math.Max(column.Decibels[row], DecibelsOf(_binsOfRow[row]));
        }

        _hopsInUnfinished++;
        if (_hopsInUnfinished == _hopsPerColumn)
        {
            _columns.Add(column);
            (_unfinished, _hopsInUnfinished) = (null, 0);
            HalveIfMany();
        }
    }

    private void HalveIfMany()
    {
        if (_columns.Count < 2 * FewestColumns)
        {
            return;
        }

        for (var index = 0; index < FewestColumns; index++)
        {
            var (one, other) = (_columns[2 * index], _columns[(2 * index) + 1]);
            one.Add(other);
            _columns[index] = one;
        }

        _columns.RemoveRange(FewestColumns, _columns.Count - FewestColumns);
        _hopsPerColumn *= 2;
    }

    /// <summary>Both ears in one transform, the left as real and the right as imaginary part; their powers are added.</summary>
    private void Transform()
    {
        for (var frame = 0; frame < WindowFrames; frame++)
        {
            _spectrum[frame] = new Complex(_window[frame] * _recent[2 * frame], _window[frame] * _recent[(2 * frame) + 1]);
        }

        Fourier.Forward(_spectrum, FourierOptions.NoScaling);

        // A sine at full scale in both ears, halved by the window and by its other half at negative frequencies, has this power.
        const double fullScale = WindowFrames / 4.0 * (WindowFrames / 4.0) * 2;
        for (var bin = 0; bin < _power.Length; bin++)
        {
            var (here, mirrored) = (_spectrum[bin], _spectrum[(WindowFrames - bin) % WindowFrames]);
            _power[bin] = (Squared(here) + Squared(mirrored)) / 2 / fullScale;
        }
    }

    private static double Squared(Complex number) => (number.Real * number.Real) + (number.Imaginary * number.Imaginary);

    // Of many bins the strongest; where the bins are wider than the row, what lies between two of them.
    private float DecibelsOf((double First, double Last) bins)
    {
        const double least = 1e-12;
        var middle = (bins.First + bins.Last) / 2;
        var below = (int)middle;
        if (below + 1 >= _power.Length)
        {
            return Floor;
        }

        var power = _power[below] + ((middle - below) * (_power[below + 1] - _power[below]));
        for (var bin = (int)Math.Ceiling(bins.First); bin <= bins.Last && bin < _power.Length; bin++)
        {
            power = Math.Max(power, _power[bin]);
        }

        return (float)(10 * Math.Log10(Math.Max(power, least)));
    }

    /// <summary>A moment.</summary>
    private sealed class Column
    {
        public Column() => Array.Fill(Decibels, Floor);

        public float[] Decibels { get; } = new float[Rows];

        public float Lowest { get; set; }

        public float Highest { get; set; }

        public void Add(Column other)
        {
            (Lowest, Highest) = (Math.Min(Lowest, other.Lowest), Math.Max(Highest, other.Highest));
            for (var row = 0; row < Rows; row++)
            {
                Decibels[row] = Math.Max(Decibels[row], other.Decibels[row]);
            }
        }
    }
}
