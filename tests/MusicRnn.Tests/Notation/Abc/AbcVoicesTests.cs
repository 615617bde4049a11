namespace MusicRnn.Tests.Notation.Abc;

public sealed class AbcVoicesTests
{
    private const string Header = "X:1\nM:4/4\nL:1/4\n";

    [Fact]
    public void EachVoiceIsAPart()
    {
        var piece = AbcText.Tune(Header + "V:1 name=\"Soprano\"\nV:2 nm=\"Bass line\" clef=bass octave=-1\nK:G\nV:1\nF4|G4|\n[V:2]C4|F4|\n");

        Assert.Equal(["Soprano", "Bass line"], piece.Parts.Select(part => part.Name));
        Assert.Equal([0, 1], piece.Parts.Select(part => part.Channel));
        Assert.Equal("66@0+1920 67@1920+1920", AbcText.Notes(piece.Parts[0]));
        Assert.Equal("48@0+1920 54@1920+1920", AbcText.Notes(piece.Parts[1]));
    }

    [Fact]
    public void VoicesMayBeWrittenLineByLine()
    {
        var piece = AbcText.Tune(Header + "K:C\n[V:S]C4|\n[V:B]C,4|\n[V:S]D4|\n[V:B]D,4|\n");

        Assert.Equal("60@0+1920 62@1920+1920", AbcText.Notes(piece.Parts[0]));
        Assert.Equal("48@0+1920 50@1920+1920", AbcText.Notes(piece.Parts[1]));
    }

    [Fact]
    public void AllVoicesFollowTheRepeatsOfTheFirstThatHasThem()
    {
        var piece = AbcText.Tune(Header + "K:C\nV:1\n|:C4|1D4:|2E4|]\nV:2\nC,4|D,4|E,4|]\n");

        Assert.Equal("60@0+1920 62@1920+1920 60@3840+1920 64@5760+1920", AbcText.Notes(piece.Parts[0]));
        Assert.Equal("48@0+1920 50@1920+1920 48@3840+1920 52@5760+1920", AbcText.Notes(piece.Parts[1]));
    }

    [Fact]
    public void AVoiceWithOtherRepeatsIsReportedAndFollowsAllTheSame()
    {
        var result = AbcText.Read(Header + "K:C\nV:1\n|:C4:|D4|\nV:2\n|:C,4|D,4:|\n");

        Assert.Contains("voice '2'", Assert.Single(result.Problems).Message, StringComparison.Ordinal);
        Assert.Equal("48@0+1920 48@1920+1920 50@3840+1920", AbcText.Notes(result.Pieces[0].Parts[1]));
    }

    [Fact]
    public void TheTenthPartLeavesThePercussionChannelFree()
    {
        var voices = string.Concat(Enumerable.Range(1, 17).Select(number => $"V:{number}\nC4|\n"));

        var piece = AbcText.Tune(Header + "K:C\n" + voices);

        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 14, 15, 0, 1], piece.Parts.Select(part => part.Channel));
        Assert.DoesNotContain(piece.Parts, part => part.IsPercussion);
    }

    [Fact]
    public void AProgramCanBeGivenToAChannel()
    {
        var piece = AbcText.Tune(Header + "%%MIDI program 2 42\nK:C\nV:1\nC4|\nV:2\nC4|\n");

        Assert.Equal([0, 42], piece.Parts.Select(part => part.Program));
    }

    [Fact]
    public void KeyAndMeterInTheMusicConcernTheirVoice()
    {
        var piece = AbcText.Tune(Header + "K:C\nV:1\n[K:D]F4|\nV:2\nF4|\n");

        Assert.Equal("66@0+1920", AbcText.Notes(piece.Parts[0]));
        Assert.Equal("65@0+1920", AbcText.Notes(piece.Parts[1]));
    }
}
