using System.Globalization;
using MusicRnn.Audio;
using MusicRnn.Cli.Info;
using SkiaSharp;

namespace MusicRnn.Cli.Rendering;

/// <summary>Draws a sound: its level over time, and below it the level of each pitch over time.</summary>
internal sealed class SpectrogramPicture(Spectrogram sound, PianoRollPen pen)
{
    private const float PixelsPerPoint = 2;
    private const float Width = 1100;
    private const float Height = 640;
    private const float Left = 58;
    private const float Right = Width - 58;
    private const float LevelTop = 62;
    private const float LevelBottom = 142;
    private const float Top = 156;
    private const float Bottom = Height - 34;

    // Beyond so many decibels below the loudest, nothing is heard beside it.
    private const float Depth = 80;

    private static readonly SKColor LevelInk = new(0x31, 0x68, 0x8E);
    private static readonly SKColor Rule = new(0x99, 0x99, 0x99);

    // From silence to the loudest; each lighter than the one before it, so that it reads in grey too.
    private static readonly SKColor[] Heat =
        [new(0x08, 0x06, 0x12), new(0x38, 0x12, 0x6C), new(0x8C, 0x29, 0x81), new(0xDE, 0x49, 0x68), new(0xFE, 0x9F, 0x6D), new(0xFC, 0xFD, 0xBF)];

