using System.Globalization;
using MusicRnn.Audio;
using MusicRnn.Audio.SoundFonts;
using MusicRnn.Music;

namespace MusicRnn.Benchmarks.Sound;

/// <summary>
/// How many times faster than it sounds music with reverb is made, on one core, by each bank: 32 voices, and 32 notes, each of which
/// may take several voices and ring on behind the next. By processor time, so that other programs do not count.
/// </summary>
internal static class SoundReport
{
    private const int Wanted = 32;
    private const int Rounds = 5;
    private const int Seconds = 20;
    private const int SecondsToCount = 3;
    private const int TicksPerSecond = 1000;
    private const int FramesAtOnce = 1024;

    // A general mixture: piano, organ, guitar, bass, strings, brass, reed, flute.
    private static readonly int[] Programs = [0, 16, 24, 32, 48, 61, 71, 73];

    /// <summary>Measures, and writes a table.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="fontPath">A SoundFont; null leaves it out.</param>
    public static void Run(TextWriter output, string? fontPath)
    {
        output.WriteLine("| bank | notes held | voices, on average / at most | times real time with reverb, best and worst of 5 |");
        output.WriteLine("|---|---|---|---|");
        Measure(output, "built-in", AudioOptions.Default);
        if (fontPath is not null)
        {
            Measure(output, Path.GetFileName(fontPath), AudioOptions.Default with { SoundFont = SoundFont.Read(fontPath) });
        }
    }

    private static void Measure(TextWriter output, string name, AudioOptions options)
    {
        // As few notes as keep 32 voices sounding.
        var notes = Enumerable.Range(1, Wanted).First(count => Play(count, options, SecondsToCount).MeanVoices >= Wanted || count == Wanted);
        foreach (var count in (int[])[.. ((int[])[notes, Wanted]).Distinct()])
        {
            // The first round compiles.
            _ = Play(count, options, Seconds);
            Played[] runs = [.. Enumerable.Range(0, Rounds).Select(_ => Play(count, options, Seconds))];
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {count} | {runs[0].MeanVoices:F0} / {runs[0].MostVoices} | {runs.Max(run => run.Speed):F0} and {runs.Min(run => run.Speed):F0} |"));
        }
    }

    private static Played Play(int notes, AudioOptions options, int seconds)
    {
        var audio = new PieceAudio(Piece(notes), options);
        var buffer = new float[2 * FramesAtOnce];
        var start = Environment.CpuUsage.TotalTime;
        var (frames, reads, voices, most) = (0L, 0, 0L, 0);
        while (frames < (long)seconds * audio.SampleRate)
        {
            frames += audio.Read(buffer);
            reads++;
            voices += audio.SoundingVoices;
            most = Math.Max(most, audio.SoundingVoices);
        }

        return new Played(seconds / (Environment.CpuUsage.TotalTime - start).TotalSeconds, (double)voices / reads, most);
    }

    /// <summary>So many notes are held all the time, dealt out to the parts in turn, and struck anew each second.</summary>
    private static Piece Piece(int notes) => new()
    {
        TicksPerQuarter = TicksPerSecond / 2,
        Parts =
        [
            .. Programs.Select((program, part) => new Part
            {
                Program = program,
                Notes =
                [
                    .. Enumerable.Range(0, Seconds).SelectMany(second => Enumerable.Range(0, notes).Where(note => note % Programs.Length == part)
                        .Select(note => new Note(second * TicksPerSecond, TicksPerSecond - 1, 48 + (4 * (note / Programs.Length)), 90))),
                ],
            }),
        ],
    };

    private sealed record Played(double Speed, double MeanVoices, int MostVoices);
}
