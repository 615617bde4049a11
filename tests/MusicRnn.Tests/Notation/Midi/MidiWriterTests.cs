using CsCheck;
using MusicRnn.Music;
using MusicRnn.Notation;

namespace MusicRnn.Tests.Notation.Midi;

public sealed class MidiWriterTests
{
    [Fact]
    public void WritingAndReadingGivesThePieceBack() =>
        MidiPieces.Any.Sample(piece => Assert.Equal(piece, HexDump.ReadFlawless(HexDump.Write(piece))), iter: 1500);

    [Fact]
    public void TheSamePieceGivesTheSameBytes() =>
        MidiPieces.Any.Sample(
            piece => Assert.Equal(HexDump.Write(piece), HexDump.Write(HexDump.ReadFlawless(HexDump.Write(piece)))),
            iter: 300);

    [Fact]
    public void WritesAConductorAndATrackForEachPart()
    {
        var piece = new Piece
        {
            Title = "Jig",
            TicksPerQuarter = 4,
            Tempos = new TempoMap([new TempoChange(0, 500_000)]),
            Meters = [new MeterChange(0, new Meter(6, 8))],
            Keys = [new KeyChange(0, new Key(-1, Mode.Dorian))],
            Parts = [new Part { Name = "Fiddle", Channel = 2, Program = 40, Notes = [new Note(0, 2, 62, 80), new Note(2, 2, 62, 81)] }],
            End = 12,
        };

        Assert.Equal(
            HexDump.File(
                """
                00 FF 03 03 'Jig'
                00 FF 51 03 07 A1 20     ; 500000 microseconds a quarter
                00 FF 58 04 06 03 24 08  ; 6/8, a click each 36 clocks: a dotted quarter
                00 FF 59 02 FF 01        ; one flat; Dorian has a minor third
                0C FF 2F 00
                """,
                """
                00 FF 03 06 'Fiddle'
                00 C2 28                 ; violin
                00 92 3E 50              ; D
                02 82 3E 40              ; ends before
                00 92 3E 51              ; the next begins
                02 82 3E 40
                08 FF 2F 00              ; at the end of the piece
                """),
            HexDump.Write(piece));
    }

    [Theory]
    [InlineData(Mode.Lydian, Mode.Major)]
    [InlineData(Mode.Mixolydian, Mode.Major)]
    [InlineData(Mode.Dorian, Mode.Minor)]
    [InlineData(Mode.Phrygian, Mode.Minor)]
    [InlineData(Mode.Locrian, Mode.Minor)]
    public void OtherModesKeepTheirSignatureAndTheirThird(Mode mode, Mode written)
    {
        var piece = new Piece { TicksPerQuarter = 4, Keys = [new KeyChange(0, new Key(3, mode))] };

        Assert.Equal([new KeyChange(0, new Key(3, written))], HexDump.ReadFlawless(HexDump.Write(piece)).Keys);
    }

    [Fact]
    public void TwoInstrumentsDoNotShareAChannel()
    {
        var note = new Note(0, 4, 60, 90);
        var piece = new Piece
        {
            TicksPerQuarter = 4,
            Parts =
            [
                new Part { Program = 0, Notes = [note] },
                new Part { Program = 40, Notes = [note] },
                new Part { Program = 0, Notes = [note] },
                new Part { Program = 24, Channel = 1, Notes = [note] },
            ],
        };

        Assert.Equal([0, 2, 0, 1], ChannelsWritten(piece));
    }

    [Fact]
    public void OnlyPercussionIsWrittenOnThePercussionChannel()
    {
        var note = new Note(0, 4, 60, 90);
        var piece = new Piece
        {
            TicksPerQuarter = 4,
            Parts = [new Part { IsPercussion = true, Notes = [note] }, new Part { Channel = 9, Notes = [note] }],
        };

        Assert.Equal([9, 1], ChannelsWritten(piece));
    }

    [Fact]
    public void MoreInstrumentsThanChannelsKeepTheirNotes()
    {
        var piece = new Piece
        {
            TicksPerQuarter = 4,
            Parts = [.. Enumerable.Range(0, 40).Select(program => new Part { Channel = 9, Program = program, Notes = [new Note(0, 4, 60, 90)] })],
        };

        var channels = ChannelsWritten(piece);

        Assert.Equal(40, channels.Length);
        Assert.DoesNotContain(Part.PercussionChannel, channels);
    }

