using MusicRnn.Audio;
using MusicRnn.Audio.Synthesis;
using MusicRnn.Music;
using MusicRnn.Tests.Audio.SoundFonts;

namespace MusicRnn.Tests.Audio;

/// <summary>What holds for each of the built-in programs and drums, and for both banks.</summary>
public sealed class AllInstrumentsTests
{
    private const int MiddleC = 60;

    // Drums among the programs, and sounds of nature: they have no pitch.
    private const int FirstUnpitched = 112;

    [Fact]
    public void EveryPitchedProgramIsInTuneOverItsRange()
    {
        int[] keys = [31, 52, 72, 91];
        var wrong = InAllPrograms(FirstUnpitched, program =>
        {
            var cents = keys.Select(key => Sound.Of(Sound.OneNote(program, key, 1700)).CentsFrom(key, 0.15)).ToArray();
            return cents.All(each => Math.Abs(each) < 5) ? null : string.Join(", ", cents.Select(each => each.ToString("F1")));
        });

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void EveryProgramBeginsAndEndsWithoutAClickAndThenIsSilent()
    {
        var wrong = InAllPrograms(GeneralMidi.ProgramCount, program =>
        {
            var sound = Sound.Of(Sound.OneNote(program, MiddleC, 500));
            var starts = sound.LargestStep(0, 0.0002);
            var (before, after) = (sound.LargestStep(0.4, 0.5), sound.LargestStep(0.5, 0.52));
            return starts > 0.02 ? $"starts with a step of {starts:F3}"
                : after > (1.1 * before) + 0.002 ? $"is let go with a step of {after:F4} after {before:F4}"
                : Math.Abs(sound.Left[^1]) > 1e-4 || sound.Left.Length > 12 * Sound.Rate ? "does not end in silence"
                : null;
        });

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void EveryDrumBeginsWithoutAClickAndEndsInSilence()
    {
        for (var key = 35; key <= 81; key++)
        {
            var sound = Sound.Of(Sound.PieceOf(new Part { IsPercussion = true, Notes = [new Note(0, 100, key, 100)] }));

            Assert.InRange(sound.LargestStep(0, 0.0002), 0, 0.1);
            Assert.InRange(sound.Left[^1], -1e-4f, 1e-4f);
        }
    }

    [Fact]
    public void AThousandNotesAtOnceNeverExceedTheVoicesOfEitherBank()
    {
        var piece = Sound.PieceOf(new Part { Notes = [.. Enumerable.Range(0, 1000).Select(number => new Note(number % 7, 800, 30 + (number % 60), 1 + (number % 127)))] });
        foreach (var options in (AudioOptions[])[AudioOptions.Default, AudioOptions.Default with { SoundFont = SoundFontBuilder.WithSine().Read() }])
        {
            var audio = new PieceAudio(piece, options);
            var buffer = new float[512];
            var most = 0;
            while (audio.Read(buffer) > 0)
            {
                most = Math.Max(most, audio.SoundingVoices);
                Assert.DoesNotContain(buffer, sample => !(Math.Abs(sample) <= 1));
            }

            // Where all places are taken by voices that fade, a note is left out.
            var limit = SoundBank.For(options).MostVoices;
            Assert.InRange(most, limit - 4, limit);
        }
    }

    [Fact]
    public void AChorusOfTheBuiltInBankComesWithItsControllerAndIsWide()
    {
        Sound Play(int send) => Sound.Of(Sound.OneNote(73, MiddleC, 1000, 100, Sound.Control(0, 93, send)), AudioOptions.Default with { Reverb = 0 });

        Assert.Equal(Play(0).Left, Play(0).Right);
        Assert.NotEqual(Play(127).Left[20_000..30_000], Play(127).Right[20_000..30_000]);
        Assert.InRange(Play(127).Rms(0.2, 0.9) / Play(0).Rms(0.2, 0.9), 0.8, 1.3);
    }

    private static List<string> InAllPrograms(int count, Func<int, string?> find)
    {
        var problems = new string?[count];
        Parallel.For(0, count, program => problems[program] = find(program));
        var wrong = new List<string>();
        foreach (var (program, problem) in problems.Index().Where(each => each.Item is not null))
        {
            wrong.Add($"{program} {GeneralMidi.NameOf(program)}: {problem}");
        }

        return wrong;
    }
}
