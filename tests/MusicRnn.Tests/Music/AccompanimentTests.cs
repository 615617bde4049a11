using CsCheck;
using MusicRnn.Music;

namespace MusicRnn.Tests.Music;

public sealed class AccompanimentTests
{
    private const int Quarter = 480;

    private static readonly Gen<string> AnySymbol =
        Gen.Select(OneOf("C", "Db", "F#", "G", "Bb", "A"), OneOf("", "m", "7", "m7", "maj7", "dim", "6", "sus4", "9", "/E"), (root, kind) => root + kind);

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static Piece PieceOf(Meter meter, int bars, params (int Tick, string Symbol)[] chords)
    {
        var end = bars * meter.BarTicks(Quarter);
        return new Piece
        {
            TicksPerQuarter = Quarter,
            Meters = [new MeterChange(0, meter)],
            Parts = [new Part { Notes = [new Note(0, end, 76, 80)] }],
            Chords = [.. chords.Select(chord => new ChordChange(chord.Tick, chord.Symbol))],
            End = end,
        };
    }

    private static Part PartOf(Piece piece, string name) => piece.Parts.Single(part => part.Name == name);

    private static string Onsets(Part part, Bar bar) =>
        string.Join(' ', part.Notes.Where(note => note.Start >= bar.Start && note.Start < bar.End).Select(note => note.Start - bar.Start).Distinct());

    [Theory]
    [InlineData(2, 4, "0 480", "240 720")]
    [InlineData(2, 2, "0 960", "480 1440")]
    [InlineData(4, 4, "0 960", "480 1440")]
    [InlineData(3, 4, "0", "480 960")]
    [InlineData(3, 8, "0", "240 480")]
    [InlineData(6, 8, "0 720", "480 1200")]
    [InlineData(9, 8, "0 720 1440", "480 1200 1920")]
    [InlineData(12, 8, "0 720 1440 2160", "480 1200 1920 2640")]
    [InlineData(5, 4, "0 1440", "480 960 1920")]
    [InlineData(6, 4, "0 1440", "480 960 1920 2400")]
    public void EachMeterHasItsPattern(int beats, int unit, string bass, string chords)
    {
        var piece = Accompaniment.AddTo(PieceOf(new Meter(beats, unit), 3, (0, "C")));
        var second = Bars.Of(piece).ElementAt(1);

        Assert.Equal(bass, Onsets(PartOf(piece, "Bass"), second));
        Assert.Equal(chords, Onsets(PartOf(piece, "Accompaniment"), second));
    }

    [Fact]
    public void TheBassAlternatesBetweenRootAndFifth()
    {
        var common = PartOf(Accompaniment.AddTo(PieceOf(Meter.Common, 3, (0, "D"))), "Bass");
        var waltz = PartOf(Accompaniment.AddTo(PieceOf(new Meter(3, 4), 5, (0, "G"), (4320, "C"))), "Bass");

        Assert.Equal([2, 9, 2, 9, 2], common.Notes.Select(note => note.Pitch % 12));
        Assert.Equal([7, 2, 7, 0, 0], waltz.Notes.Select(note => note.Pitch % 12));
    }

    [Fact]
    public void ABassThatTheSymbolNamesStays() =>
        Assert.All(PartOf(Accompaniment.AddTo(PieceOf(Meter.Common, 2, (0, "G/B"))), "Bass").Notes, note => Assert.Equal(11, note.Pitch % 12));

    [Fact]
    public void ChordsMoveAsLittleAsTheyCan()
    {
        var part = PartOf(Accompaniment.AddTo(PieceOf(new Meter(3, 4), 4, (0, "C"), (1440, "F"), (2880, "G"), (4320, "C"))), "Accompaniment");
        var chords = part.Notes.GroupBy(note => note.Start).Select(notes => notes.Select(note => note.Pitch).ToArray()).ToArray();

        for (var index = 1; index < chords.Length; index++)
        {
            Assert.All(chords[index].Zip(chords[index - 1]), pair => Assert.InRange(Math.Abs(pair.First - pair.Second), 0, 4));
        }
    }

    [Fact]
    public void AChordWithinTheBarSoundsAtOnce()
    {
        var piece = Accompaniment.AddTo(PieceOf(Meter.Common, 2, (0, "C"), (1200, "G7")));
        var bass = PartOf(piece, "Bass").Notes;

        Assert.Contains(bass, note => note.Start == 1200 && note.Pitch % 12 == 7);
        Assert.Contains(PartOf(piece, "Accompaniment").Notes, note => note.Start == 1200 && note.Pitch % 12 == 5);
        Assert.DoesNotContain(bass, note => note.Start < 1200 && note.End > 1200);
    }

