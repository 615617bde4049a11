using MusicRnn.Music;

namespace MusicRnn.Tests.Music;

public sealed class PieceTests
{
    [Fact]
    public void NotesStandInOrderOfStartThenPitch()
    {
        var part = new Part { Notes = [new Note(8, 1, 60, 90), new Note(0, 4, 67, 90), new Note(0, 4, 60, 90)] };

        Assert.Equal([60, 67, 60], part.Notes.Select(note => note.Pitch));
    }

    [Fact]
    public void RejectsANoteOutsideTheRangeOfPitches() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Part { Notes = [new Note(0, 1, 128, 90)] });

    [Fact]
    public void PiecesWithTheSameContentAreEqual()
    {
        static Piece Make() => new()
        {
            TicksPerQuarter = 480,
            Parts = [new Part { Notes = [new Note(0, 480, 60, 90)] }],
            Meters = [new MeterChange(0, new Meter(3, 4))],
        };

        Assert.Equal(Make(), Make());
        Assert.NotEqual(Make(), Make() with { End = 9600 });
    }

    [Fact]
    public void ThePieceNeverEndsBeforeItsLastNote()
    {
        var piece = new Piece { TicksPerQuarter = 4, Parts = [new Part { Notes = [new Note(2, 6, 60, 90)] }] };

        Assert.Equal(8, piece.End);
        Assert.Equal(16, (piece with { End = 16 }).End);
    }

    [Fact]
    public void TimeFollowsEveryTempoChange()
    {
        var tempos = new TempoMap([new TempoChange(480, 1_000_000), new TempoChange(960, 250_000)]);

        Assert.Equal(0.5, tempos.SecondsAt(480, 480), 9);
        Assert.Equal(1.5, tempos.SecondsAt(960, 480), 9);
        Assert.Equal(1.75, tempos.SecondsAt(1440, 480), 9);
    }

    [Theory]
    [InlineData(0, 2, 2)] // C up a tone: D, two sharps
    [InlineData(1, -1, 6)] // G down a semitone: F sharp
    [InlineData(0, 1, -5)] // C up a semitone: D flat
    [InlineData(-3, 12, -3)] // an octave changes nothing
    public void TransposingMovesTheKeySignature(int fifths, int semitones, int expected) =>
        Assert.Equal(expected, Transposer.Transpose(new Key(fifths, Mode.Major), semitones).Fifths);

    [Fact]
    public void TransposingOutOfRangeGivesNothing()
    {
        var piece = new Piece { TicksPerQuarter = 4, Parts = [new Part { Notes = [new Note(0, 4, 125, 90)] }] };

        Assert.Null(Transposer.Transpose(piece, 3));
        Assert.Equal(127, Transposer.Transpose(piece, 2)!.Parts[0].Notes[0].Pitch);
    }

    [Theory]
    [InlineData(0, Mode.Major, 0)]
    [InlineData(0, Mode.Minor, 9)]
    [InlineData(1, Mode.Dorian, 9)]
    [InlineData(2, Mode.Mixolydian, 9)]
    [InlineData(-3, Mode.Minor, 0)]
    public void TheTonicFollowsFromSignatureAndMode(int fifths, Mode mode, int tonic) =>
        Assert.Equal(tonic, new Key(fifths, mode).Tonic);
}
