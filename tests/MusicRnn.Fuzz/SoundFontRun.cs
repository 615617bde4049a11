using System.Diagnostics;
using System.Globalization;
using MathNet.Numerics.Random;
using MusicRnn.Audio;
using MusicRnn.Audio.SoundFonts;
using MusicRnn.Music;

namespace MusicRnn.Fuzz;

/// <summary>Gives many damaged SoundFonts to their reader, and plays what was read.</summary>
/// <param name="seed">Which inputs are made.</param>
/// <param name="output">Where failures are told.</param>
internal sealed class SoundFontRun(int seed, TextWriter output)
{
    /// <summary>What is said on the command line.</summary>
    public const string Name = "soundfont";

    private const int InputsBetweenPlays = 4;
    private const int NumbersBetweenSeeds = 1_000_003; // a prime, so that neighbouring seeds share no inputs
    private const int MostFailuresKept = 20;

    private static readonly Piece Played = new()
    {
        TicksPerQuarter = 500,
        Parts =
        [
            new Part { Notes = [new Note(0, 40, 30, 1), new Note(0, 40, 60, 100), new Note(10, 40, 127, 127)], Controls = [new ControlEvent(20, ControlKind.Controller, 1, 127), new ControlEvent(20, ControlKind.PitchBend, 0, 8191)] },
            new Part { IsPercussion = true, Notes = [new Note(0, 40, 36, 127)] },
        ],
    };

    /// <summary>Tries this many inputs; returns how many failed.</summary>
    public int Run(int inputs)
    {
        var watch = Stopwatch.StartNew();
        var mutator = new Mutator([File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Seeds", "two-presets.sf2"))], SeedFiles.TokensOf(Name));
        var (failures, read) = (0, 0);
        for (var number = 0; number < inputs; number++)
        {
            var input = mutator.Make(new Xoshiro256StarStar(unchecked((seed * NumbersBetweenSeeds) + number), threadSafe: false));
            var plays = number % InputsBetweenPlays == 0;

            // The first run of a path compiles it, and memory is collected at times: only what is slow twice is slow.
            var failure = Try(input, plays, ref read);
            var ignored = 0;
            failure = failure is null ? null : Try(input, plays, ref ignored);
            if (failure is not null && ++failures <= MostFailuresKept)
            {
                output.WriteLine($"{Keep(number, input)}: {failure}");
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Name}: {inputs} inputs, {read} read, {failures} failed ({inputs / watch.Elapsed.TotalSeconds:f0} a second)"));
        return failures;
    }

    private static string? Try(byte[] input, bool plays, ref int read)
    {
        var (seconds, bytes) = (ThreadTime.Seconds(), GC.GetAllocatedBytesForCurrentThread());
        try
        {
            var font = SoundFont.Read(new MemoryStream(input, writable: false), "fuzz");
            read++;
            if (font.Problems.Any(problem => problem.Any(char.IsControl)))
            {
                return "a problem of several lines";
            }

            if (plays && !IsWithinLimits(font))
            {
                return "a sample outside of -1 to 1";
            }
        }
        catch (SoundFontException refusal)
        {
            return refusal.Message.Any(char.IsControl) ? "a message of several lines" : null;
        }
#pragma warning disable CA1031 // Whatever it is: that is what we look for.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return exception.ToString();
        }

        var megabytes = (GC.GetAllocatedBytesForCurrentThread() - bytes) >> 20;
        seconds = ThreadTime.Seconds() - seconds;
        return megabytes > Trial.MostBytes >> 20 ? $"takes {megabytes} MiB" : seconds > Trial.MostSeconds ? $"takes {seconds} s" : null;
    }

    private static bool IsWithinLimits(SoundFont font)
    {
        const int frames = 8192;
        var buffer = new float[2 * frames];
        new PieceAudio(Played, new AudioOptions { SoundFont = font }).Read(buffer);
        return buffer.All(sample => Math.Abs(sample) <= 1);
    }

    private string Keep(int number, byte[] input)
    {
        var folder = Directory.CreateDirectory(Path.Combine("artifacts", "fuzz"));
        var path = Path.Combine(folder.FullName, $"{Name}-{seed}-{number}.sf2");
        File.WriteAllBytes(path, input);
        return path;
    }
}
