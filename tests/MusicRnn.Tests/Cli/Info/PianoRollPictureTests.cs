using MusicRnn.Cli.Info;
using MusicRnn.Music;
using SkiaSharp;

namespace MusicRnn.Tests.Cli.Info;

public sealed class PianoRollPictureTests
{
    [Fact]
    public void EachNoteIsDrawnWhereItSoundsInTheColourOfItsPart()
    {
        var piece = new Piece
        {
            TicksPerQuarter = 12,
            Parts = [new Part { Notes = [new Note(0, 24, 60, 127)] }, new Part { Notes = [new Note(24, 24, 67, 127)] }],
        };
        using var picture = Draw(piece);
        var layout = new PianoRollLayout(piece, TopOf(picture, piece));

        Assert.Equal(PianoRollColors.OfPart(0), At(picture, layout, 12, 60));
        Assert.Equal(PianoRollColors.OfPart(1), At(picture, layout, 36, 67));
        Assert.Equal(PianoRollColors.Paper, At(picture, layout, 38, 60));
        Assert.Equal(PianoRollColors.BlackKeyRow, At(picture, layout, 38, 61));
    }

    [Fact]
    public void SoftNotesArePaler() =>
        Assert.True(PianoRollColors.Shade(SKColors.Black, 20).Red > PianoRollColors.Shade(SKColors.Black, 100).Red);

    [Theory]
    [InlineData(1, 0, new[] { 1 })]
    [InlineData(8, 0, new[] { 8 })]
    [InlineData(32, 0, new[] { 8, 8, 8, 8 })]
    [InlineData(33, 1, new[] { 9, 8, 8, 8 })]
    [InlineData(33, 0, new[] { 8, 8, 8, 9 })]
    [InlineData(36, 0, new[] { 8, 8, 8, 8, 4 })]
    [InlineData(10, 0, new[] { 10 })]
    public void BarsAreBrokenIntoRowsOfPhrases(int bars, int pickup, int[] rows)
    {
        var layout = new PianoRollLayout(Bars(bars, pickup), 0);

        Assert.Equal(rows, layout.Systems.Select(system => system.Bars));
    }

    [Theory]
    [InlineData(130)]
    [InlineData(1000)]
    [InlineData(50_000)]
    public void ALongPieceIsNotHigherThanSixteenRows(int bars)
    {
        var layout = new PianoRollLayout(Bars(bars, 0), 0);

        Assert.InRange(layout.Systems.Length, 8, 16);
        Assert.Equal(bars, layout.Systems.Sum(system => system.Bars));
        Assert.InRange(layout.Height, 0, 6000);
    }

    [Fact]
    public void APieceWithoutNotesAndOneOfDrumsOnlyAreDrawnToo()
    {
        using var empty = Draw(new Piece { TicksPerQuarter = 12 });
        using var drums = Draw(new Piece { TicksPerQuarter = 12, Parts = [new Part { IsPercussion = true, Notes = [new Note(0, 3, 36, 90), new Note(0, 3, 120, 90)] }] });

        Assert.True(empty.Height > 100 && drums.Height > 100);
    }

    private static Piece Bars(int count, int pickup) => new()
    {
        TicksPerQuarter = 1,
        Meters = pickup == 0 ? [] : [new MeterChange(0, Meter.Common), new MeterChange(1, Meter.Common)],
        Parts = [new Part { Notes = [new Note(0, 1, 60, 80), new Note((count - pickup) * 4 - 4 + pickup, 4, 62, 80)] }],
    };

    private static SKBitmap Draw(Piece piece) => SKBitmap.Decode(PianoRollPicture.Draw(piece, PieceFacts.Of(piece, 1), "A piece"));

    // The picture ends where its layout does, two pixels a point.
    private static float TopOf(SKBitmap picture, Piece piece) => (picture.Height / 2f) - new PianoRollLayout(piece, 0).Height;

    private static SKColor At(SKBitmap picture, PianoRollLayout layout, int tick, int pitch)
    {
        var x = layout.X(layout.Systems[0], tick) + 3;
        var y = layout.Y(layout.Systems[0], pitch) + (layout.KeyHeight / 2);
        return picture.GetPixel((int)(x * 2), (int)(y * 2));
    }
}
