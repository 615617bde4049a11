using CsCheck;
using MusicRnn.Music;

namespace MusicRnn.Tests.Music;

public sealed class QuantizerTests
{
    private const int Units = 12;

    private static Note[] Quantize(params Note[] notes) =>
        [.. Quantizer.Quantize(new Piece { TicksPerQuarter = 480, Parts = [new Part { Notes = [.. notes] }] }, Units).Parts[0].Notes];

    [Fact]
    public void RoundsTheEndOfANoteAndNotItsDuration() =>
        Assert.Equal([new Note(0, 3, 60, 90), new Note(3, 3, 62, 90)], Quantize(new Note(19, 119, 60, 90), new Note(138, 101, 62, 90)));

    [Fact]
    public void NoNoteBecomesShorterThanAUnit() => Assert.Equal([new Note(1, 1, 60, 90)], Quantize(new Note(39, 0, 60, 90)));

    [Fact]
    public void ANoteIsCutWhereItsPitchIsStruckAgain() =>
        Assert.Equal([new Note(0, 6, 60, 90), new Note(6, 12, 60, 90)], Quantize(new Note(0, 960, 60, 90), new Note(240, 480, 60, 90)));

    [Fact]
    public void NotesThatComeToStandOnOnePointBecomeOne() =>
        Assert.Equal([new Note(0, 12, 60, 100)], Quantize(new Note(0, 480, 60, 90), new Note(5, 240, 60, 100)));

    [Fact]
    public void MovesAllChanges()
    {
        var piece = new Piece
        {
            TicksPerQuarter = 96,
            Meters = [new MeterChange(97, Meter.Common)],
            Keys = [new KeyChange(95, Key.CMajor)],
            Tempos = new TempoMap([new TempoChange(4, 400_000)]),
            End = 193,
        };

        var quantized = Quantizer.Quantize(piece, Units);

        Assert.Equal(12, quantized.Meters[0].Tick);
        Assert.Equal(12, quantized.Keys[0].Tick);
        Assert.Equal(1, quantized.Tempos.Changes[0].Tick);
        Assert.Equal(24, quantized.End);
    }

    [Fact]
    public void RejectsAPieceThatCannotBeCounted() => Assert.Throws<MusicRnnException>(
        () => Quantizer.Quantize(new Piece { TicksPerQuarter = 1, End = int.MaxValue }, Units));

    [Fact]
    public void WhatIsOnTheGridStaysAndNoPitchSoundsTwiceAtOnce()
    {
        var anyNote = Gen.Select(Gen.Int[0, 2000], Gen.Int[0, 900], Gen.Int[58, 62], Gen.Int[1, 127], (start, duration, pitch, velocity) => new Note(start, duration, pitch, velocity));
        anyNote.Array[0, 40].Sample(notes =>
        {
            var quantized = Quantize(notes);

            var onGrid = new Piece { TicksPerQuarter = Units, Parts = [new Part { Notes = [.. quantized] }] };
            Assert.Equal(onGrid, Quantizer.Quantize(onGrid, Units));
            foreach (var pitch in quantized.GroupBy(note => note.Pitch))
            {
                Assert.All(pitch.Zip(pitch.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start));
            }
        });
    }
}
