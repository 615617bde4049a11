using System.Diagnostics;
using System.Globalization;
using MusicRnn.Audio;
using MusicRnn.Audio.SoundFonts;
using MusicRnn.Music;

namespace MusicRnn.Benchmarks.Sound;

/// <summary>How many times faster than it sounds 32 voices with reverb are made, on one core, by each bank.</summary>
internal static class SoundReport
{
    private const int Voices = 32;
    private const int Rounds = 5;
    private const int Seconds = 20;
    private const int TicksPerSecond = 1000;
    private const int FramesAtOnce = 1024;

    // A general mixture: piano, organ, guitar, bass, strings, brass, reed, flute.
    private static readonly int[] Programs = [0, 16, 24, 32, 48, 61, 71, 73];

    /// <summary>Measures, and writes a table.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="fontPath">A SoundFont; null leaves it out.</param>
    public static void Run(TextWriter output, string? fontPath)
    {
        output.WriteLine("| bank | times real time, 32 notes with reverb, best and worst of 5 | most voices at once |");
        output.WriteLine("|---|---|---|");
        Measure(output, "built-in", AudioOptions.Default);
        if (fontPath is not null)
        {
            Measure(output, Path.GetFileName(fontPath), AudioOptions.Default with { SoundFont = SoundFont.Read(fontPath) });
        }
    }

    private static void Measure(TextWriter output, string name, AudioOptions options)
    {
        var piece = Piece();
        var (best, worst, voices) = (0.0, double.MaxValue, 0);
        for (var round = 0; round <= Rounds; round++)
        {
            var audio = new PieceAudio(piece, options);
            var buffer = new float[2 * FramesAtOnce];
            var watch = Stopwatch.StartNew();
            var frames = 0L;
            var seen = 0;
            while (frames < (long)Seconds * audio.SampleRate)
            {
                frames += audio.Read(buffer);
                seen = Math.Max(seen, audio.SoundingVoices);
            }

            var speed = Seconds / watch.Elapsed.TotalSeconds;

            // The first round compiles.
            if (round > 0)
            {
                (best, worst, voices) = (Math.Max(best, speed), Math.Min(worst, speed), seen);
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {best:F0} and {worst:F0} | {voices} |"));
    }

    /// <summary>Each part plays four keys all the time, struck anew each second, so that 32 sound.</summary>
    private static Piece Piece() => new()
    {
        TicksPerQuarter = TicksPerSecond / 2,
        Parts =
        [
            .. Programs.Select(program => new Part
            {
                Program = program,
                Notes =
                [
                    .. Enumerable.Range(0, Seconds).SelectMany(second => Enumerable.Range(0, Voices / Programs.Length)
                        .Select(voice => new Note(second * TicksPerSecond, TicksPerSecond - 1, 48 + (4 * voice), 90))),
                ],
            }),
        ],
    };
}
