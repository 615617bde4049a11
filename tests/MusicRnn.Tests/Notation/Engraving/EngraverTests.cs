using CsCheck;
using MusicRnn.Music;
using MusicRnn.Notation;
using MusicRnn.Notation.Engraving;
using MusicRnn.Tests.Notation.Midi;
using MusicRnn.Tests.Tokens;

namespace MusicRnn.Tests.Notation.Engraving;

public sealed class EngraverTests
{
    private const int Quarter = 480;

    [Theory]
    [InlineData("4/4", "480 480 960", "4 4 2")]
    [InlineData("4/4", "240 480 240 960", "8 4 8 2")] // the plain syncopation stands as it is
    [InlineData("4/4", "480 960 480", "4 2 4")]
    [InlineData("4/4", "720 480 720", "4. 8- 8 4.")] // the middle of the measure is shown
    [InlineData("4/4", "480 1440", "4 2.")]
    [InlineData("4/4", "240 1680", "8 4.- 2")]
    [InlineData("4/4", "1680 240", "2.. 8")]
    [InlineData("4/4", "480 -1440", "4 r4 r2")]
    [InlineData("4/4", "1920 1920", "1 1")]
    [InlineData("3/4", "960 480", "2 4")]
    [InlineData("3/4", "240 960 240", "8 4.- 8 8")]
    [InlineData("3/4", "1440", "2.")]
    [InlineData("6/8", "480 480 480", "4 8- 8 4")]
    [InlineData("6/8", "720 240 240 240", "4. 8 8 8")]
    [InlineData("6/8", "480 240 240 480", "4 8 8 4")]
    [InlineData("6/8", "960 480", "4.- 8 4")]
    [InlineData("9/8", "2160", "2.- 4.")]
    [InlineData("12/8", "720 1440 720", "4. 2. 4.")]
    [InlineData("5/8", "1200", "4.- 4")]
    [InlineData("4/4", "160 160 160 480 960", "(8 8 8) 4 2")]
    [InlineData("4/4", "320 320 320 960", "(4 4 4) 2")]
    [InlineData("4/4", "320 160 480 960", "(4 8) 4 2")]
    [InlineData("2/4", "80 80 80 80 80 80 480", "(16 16 16) (16 16 16) 4")]
    [InlineData("2/4", "96 96 96 96 96 480", "(16 16 16 16 16) 4")]
    [InlineData("2/4", "69 68 69 68 69 68 69 480", "(16 16 16 16 16 16 16) 4")]
    [InlineData("4/4", "400 560 960", "(4- 16 16-) 4 2")]
    public void NotesAreCutWhereAMusicianWantsToSeeTheBeat(string meter, string durations, string expected)
    {
        var numbers = meter.Split('/').Select(int.Parse).ToArray();
        var score = Engraver.Engrave(Melody(new Meter(numbers[0], numbers[1]), durations));

        Assert.True(score.IsExact);
        Assert.Equal(expected, string.Join(' ', score.Parts[0].Measures.SelectMany(voices => Assert.Single(voices).Elements).Select(Shown)));
    }

    [Fact]
    public void APickupEndsWhereAFullMeasureWould()
    {
        var piece = Melody(Meter.Common, "240 240 480 480 480 480 1680") with { Meters = [new(0, Meter.Common), new(480, Meter.Common)] };

        var score = Engraver.Engrave(piece);

        Assert.Equal([0, 1, 2], score.Measures.Select(measure => measure.Number));
        Assert.Equal(3 * WrittenTime.Quarter, score.Measures[0].Offset);
        Assert.Equal([true, false, false], score.Measures.Select(measure => measure.ShowsMeter));
        Assert.Equal(7 * WrittenTime.Quarter / 2, score.Measures[2].Length);
    }

    [Fact]
    public void NotesThatOverlapGoToFurtherVoicesTheHighestFirst()
    {
        var score = Engraver.Engrave(new Piece
        {
            TicksPerQuarter = Quarter,
            Parts = [new Part { Notes = [new(0, 1920, 48, 80), new(0, 480, 72, 80), new(480, 480, 74, 80), new(960, 2400, 76, 80), new(1920, 960, 50, 80), new(1920, 960, 53, 80)] }],
        });

        var measures = score.Parts[0].Measures;
        Assert.Equal(["1: 72/4 74/4 76/2-", "2: 48/1"], measures[0].Select(ShownVoice));
        Assert.Equal(["1: 76/2.", "2: 50,53/2"], measures[1].Select(ShownVoice));
    }

    [Theory]
    [InlineData(0, Mode.Major, "60 61 62", "C C# D")]
    [InlineData(0, Mode.Major, "62 61 60", "D Db C")]
    [InlineData(0, Mode.Minor, "69 68 69", "A G# A")]
    [InlineData(0, Mode.Major, "67 70 67", "G Bb G")]
    [InlineData(0, Mode.Major, "60 66 60", "C F# C")]
    [InlineData(-3, Mode.Minor, "60 59 60 63", "C B C Eb")]
    [InlineData(5, Mode.Minor, "68 67 68", "G# Fx G#")]
    [InlineData(2, Mode.Major, "62 66 61 65 66", "D F# C# E# F#")]
    public void PitchesAreNamedFromTheKeyAndWhereTheyLead(int fifths, Mode mode, string pitches, string expected)
    {
        var notes = pitches.Split(' ').Select((pitch, index) => ((long)index, int.Parse(pitch))).ToArray();
        var names = PitchSpeller.Spell(notes, [(0, new Key(fifths, mode))]);

        Assert.Equal(expected, string.Join(' ', names.Select(Shown)));
        Assert.Equal(notes.Select(note => note.Item2), names.Select(name => name.MidiPitch));
    }