    private static readonly double[] TickSteps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600];

    /// <summary>Listens to all that a source gives and writes a PNG file. Throws <see cref="MusicRnnException"/> if that cannot be written.</summary>
    public static void Write(IAudioSource source, string heading, string path, CancellationToken stop)
    {
        var png = Draw(Spectrogram.Of(source, stop), heading);
        AtomicFile.Write(path, stream => stream.Write(png));
    }

    /// <summary>The picture as a PNG file.</summary>
    public static byte[] Draw(Spectrogram sound, string heading)
    {
        using var bitmap = new SKBitmap((int)(Width * PixelsPerPoint), (int)(Height * PixelsPerPoint));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(PianoRollColors.Paper);
        canvas.Scale(PixelsPerPoint);
        using var pen = new PianoRollPen(canvas);
        new SpectrogramPicture(sound, pen).Draw(canvas, heading);
        canvas.Flush();
        using var png = bitmap.Encode(SKEncodedImageFormat.Png, quality: 100);
        return png.ToArray();
    }

    private void Draw(SKCanvas canvas, string heading)
    {
        const float titleBase = 36;
        const float commentBase = 53;
        pen.Title(heading, Left, titleBase, Right);
        var peak = Enumerable.Range(0, sound.Columns).Select(column => Math.Max(-sound.RangeAt(column).Lowest, sound.RangeAt(column).Highest)).Prepend(1e-6f).Max();
        pen.Comment(
            string.Create(CultureInfo.InvariantCulture, $"{TimeSpan.FromSeconds(sound.Seconds):m\\:ss\\.f}, {sound.SampleRate} Hz, highest sample {20 * Math.Log10(peak):F1} dB. Above the level, below the pitches; light is loud."),
            Left, commentBase, Right);
        DrawLevel();
        DrawPitches(canvas);
        DrawOctaves();
        DrawTime();
        DrawScale();
    }

    private void DrawLevel()
    {
        const float middle = (LevelTop + LevelBottom) / 2;
        const float reach = (LevelBottom - LevelTop) / 2;
        pen.Line(Left, middle, Right, middle, Rule, 0.5f);
        pen.Label("1", Left - 8, LevelTop + 6, PianoRollColors.Ink, SKTextAlign.Right);
        pen.Label("0", Left - 8, middle + 3, PianoRollColors.Ink, SKTextAlign.Right);
        pen.Label("-1", Left - 8, LevelBottom, PianoRollColors.Ink, SKTextAlign.Right);
        for (var column = 0; column < sound.Columns; column++)
        {
            var (lowest, highest) = sound.RangeAt(column);
            pen.Fill(new SKRect(X(column), middle - (reach * highest), X(column + 1), middle - (reach * lowest) + 0.3f), LevelInk);
        }
    }

    private void DrawPitches(SKCanvas canvas)
    {
        using var pixels = new SKBitmap(Math.Max(1, sound.Columns), Spectrogram.Rows);
        var loudest = Loudest();
        for (var column = 0; column < sound.Columns; column++)
        {
            for (var row = 0; row < Spectrogram.Rows; row++)
            {
                pixels.SetPixel(column, Spectrogram.Rows - 1 - row, Color((sound.DecibelsAt(column, row) - loudest + Depth) / Depth));
            }
        }

        using var image = SKImage.FromBitmap(pixels);
        canvas.DrawImage(image, new SKRect(Left, Top, Right, Bottom), new SKSamplingOptions(SKFilterMode.Linear));
    }

    private float Loudest()
    {
        var loudest = Spectrogram.Floor + Depth;
        for (var column = 0; column < sound.Columns; column++)
        {
            for (var row = 0; row < Spectrogram.Rows; row++)
            {
                loudest = Math.Max(loudest, sound.DecibelsAt(column, row));
            }
        }

        return loudest;
    }

    // Row 0 is an A; C stands three semitones above it.
    private void DrawOctaves()
    {
        const int rowOfFirstC = Spectrogram.RowsPerOctave / 4;
        for (var octave = 0; octave < Spectrogram.Octaves; octave++)
        {
            var row = rowOfFirstC + (octave * Spectrogram.RowsPerOctave) + 0.5f;
            var y = Bottom - (row / Spectrogram.Rows * (Bottom - Top));
            var hertz = Spectrogram.LowestHertz * Math.Pow(2, octave + 0.25);
            pen.Line(Left - 4, y, Left, y, Rule, 0.7f);
            pen.Label($"C{octave + 1}", Left - 8, y + 3, PianoRollColors.Ink, SKTextAlign.Right);
            pen.Line(Right, y, Right + 4, y, Rule, 0.7f);
            pen.Label(string.Create(CultureInfo.InvariantCulture, $"{hertz:F0} Hz"), Right + 7, y + 3, PianoRollColors.Ink);
        }
    }

    private void DrawTime()
    {
        const int mostTicks = 14;
        var step = TickSteps.FirstOrDefault(each => sound.Seconds / each <= mostTicks, TickSteps[^1]);
        for (var tick = 0; tick * step <= sound.Seconds; tick++)
        {
            var x = Left + (float)(tick * step / Math.Max(sound.Seconds, 1e-9) * (Right - Left));
            pen.Line(x, Bottom, x, Bottom + 4, Rule, 0.7f);
            var time = TimeSpan.FromSeconds(tick * step);
            pen.Label(time.ToString(step < 1 ? @"m\:ss\.f" : @"m\:ss", CultureInfo.InvariantCulture), x, Bottom + 14, PianoRollColors.Ink, SKTextAlign.Center);
        }
    }

    private void DrawScale()
    {
        const float width = 160;
        const float height = 7;
        const float y = Height - 14;
        for (var x = 0f; x < width; x++)
        {
            pen.Fill(new SKRect(Right - width + x, y, Right - width + x + 1.5f, y + height), Color(x / width));
        }

        pen.Label(string.Create(CultureInfo.InvariantCulture, $"-{Depth:F0} dB"), Right - width - 6, y + height, PianoRollColors.Ink, SKTextAlign.Right);
        pen.Label("loudest", Right + 6, y + height, PianoRollColors.Ink);
    }

    private float X(int column) => Left + ((Right - Left) * column / Math.Max(1, sound.Columns));

    private static SKColor Color(float heat)
    {
        var place = Math.Clamp(heat, 0, 1) * (Heat.Length - 1);
        var below = Math.Min((int)place, Heat.Length - 2);
        var share = place - below;
        byte Mix(byte one, byte other) => (byte)(one + ((other - one) * share));
        var (low, high) = (Heat[below], Heat[below + 1]);
        return new SKColor(Mix(low.Red, high.Red), Mix(low.Green, high.Green), Mix(low.Blue, high.Blue));
    }
}
