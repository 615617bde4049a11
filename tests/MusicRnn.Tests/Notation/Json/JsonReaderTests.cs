using MusicRnn.Music;
using MusicRnn.Notation;

namespace MusicRnn.Tests.Notation.Json;

public sealed class JsonReaderTests
{
    [Fact]
    public void ReadsThePieceOfTheDesign()
    {
        var piece = JsonText.ReadFlawless(
            """
            {"pieces":[{"title":"Air","ticksPerQuarter":480,"tempos":[{"tick":0,"quartersPerMinute":120}],"meters":[{"tick":0,"beats":4,"beatUnit":4}],
            "keys":[{"tick":0,"fifths":0,"mode":"major"}],"chords":[{"tick":0,"symbol":"G7"}],
            "parts":[{"name":"Flute","channel":3,"program":73,"percussion":false,"notes":[[480,240,62,90],[0,480,60,100]]}]}],"problems":[]}
            """);

        Assert.Equal(
            new Piece
            {
                Title = "Air",
                TicksPerQuarter = 480,
                Tempos = new TempoMap([new TempoChange(0, 500_000)]),
                Meters = [new MeterChange(0, Meter.Common)],
                Keys = [new KeyChange(0, Key.CMajor)],
                Chords = [new ChordChange(0, "G7")],
                Parts = [new Part { Name = "Flute", Channel = 3, Program = 73, Notes = [new Note(0, 480, 60, 100), new Note(480, 240, 62, 90)] }],
            },
            piece);
    }

    [Fact]
    public void AllButTheTicksMayBeMissingAndStandInAnyOrder()
    {
        var piece = JsonText.ReadFlawless("""{"problems":[],"pieces":[{"parts":[{"notes":[[0,1,2,3]]}],"ticksPerQuarter":1}]}""");

        Assert.Equal(new Piece { TicksPerQuarter = 1, Parts = [new Part { Notes = [new Note(0, 1, 2, 3)] }] }, piece);
    }

    [Fact]
    public void TheProblemsOfTheFileAreReadToo() =>
        Assert.Equal([new NotationProblem("byte 3", "odd")], JsonText.Read("""{"pieces":[],"problems":[{"where":"byte 3","message":"odd"}]}""").Problems);

    [Fact]
    public void AByteOrderMarkIsPassedOver() =>
        Assert.Equal(24, JsonText.ReadFlawless("\uFEFF{\"pieces\":[{\"ticksPerQuarter\":24}]}").TicksPerQuarter);

    [Fact]
    public void ABadPieceDoesNotSinkTheOthers()
    {
        var result = JsonText.Read(
            """{"pieces":[{"ticksPerQuarter":1,"title":"one"},{"ticksPerQuarter":2,"foo":1,"parts":[{},{"notes":[[0,1,60,80],[0,1,128,80]]}]},{"ticksPerQuarter":3,"title":"three"}]}""");

        Assert.Equal(["one", "three"], result.Pieces.Select(piece => piece.Title));
        Assert.Equal(
            "pieces[1].parts[1].notes[1]: expected a pitch of 0 to 127, found 128; the piece is left out.",
            Assert.Single(result.Problems).ToString());
    }

