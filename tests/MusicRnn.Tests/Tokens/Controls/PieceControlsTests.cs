using MusicRnn.Music;
using MusicRnn.Notation.Abc;
using MusicRnn.Tokens.Controls;

namespace MusicRnn.Tests.Tokens.Controls;

public sealed class PieceControlsTests
{
    [Fact]
    public void APieceSaysWhatItIs()
    {
        var piece = AbcText.ToPiece("X:1\nR:Slip jig, hop\nM:9/8\nL:1/8\nQ:3/8=80\nK:Edor\nE2 E E3 [EG]3|");

        var controls = PieceControls.Of(new NamedPiece("session/tunes.abc#4", piece));

        Assert.Equal(new PieceControls("slip jig", new Meter(9, 8), new Key(2, Mode.Dorian), 120, 4 / 4.5), controls);
    }

    [Theory]
    [InlineData("dances/Polkas/one.mid", "polkas")]
    [InlineData("jigs.abc#12", "jigs")]
    [InlineData("one.mid", null)]
    public void ItsStyleIsTheFolderOrTheBookItIsIn(string name, string? style) =>
        Assert.Equal(style, PieceControls.Of(new NamedPiece(name, AbcText.ToPiece("X:1\nK:C\nCDE|"))).Style);
}