    [Fact]
    public void WhatStandsOnAGridOfTwelfthsIsExact() => GridPieces.Any.Sample(piece =>
    {
        var score = Engraver.Engrave(piece);

        Assert.True(score.IsExact);
        Assert.Equal(piece.Parts.Select(part => Sorted(part.Notes)), score.Parts.Select(part => Sorted(Played(score, part))));
    }, iter: 200);

    [Fact]
    public void EveryPieceBecomesMeasuresThatAreFull() => MidiPieces.Any.Sample(piece =>
    {
        var score = Engraver.Engrave(piece);

        foreach (var part in score.Parts)
        {
            for (var index = 0; index < score.Measures.Length; index++)
            {
                Assert.All(part.Measures[index], voice => AssertFull(voice, score.Measures[index]));
            }
        }
    }, iter: 100);

    [Fact]
    public void MusicPlayedByHandIsWrittenPlainly()
    {
        // Quarters and eighths, each a little early or late and not held to the end.
        var onsets = new[] { 0, 488, 951, 1207, 1431, 1925, 2395, 2890, 3349, 3612 };
        var notes = onsets.Select((onset, index) => new Note(onset, (index + 1 < onsets.Length ? onsets[index + 1] - onset : 240) - 31, 60 + index, 80));
        var score = Engraver.Engrave(new Piece { TicksPerQuarter = Quarter, Parts = [new Part { Notes = [.. notes] }] });

        Assert.False(score.IsExact);
        Assert.Equal("4 4 8 8 4 4 4 4 8 8", string.Join(' ', score.Parts[0].Measures.SelectMany(voices => Assert.Single(voices).Elements).Select(Shown)));
    }

    [Fact]
    public void APieceOfTooManyMeasuresIsRefused()
    {
        var piece = new Piece { TicksPerQuarter = 1, Parts = [new Part { Notes = [new Note(0, 1, 60, 80)] }], End = int.MaxValue };

        Assert.Contains("20000 measures", Assert.Throws<NotationException>(() => Engraver.Engrave(piece)).Message, StringComparison.Ordinal);
    }

    private static Piece Melody(Meter meter, string durations)
    {
        var notes = new List<Note>();
        var tick = 0;
        foreach (var duration in durations.Split(' ').Select(int.Parse))
        {
            if (duration > 0)
            {
                notes.Add(new Note(tick, duration, 60 + notes.Count, 80));
            }

            tick += Math.Abs(duration);
        }

        return new Piece { TicksPerQuarter = Quarter, Meters = [new(0, meter)], Parts = [new Part { Notes = [.. notes] }], End = tick };
    }

    private static string Shown(ScoreElement element) =>
        (element.BeginsTuplet ? "(" : "") + (element.IsRest ? "r" : "") + element.Value.Denominator + new string('.', element.Value.Dots)
        + (element.Notes.Any(note => note.IsTiedToNext) ? "-" : "") + (element.EndsTuplet ? ")" : "");

    private static string ShownVoice(MeasureVoice voice) =>
        $"{voice.Number}: {string.Join(' ', voice.Elements.Where(element => !element.IsRest).Select(element => $"{string.Join(',', element.Notes.Select(note => note.MidiPitch))}/{Shown(element)}"))}";

    private static string Shown(SpelledPitch pitch) =>
        "CDEFGAB"[pitch.Step] + pitch.Alteration switch { 2 => "x", 1 => "#", -1 => "b", -2 => "bb", _ => "" };

    private static void AssertFull(MeasureVoice voice, ScoreMeasure measure)
    {
        var time = 0L;
        foreach (var element in voice.Elements)
        {
            Assert.Equal(time, element.Start);
            Assert.True(element.Length > 0);
            Assert.Equal(element.Length, element.Value.Length * (element.Tuplet?.Normal ?? 1) / (element.Tuplet?.Actual ?? 1));
            time = element.End;
        }

        Assert.Equal(measure.Length, time);
    }

    private static Note[] Sorted(IEnumerable<Note> notes) =>
        [.. notes.OrderBy(note => note.Start).ThenBy(note => note.Pitch).ThenBy(note => note.Duration).ThenBy(note => note.Velocity)];

    /// <summary>The notes as the score has them played, with ties merged.</summary>
    private static List<Note> Played(Score score, ScorePart part)
    {
        var notes = new List<Note>();
        var open = new Dictionary<(int Voice, int Pitch), int>();
        for (var index = 0; index < score.Measures.Length; index++)
        {
            foreach (var voice in part.Measures[index])
            {
                foreach (var element in voice.Elements)
                {
                    var start = WrittenTime.ToTicks(score.Measures[index].Start + element.Start, score.Piece.TicksPerQuarter);
                    var end = WrittenTime.ToTicks(score.Measures[index].Start + element.End, score.Piece.TicksPerQuarter);
                    foreach (var note in element.Notes)
                    {
                        if (note.IsTiedFromBefore)
                        {
                            var place = open[(voice.Number, note.MidiPitch)];
                            Assert.Equal(start, notes[place].End);
                            notes[place] = notes[place] with { Duration = end - notes[place].Start };
                        }
                        else
                        {
                            open[(voice.Number, note.MidiPitch)] = notes.Count;
                            notes.Add(new Note(start, end - start, note.MidiPitch, note.Velocity));
                        }
                    }
                }
            }
        }

        return notes;
    }
}
