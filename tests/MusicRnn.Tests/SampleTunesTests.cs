using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using MusicRnn.Music;
using MusicRnn.Notation;

namespace MusicRnn.Tests;

/// <summary>The tunes in midi-samples: readable, accounted for, and in the strict settings without forbidden parallels.</summary>
public sealed partial class SampleTunesTests
{
    private static readonly string[] FourVoices = ["Soprano", "Alto", "Tenor", "Bass"];

    // In semitones, counted within the octave: unisons and octaves are 0.
    private const int Octave = 12;
    private const int Fifth = 7;

    public static TheoryData<string> Tunes => [.. Directory.EnumerateFiles(Folder(), "*.abc").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    public static TheoryData<string> StrictSettings => [.. Tunes.Select(tune => tune.Data).Where(name => name.StartsWith("invention-", StringComparison.Ordinal) || HasFourVoices(name))];

    [Theory]
    [MemberData(nameof(Tunes))]
    public void EveryTuneIsReadWithoutAProblem(string name)
    {
        var result = NotationFormats.Read(InFolder(name, ".abc"));

        Assert.Single(result.Pieces);
        Assert.Empty(result.Problems);
    }

    [Theory]
    [MemberData(nameof(Tunes))]
    public void TheMidiFileOfATuneHoldsItsNotesAndItsAccompaniment(string name)
    {
        var tune = Accompaniment.AddTo(Read(name, ".abc"));

        var midi = Read(name, ".mid");

        Assert.Equal(tune.Parts.Select(part => part.Notes.Length), midi.Parts.Select(part => part.Notes.Length));
        Assert.Equal(tune.Parts.SelectMany(part => part.Notes), midi.Parts.SelectMany(part => part.Notes));
    }

    [Fact]
    public void SourcesSaysWhereEveryTuneComesFrom()
    {
        var sources = File.ReadAllText(Path.Combine(Folder(), "SOURCES.md"));
        var rows = Row().Matches(sources).Select(match => match.Groups["file"].Value).Order(StringComparer.Ordinal);

        var tunes = Tunes.Select(tune => tune.Data).ToArray();

        Assert.Equal(tunes, rows);
        Assert.Contains($"These {tunes.Length} pieces", sources, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(StrictSettings))]
    public void NoTwoVoicesOfAStrictSettingMoveInParallelFifthsOrOctavesOrCross(string name)
    {
        var voices = Read(name, ".abc").Parts;
        var chords = voices.SelectMany(voice => voice.Notes).Select(note => note.Start).Distinct().Order()
            .Select(tick => voices.Select(voice => PitchAt(voice, tick)).ToArray()).ToArray();

        for (var upper = 0; upper < voices.Length; upper++)
        {
            for (var lower = upper + 1; lower < voices.Length; lower++)
            {
                Assert.DoesNotContain(chords, chord => chord[upper] < chord[lower]);
                for (var chord = 1; chord < chords.Length; chord++)
                {
                    Assert.False(AreParallel(chords[chord - 1], chords[chord], upper, lower), $"{name}: voices {upper + 1} and {lower + 1}, chord {chord + 1}");
                }
            }
        }
    }

    private static bool AreParallel(int?[] before, int?[] after, int upper, int lower)
    {
        var first = before[upper] - before[lower];
        var second = after[upper] - after[lower];
        return before[upper] != after[upper] && before[lower] != after[lower]
            && first % Octave == second % Octave && first % Octave is 0 or Fifth && second is not null;
    }

    private static int? PitchAt(Part voice, int tick)
    {
        foreach (var note in voice.Notes)
        {
            if (note.Start <= tick && tick < note.End)
            {
                return note.Pitch;
            }
        }

        return null;
    }

    private static bool HasFourVoices(string name) => Read(name, ".abc").Parts.Select(part => part.Name).SequenceEqual(FourVoices);

    private static Piece Read(string name, string extension) => Assert.Single(NotationFormats.Read(InFolder(name, extension)).Pieces);

    private static string InFolder(string name, string extension) => Path.Combine(Folder(), name + extension);

    private static string Folder([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", "midi-samples"));

    [GeneratedRegex(@"^\| (?!file )(?<file>[a-z0-9-]+) \| ", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Row();
}
