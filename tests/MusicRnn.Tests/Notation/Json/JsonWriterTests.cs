using System.Text.Encodings.Web;
using System.Text.Json;
using CsCheck;
using MusicRnn.Music;
using MusicRnn.Notation;

namespace MusicRnn.Tests.Notation.Json;

public sealed class JsonWriterTests
{
    private static readonly JsonSerializerOptions OnOneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void WritesThePiecesAndProblemsUnderTheNamesOfTheNotation()
    {
        var piece = new Piece
        {
            Title = "Säckpipa \"1\"",
            TicksPerQuarter = 480,
            Tempos = new TempoMap([new TempoChange(0, 500_000)]),
            Meters = [new MeterChange(0, new Meter(6, 8))],
            Keys = [new KeyChange(0, new Key(-1, Mode.Dorian))],
            Chords = [new ChordChange(960, "G7")],
            Parts = [new Part { Name = "Drums", Channel = 9, IsPercussion = true, Notes = [new Note(480, 240, 38, 90), new Note(0, 480, 36, 100)] }],
        };

        var bytes = JsonText.Write(new ReadResult([piece], [new NotationProblem("line 12, column 7", "something")]));

        Assert.Equal(
            """{"pieces":[{"title":"Säckpipa \"1\"","ticksPerQuarter":480,"tempos":[{"tick":0,"quartersPerMinute":120}],"meters":[{"tick":0,"beats":6,"beatUnit":8}],"keys":[{"tick":0,"fifths":-1,"mode":"dorian"}],"chords":[{"tick":960,"symbol":"G7"}],"parts":[{"name":"Drums","channel":9,"program":0,"percussion":true,"notes":[[0,480,36,100],[480,240,38,90]]}]}],"problems":[{"where":"line 12, column 7","message":"something"}]}""",
            Compact(bytes));
    }

    [Fact]
    public void WritesTextsControlsAndALaterEndOnlyWhereThereAreAny()
    {
        var piece = new Piece
        {
            TicksPerQuarter = 24,
            End = 96,
            Texts = [new TextEvent(0, TextKind.CuePoint, "curtain")],
            Parts = [new Part { Notes = [new Note(0, 24, 60, 80)], Controls = [new ControlEvent(0, ControlKind.PitchBend, 0, -100), new ControlEvent(5, ControlKind.Controller, 64, 127)] }],
        };

        Assert.Contains(
            """"
            "texts":[{"tick":0,"kind":"cuePoint","text":"curtain"}],"end":96,"parts":[{"name":"","channel":0,"program":0,"percussion":false,"notes":[[0,24,60,80]],"controls":[{"tick":0,"kind":"pitchBend","value":-100},{"tick":5,"kind":"controller","number":64,"value":127}]}]
            """",
            Compact(JsonText.Write(new ReadResult([piece], []))),
            StringComparison.Ordinal);
        Assert.DoesNotContain("\"end\"", JsonText.WriteText(piece with { End = 24 }), StringComparison.Ordinal);
    }

    [Fact]
    public void EachNoteStandsOnALineOfItsOwn()
    {
        var piece = new Piece { TicksPerQuarter = 24, Parts = [new Part { Notes = [new Note(0, 24, 60, 80), new Note(24, 24, 62, 80)] }] };

        Assert.Contains("\n      [0,24,60,80],\n      [24,24,62,80]\n", JsonText.WriteText(piece), StringComparison.Ordinal);
    }

    [Fact]
    public void ReadingAndWritingAgainLosesNothing() =>
        Gen.Select(JsonPieces.Any.Array[0, 3], Gen.OneOf("", "line 1", "ä\u2028\t").Array[0, 2]).Sample(
            (pieces, words) =>
            {
                var content = new ReadResult([.. pieces], [.. words.Select(word => new NotationProblem(word, word + "!"))]);
                var written = JsonText.Write(content);
                var readAgain = JsonText.Read(written);
                Assert.Equal(content.Pieces, readAgain.Pieces);
                Assert.Equal(content.Problems, readAgain.Problems);
                Assert.Equal(written, JsonText.Write(readAgain));
            },
            iter: 200);

    [Fact]
    public void EveryTempoComesBackToTheMicrosecond() =>
        Gen.Int[1, 0xFF_FFFF].Array[200].Sample(
            tempos =>
            {
                var map = new TempoMap(tempos.Select((tempo, index) => new TempoChange(index, tempo)));
                Assert.Equal(map, JsonText.ReadFlawless(JsonText.WriteText(new Piece { TicksPerQuarter = 24, Tempos = map })).Tempos);
            },
            iter: 50);

    [Theory]
    [InlineData(0, "1 to 1048576 ticks a quarter")]
    [InlineData(int.MaxValue, "1 to 1048576 ticks a quarter")]
    public void RefusesWhatCouldNotBeReadAgain(int ticksPerQuarter, string expected)
    {
        var rejection = Assert.Throws<NotationException>(() => JsonText.WriteText(new Piece { TicksPerQuarter = ticksPerQuarter }));

        Assert.Equal($"json: expected {expected}, found {ticksPerQuarter}. Change the piece, or write another format.", rejection.Message);
    }

    [Fact]
    public void RefusesATempoOfNoLength() =>
        Assert.Contains("microseconds", Assert.Throws<NotationException>(() => JsonText.WriteText(new Piece { TicksPerQuarter = 24, Tempos = new TempoMap([new TempoChange(0, 0)]) })).Message, StringComparison.Ordinal);

    [Fact]
    public void HalfACharacterIsReplacedAndNotFatal()
    {
        var written = JsonText.WriteText(new Piece { TicksPerQuarter = 24, Title = "a\uD800b" });

        Assert.Equal("a\uFFFDb", JsonText.ReadFlawless(written).Title);
    }

    private static string Compact(byte[] json) => JsonSerializer.Serialize(JsonSerializer.Deserialize<JsonElement>(json), OnOneLine);
}