    [Fact]
    public void TheLastBarIsHeldAsOneChord()
    {
        var piece = Accompaniment.AddTo(PieceOf(new Meter(6, 8), 3, (0, "C"), (2880, "F")));

        var last = piece.Parts.Skip(1).SelectMany(part => part.Notes).Where(note => note.Start >= 2880).ToArray();
        Assert.Equal(4, last.Length); // three tones and the bass
        Assert.All(last, note => Assert.Equal((2880, 1440), (note.Start, note.Duration)));
    }

    [Fact]
    public void APickupWithoutAChordIsSilent()
    {
        var waltz = new Meter(3, 4);
        var piece = PieceOf(waltz, 2, (480, "C")) with { Meters = [new MeterChange(0, waltz), new MeterChange(480, waltz)] };

        Assert.Equal(480, Accompaniment.AddTo(piece).Parts.Skip(1).SelectMany(part => part.Notes).Min(note => note.Start));
    }

    [Fact]
    public void NoChordMeansSilence()
    {
        var piece = Accompaniment.AddTo(PieceOf(Meter.Common, 4, (0, "C"), (1920, "N.C."), (3840, "F"), (5760, "?")));
        var accompaniment = piece.Parts.Skip(1).SelectMany(part => part.Notes).ToArray();

        Assert.DoesNotContain(accompaniment, note => note.Start is >= 1920 and < 3840);
        Assert.Contains(accompaniment, note => note.Start == 5760 && note.Pitch % 12 == 5); // what cannot be read changes nothing
    }

    [Fact]
    public void APieceWithoutChordsStaysAsItIs()
    {
        var piece = PieceOf(Meter.Common, 2);

        Assert.Same(piece, Accompaniment.AddTo(piece));
    }

    [Fact]
    public void ThePartsTakeFreeChannelsAndTheInstrumentsOfTheOptions()
    {
        var piece = PieceOf(Meter.Common, 2, (0, "C"));
        var many = piece with { Parts = [.. Enumerable.Range(0, 9).Select(channel => piece.Parts[0] with { Channel = channel })] };

        var parts = Accompaniment.AddTo(many, new AccompanimentOptions { ChordProgram = 0, BassProgram = 33 }).Parts;

        Assert.Equal([(10, 0), (11, 33)], parts.Skip(9).Select(part => (part.Channel, part.Program)));
    }

    [Fact]
    public void WhateverTheChordsAreTheMusicIsSound() =>
        Gen.Select(
            OneOf(new Meter(2, 4), new Meter(3, 4), new Meter(4, 4), new Meter(6, 8), new Meter(9, 8), new Meter(5, 8), new Meter(2, 2)),
            Gen.Int[1, 8],
            Gen.Select(Gen.Int[0, 60], AnySymbol).Array[1, 12])
        .Sample((meter, bars, changes) =>
        {
            var end = bars * meter.BarTicks(Quarter);
            var chords = changes.Select(change => (Tick: change.Item1 * 120 % end, Symbol: change.Item2)).Append((0, "C")).ToArray();
            var piece = Accompaniment.AddTo(PieceOf(meter, bars, chords));
            AssertSound(piece, PartOf(piece, "Bass"), 36, 50);
            AssertSound(piece, PartOf(piece, "Accompaniment"), 52, 67);
            AssertFull(piece);
        });

    private static void AssertSound(Piece piece, Part part, int lowest, int highest)
    {
        foreach (var note in part.Notes)
        {
            var chord = ChordSymbol.Parse(piece.Chords.Last(change => change.Tick <= note.Start).Symbol)!;
            Assert.Contains(note.Pitch % 12, chord.PitchClasses.Append(chord.Bass));
            Assert.InRange(note.Pitch, lowest, highest);
            Assert.InRange(note.Velocity, 1, 79);
            Assert.InRange(note.End, note.Start + 1, piece.End);
        }

        // No pitch is struck again while it sounds.
        Assert.All(part.Notes.GroupBy(note => note.Pitch), same => Assert.All(same.Zip(same.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start)));
    }

    /// <summary>From the first tick to the last something sounds, and each new bar with a new chord begins with its bass.</summary>
    private static void AssertFull(Piece piece)
    {
        var notes = piece.Parts.Skip(1).SelectMany(part => part.Notes).OrderBy(note => note.Start).ToArray();
        var reached = 0;
        foreach (var note in notes)
        {
            Assert.True(note.Start <= reached);
            reached = Math.Max(reached, note.End);
        }

        Assert.Equal(piece.End, reached);
        foreach (var bar in Bars.Of(piece))
        {
            var changed = piece.Chords.Any(change => change.Tick == bar.Start);
            var bass = PartOf(piece, "Bass").Notes.Single(note => note.Start == bar.Start);
            var chord = ChordSymbol.Parse(piece.Chords.Last(change => change.Tick <= bar.Start).Symbol)!;
            Assert.Contains(bass.Pitch % 12, changed && bar.Start == 0 ? [chord.Bass] : new[] { chord.Bass, chord.Fifth ?? chord.Root });
        }
    }
}