    [Fact]
    public void WholePiecesBeforeACutAreGood()
    {
        var result = JsonText.Read("{\"pieces\":[{\"ticksPerQuarter\":1},\n{\"ticksPerQuarter\":2},{\"ticks");

        Assert.Equal(2, result.Pieces.Length);
        Assert.StartsWith("line 2, column 30: expected JSON, found a mistake in it: ", Assert.Single(result.Problems).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void WhatFollowsTheMusicIsTold() =>
        Assert.StartsWith("line 1, column 36: ", Assert.Single(JsonText.Read("""{"pieces":[{"ticksPerQuarter":1}]} and more""").Problems).ToString(), StringComparison.Ordinal);

    [Fact]
    public void ANameThatMeansNothingIsTold()
    {
        var result = JsonText.Read("""{"pieces":[{"ticksPerQuarter":1,"tempi":[{"tick":0}],"parts":[{"colour":{"r":1}}]}],"by":"me"}""");

        Assert.Equal(
            [
                "pieces[0].tempi: the name \"tempi\" means nothing here; what it names is left out.",
                "pieces[0].parts[0].colour: the name \"colour\" means nothing here; what it names is left out.",
                "whole file: the name \"by\" means nothing here; what it names is left out.",
            ],
            result.Problems.Select(problem => problem.ToString()));
    }

    [Theory]
    [InlineData("\"title\":5", "title): expected a text, found 5")]
    [InlineData("\"title\":\"\\ud800\"", "title): expected a text in Unicode, found one with characters that are none")]
    [InlineData("\"ticksPerQuarter\":0", "ticksPerQuarter): expected a whole number of 1 to 1048576, found 0")]
    [InlineData("\"ticksPerQuarter\":1.5", "ticksPerQuarter): expected a whole number of 1 to 1048576, found 1.5")]
    [InlineData("\"end\":1e12", "end): expected a whole number of 0 to 1073741824, found 1e12")]
    [InlineData("\"tempos\":[{\"quartersPerMinute\":0}]", "tempos[0].quartersPerMinute): expected a tempo of 3.58 to 60000000 quarters a minute, found 0")]
    [InlineData("\"tempos\":[{\"quartersPerMinute\":1e999}]", "tempos[0].quartersPerMinute): expected a number, found 1e999")]
    [InlineData("\"tempos\":{}", "tempos): expected an array, found an object")]
    [InlineData("\"tempos\":[4]", "tempos[0]): expected an object, found 4")]
    [InlineData("\"meters\":[{\"tick\":0},{\"beatUnit\":6}]", "meters[1].beatUnit): expected a power of two, found 6")]
    [InlineData("\"keys\":[{\"mode\":\"jazz\"}]", "keys[0].mode): expected one of major, minor, dorian, phrygian, lydian, mixolydian, locrian, found the text \"jazz\"")]
    [InlineData("\"chords\":[{\"tick\":-1}]", "chords[0].tick): expected a whole number of 0 to 1073741824, found -1")]
    [InlineData("\"texts\":[{\"kind\":null}]", "texts[0].kind): expected one of text, copyright, composer, lyric, marker, cuePoint, found null")]
    [InlineData("\"parts\":[{\"channel\":16}]", "parts[0].channel): expected a whole number of 0 to 15, found 16")]
    [InlineData("\"parts\":[{\"percussion\":\"yes\"}]", "parts[0].percussion): expected true or false, found the text \"yes\"")]
    [InlineData("\"parts\":[{\"notes\":[[0,1,60]]}]", "parts[0].notes[0]): expected a note as [start, duration, pitch, velocity], four whole numbers, found the end of the array")]
    [InlineData("\"parts\":[{\"notes\":[[0,1,60,80,9]]}]", "parts[0].notes[0]): expected a note as [start, duration, pitch, velocity], four whole numbers, found 9")]
    [InlineData("\"parts\":[{\"notes\":[[0,1,60,0]]}]", "parts[0].notes[0]): expected a velocity of 1 to 127, found 0")]
    [InlineData("\"parts\":[{\"notes\":[[1073741824,1,60,9]]}]", "parts[0].notes[0]): expected a duration of 0 to 0, found 1")]
    [InlineData("\"parts\":[{\"controls\":[{\"value\":128}]}]", "parts[0].controls[0]): expected a value of 0 to 127, found 128")]
    public void SaysWhereAndWhatIsWrong(string content, string expected) =>
        Assert.Equal($"a.json(pieces[0].{expected}; the piece is left out.", JsonText.RejectionOfPiece(content));

    [Fact]
    public void APitchBendMayBeNegativeWhereverItsKindStands()
    {
        var part = JsonText.Piece("""
            "parts":[{"controls":[{"value":-8192,"kind":"pitchBend"}]}]
            """).Parts[0];

        Assert.Equal([new ControlEvent(0, ControlKind.PitchBend, 0, -8192)], part.Controls);
    }

    [Theory]
    [InlineData("""{"name":"app","version":"1.0.0"}""", "found an object with \"name\" and 1 more.")]
    [InlineData("""{"pieces":{"queen":9}}""", "found an object with \"pieces\".")]
    [InlineData("""{}""", "found an empty object.")]
    [InlineData("""[[60,64],[60]]""", "found an array.")]
    [InlineData("""5""", "found just 5.")]
    public void RefusesAnotherKindOfJson(string text, string found)
    {
        var rejection = JsonText.Rejection(text);

        Assert.True(rejection.IsOfAnotherKind);
        Assert.Equal($"a.json: expected music as JSON, an object with an array \"pieces\", {found} Leave it out, or convert it first.", rejection.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Dear reader")]
    [InlineData("// settings\n{\"a\":1}")]
    public void RefusesWhatIsNoJson(string text)
    {
        var rejection = JsonText.Rejection(text);

        Assert.True(rejection.IsOfAnotherKind);
        Assert.StartsWith("a.json(1:1): expected music as JSON, an object with an array \"pieces\", found no JSON: ", rejection.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NestingWithoutEndIsRefused() =>
        Assert.Contains("depth", JsonText.Rejection("{\"a\":" + new string('[', 1_000_000)).Message, StringComparison.Ordinal);

    [Fact]
    public void AfterManyBadPiecesTheRestIsNotTried()
    {
        var result = JsonText.Read($$"""{"pieces":[{"ticksPerQuarter":1},{{string.Join(',', Enumerable.Repeat("0", 500))}}]}""");

        Assert.Single(result.Pieces);
        Assert.Equal(101, result.Problems.Length);
        Assert.Equal("pieces[100]: the 100th piece that cannot be read; all that follow are left out.", result.Problems[^1].ToString());
    }

    [Fact]
    public void RefusesBytesThatAreNoText()
    {
        var bytes = "{\"pieces\":[{\"ticksPerQuarter\":1,\"title\":\"?\"}]}"u8.ToArray();
        bytes[Array.IndexOf(bytes, (byte)'?')] = 0xFF;

        Assert.Contains("title): expected a text in Unicode", Assert.Throws<NotationException>(() => JsonText.Read(bytes)).Message, StringComparison.Ordinal);
    }
}