    [Fact]
    public void APartThatOnlySetsControlsLeavesTheInstrumentOfItsChannelAlone()
    {
        var piece = new Piece
        {
            TicksPerQuarter = 4,
            Parts =
            [
                new Part { Program = 40, Notes = [new Note(0, 4, 60, 90)] },
                new Part { Controls = [new ControlEvent(0, ControlKind.Controller, 7, 100)] },
            ],
        };

        Assert.DoesNotContain("C000", Convert.ToHexString(HexDump.Write(piece)), StringComparison.Ordinal);
        Assert.Equal(piece, HexDump.ReadFlawless(HexDump.Write(piece)));
    }

    [Fact]
    public void ABankIsChosenBeforeItsProgram()
    {
        var piece = new Piece
        {
            TicksPerQuarter = 4,
            Parts =
            [
                new Part
                {
                    Program = 40,
                    Notes = [new Note(2, 2, 60, 90)],
                    Controls = [new ControlEvent(0, ControlKind.Controller, 7, 100), new ControlEvent(1, ControlKind.Controller, 0, 8), new ControlEvent(1, ControlKind.Controller, 32, 1)],
                },
            ],
        };

        var written = HexDump.Write(piece);

        Assert.Contains("00B00764" + "01B00008" + "00B02001" + "00C028" + "01903C5A", Convert.ToHexString(written), StringComparison.Ordinal);
        Assert.Equal(piece, HexDump.ReadFlawless(written));
    }

    public static TheoryData<string, Piece> Unwritable()
    {
        var sound = new Piece { TicksPerQuarter = 4 };
        return new()
        {
            { "1 to 32767 ticks a quarter, found 40000", sound with { TicksPerQuarter = 40_000 } },
            { "1 to 32767 ticks a quarter, found 0", sound with { TicksPerQuarter = 0 } },
            { "times of 0 to 268435455 ticks, found 300000000", sound with { End = 300_000_000 } },
            { "times of 0 to 268435455 ticks, found 2000000000", sound with { Parts = [new Part { Notes = [new Note(2_000_000_000, 2_000_000_000, 60, 90)] }] } },
            { "times of 0 to 268435455 ticks, found -1", sound with { Texts = [new TextEvent(-1, TextKind.Text, "a")] } },
            { "a tempo of 1 to 16777215 microseconds a quarter, found 0", sound with { Tempos = new TempoMap([new TempoChange(0, 0)]) } },
            { "a meter of 1 to 255 beats, found 256/4", sound with { Meters = [new MeterChange(0, new Meter(256, 4))] } },
            { "a beat unit that is a power of two up to 128, found 4/6", sound with { Meters = [new MeterChange(0, new Meter(4, 6))] } },
            { "a key of up to seven sharps or flats, found 8", sound with { Keys = [new KeyChange(0, new Key(8, Mode.Major))] } },
            { "a channel of 0 to 15, found 16", sound with { Parts = [new Part { Channel = 16 }] } },
            { "a program of 0 to 127, found 128", sound with { Parts = [new Part { Program = 128 }] } },
            { "a control value of 0 to 127, found 128", sound with { Parts = [new Part { Controls = [new ControlEvent(0, ControlKind.Controller, 7, 128)] }] } },
            { "a pitch bend of -8192 to 8191, found 8192", sound with { Parts = [new Part { Controls = [new ControlEvent(0, ControlKind.PitchBend, 0, 8192)] }] } },
        };
    }

    [Theory]
    [MemberData(nameof(Unwritable), DisableDiscoveryEnumeration = true)]
    public void SaysWhatMidiCannotHold(string expected, Piece piece)
    {
        var rejection = Assert.Throws<NotationException>(() => HexDump.Write(piece));

        Assert.Equal($"midi: expected {expected}. Change the piece, or write another format.", rejection.Message);
    }

    private static int[] ChannelsWritten(Piece piece) =>
        [.. HexDump.ReadFlawless(HexDump.Write(piece)).Parts.Select(part => part.Channel)];
}
