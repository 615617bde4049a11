using System.Collections.Immutable;
using System.Text;
using CsCheck;
using MusicRnn.Music;
using MusicRnn.Notation;
using MusicRnn.Notation.MusicXml;

namespace MusicRnn.Tests.Notation.MusicXml;

public sealed class MusicXmlWriterTests
{
    private const int TicksPerQuarter = 48;

    private static readonly Meter[] Meters = [new(4, 4), new(3, 4), new(6, 8), new(5, 8), new(2, 2), new(7, 16)];

    // Sixteenths, eighth triplets and quintuplets.
    private static readonly int[] Steps = [12, 16, 6, 24, 48];

    private static readonly Gen<Note> AnyNote =
        from step in Gen.OneOf(Steps)
        from start in Gen.Int[0, 24]
        from length in Gen.Int[1, 6]
        from pitch in Gen.Int[21, 108]
        from velocity in Gen.Int[1, 127]
        select new Note(start * step, length * step, pitch, velocity);

    private static readonly Gen<Part> AnyPart =
        from notes in AnyNote.Array[1, 25]
        from program in Gen.Int[0, 127]
        from channel in Gen.Int[0, 8]
        from isPercussion in Gen.Int[0, 5].Select(number => number == 0)
        select new Part { Name = $"Part {program}", Notes = [.. notes], Program = isPercussion ? 0 : program, Channel = isPercussion ? Part.PercussionChannel : channel, IsPercussion = isPercussion };

    private static readonly Gen<Piece> AnyPiece =
        from parts in AnyPart.Array[1, 3]
        from meter in Gen.OneOf(Meters)
        from pickup in Gen.Int[0, 3]
        from fifths in Gen.Int[-7, 7]
        from mode in Gen.Enum<Mode>()
        from keyTick in Gen.Int[0, 20]
        from tempo in Gen.Int[200_000, 2_000_000]
        from tempoTick in Gen.Int[1, 40]
        select new Piece
        {
            TicksPerQuarter = TicksPerQuarter,
            Parts = [.. parts],
            Meters = pickup == 0 ? [new MeterChange(0, meter)] : [new MeterChange(0, meter), new MeterChange(pickup * 12, meter)],
            Keys = [new KeyChange(0, Key.CMajor), new KeyChange(keyTick * 12, new Key(fifths, mode))],
            Tempos = new TempoMap([new TempoChange(0, tempo), new TempoChange(tempoTick * 12, 500_000)]),
            Chords = [new ChordChange(0, "C"), new ChordChange(tempoTick * 12, "F#m7/E")],
        };

    [Fact]
    public void WhatIsWrittenIsReadBack() =>
        AnyPiece.Sample(
            piece =>
            {
                var back = Assert.Single(ReadBack(piece).Pieces);

                Assert.Equal(piece.Parts.Select(part => NotesOf(part, TicksPerQuarter)), back.Parts.Select(part => NotesOf(part, back.TicksPerQuarter)));
                Assert.Equal(piece.Parts.Select(part => (part.Name, part.Channel, part.Program, part.IsPercussion)), back.Parts.Select(part => (part.Name, part.Channel, part.Program, part.IsPercussion)));
                Assert.Equal(Bars.Of(piece).Select(bar => (bar.Start * 10, bar.Meter)), Bars.Of(back).Select(bar => (bar.Start * 10 * TicksPerQuarter / back.TicksPerQuarter, bar.Meter)));
                Assert.Equal(Within(piece.Tempos.Changes.Select(change => (change.Tick, change.MicrosecondsPerQuarter)), piece.End), back.Tempos.Changes.Select(change => (change.Tick * TicksPerQuarter / back.TicksPerQuarter, change.MicrosecondsPerQuarter)));
                Assert.Equal(piece.Chords.Where(chord => chord.Tick < piece.End).Select(chord => chord.Symbol), back.Chords.Select(chord => chord.Symbol));
            },
            iter: 200);

    [Fact]
    public void KeysComeBackWithTheirModes() =>
        AnyPiece.Where(piece => piece.Keys.All(change => change.Tick < piece.End)).Sample(
            piece =>
            {
                var back = Assert.Single(ReadBack(piece).Pieces);
                var changes = piece.Keys.Where((change, index) => index == 0 || piece.Keys[index - 1].Key != change.Key);
                Assert.Equal(changes.Select(change => (change.Tick, change.Key)), back.Keys.Select(change => (change.Tick * TicksPerQuarter / back.TicksPerQuarter, change.Key)));
            },
            iter: 100);

    [Fact]
    public void AMelodyIsWrittenAsAScoreThatCanBeRead()
    {
        var piece = new Piece
        {
            Title = "Air",
            TicksPerQuarter = 4,
            Meters = [new MeterChange(0, new Meter(2, 4))],
            Keys = [new KeyChange(0, new Key(1, Mode.Major))],
            Parts = [new Part { Name = "Flute", Program = 73, Notes = [new Note(0, 2, 67, 90), new Note(2, 2, 66, 90), new Note(4, 6, 65, 45)] }],
            Texts = [new TextEvent(0, TextKind.Composer, "N. N."), new TextEvent(0, TextKind.Lyric, "Hel-"), new TextEvent(2, TextKind.Lyric, "lo")],
        };
        const string expected =
            """
            <measure number="1">
              <attributes>
                <divisions>2</divisions>
                <key>
                  <fifths>1</fifths>
                  <mode>major</mode>
                </key>
                <time>
                  <beats>2</beats>
                  <beat-type>4</beat-type>
                </time>
                <clef>
                  <sign>G</sign>
                  <line>2</line>
                </clef>
              </attributes>
              <note dynamics="100">
                <pitch>
                  <step>G</step>
                  <octave>4</octave>
                </pitch>
                <duration>1</duration>
                <voice>1</voice>
                <type>eighth</type>
                <beam number="1">begin</beam>
                <lyric number="1">
                  <syllabic>begin</syllabic>
                  <text>Hel</text>
                </lyric>
              </note>
              <note dynamics="100">
                <pitch>
                  <step>F</step>
                  <alter>1</alter>
                  <octave>4</octave>
                </pitch>
                <duration>1</duration>
                <voice>1</voice>
                <type>eighth</type>
                <beam number="1">end</beam>
                <lyric number="1">
                  <syllabic>single</syllabic>
                  <text>lo</text>
                </lyric>
              </note>
              <note dynamics="50">
                <pitch>
                  <step>F</step>
                  <octave>4</octave>
                </pitch>
                <duration>2</duration>
                <tie type="start" />
                <voice>1</voice>
                <type>quarter</type>
                <accidental>natural</accidental>
                <notations>
                  <tied type="start" />
                </notations>
              </note>
            </measure>
            """;

        var written = Encoding.UTF8.GetString(Write(piece)).ReplaceLineEndings("\n");
        var lines = written.Split('\n').SkipWhile(line => !line.Contains("<measure", StringComparison.Ordinal)).TakeWhile(line => !line.Contains("measure number=\"2\"", StringComparison.Ordinal));

        Assert.Equal(expected.ReplaceLineEndings("\n"), string.Join('\n', lines.Select(line => line[4..])));
    }

    [Fact]
    public void APickupIsAMeasureThatIsNotCounted()
    {
        var piece = new Piece
        {
            TicksPerQuarter = 1,
            Meters = [new MeterChange(0, new Meter(3, 4)), new MeterChange(1, new Meter(3, 4))],
            Parts = [new Part { Notes = [new Note(0, 1, 60, 80), new Note(1, 3, 62, 80)] }],
        };

        Assert.Contains("<measure number=\"0\" implicit=\"yes\">", Text(piece), StringComparison.Ordinal);
        Assert.Contains("<measure number=\"1\">", Text(piece), StringComparison.Ordinal);
    }

    [Fact]
    public void APianoHasTwoStaves()
    {
        var piece = new Piece
        {
            TicksPerQuarter = 1,
            Parts = [new Part { Notes = [new Note(0, 4, 72, 80), new Note(0, 2, 48, 80), new Note(2, 2, 43, 80)] }],
        };

        Assert.Contains("<staves>2</staves>", Text(piece), StringComparison.Ordinal);
        Assert.Equal(2, Text(piece).Split("<staff>2</staff>").Length - 1);
    }

    [Fact]
    public void MarksAndWordsComeBackAndJumpsAreNotWritten()
    {
        var piece = new Piece
        {
            TicksPerQuarter = 480,
            Parts = [new Part { Notes = [new Note(0, 1920, 60, 80), new Note(1920, 1920, 62, 80)] }],
            Texts = [new TextEvent(0, TextKind.Marker, "A"), new TextEvent(960, TextKind.Text, "dolce"), new TextEvent(1920, TextKind.Text, "D.C. al Fine")],
        };
        var back = ReadBack(piece).Pieces[0];

        Assert.Equal(2, back.NoteCount);
        Assert.Equal([(0, "A"), (960, "dolce")], back.Texts.Select(text => (text.Tick, text.Text)));
    }

    [Theory]
    [InlineData("C")]
    [InlineData("Am")]
    [InlineData("F#m7b5")]
    [InlineData("Bbmaj7/D")]
    [InlineData("G7(b9)")]
    [InlineData("Dsus4")]
    [InlineData("E7(#9)")]
    [InlineData("Cadd9")]
    [InlineData("N.C.")]
    public void AChordSymbolComesBackAsItWas(string symbol) => Assert.Equal(symbol, ChordReadBack(symbol));

    [Theory]
    [InlineData("Cmin7")]
    [InlineData("CM7")]
    [InlineData("G7b9")]
    [InlineData("D/f#")]
    [InlineData("A+")]
    public void AnotherSpellingComesBackAsTheSameChord(string symbol) => Assert.Equal(ChordSymbol.Parse(symbol), ChordSymbol.Parse(ChordReadBack(symbol)));

    [Fact]
    public void AChangeOfInstrumentComesBack()
    {
        var part = new Part { Program = 40, Notes = [new Note(0, 480, 60, 80), new Note(480, 480, 62, 80)], Controls = [new ControlEvent(480, ControlKind.Program, 0, 45)] };

        Assert.Equal(part.Controls, ReadBack(new Piece { TicksPerQuarter = 480, Parts = [part] }).Pieces[0].Parts[0].Controls);
    }

    [Fact]
    public void APieceWithoutNotesIsWrittenAsRests() => Assert.Empty(ReadBack(new Piece { TicksPerQuarter = 480 }).Problems);

    [Fact]
    public void CharactersThatXmlCannotHoldAreLeftOut() =>
        Assert.Equal("a😀b", ReadBack(new Piece { TicksPerQuarter = 480, Title = "a\u0001😀\uD800b" }).Pieces[0].Title);

    [Fact]
    public void TheCompressedFormIsReadBackAndAlwaysTheSame()
    {
        var piece = new Piece { TicksPerQuarter = 480, Parts = [new Part { Notes = [new Note(0, 480, 60, 80)] }] };
        var bytes = Write(piece, new CompressedMusicXmlFormat());

        Assert.Equal(bytes, Write(piece, new CompressedMusicXmlFormat()));
        Assert.Equal(new Note(0, 480, 60, 80), ScoreText.Read(bytes, "a.mxl").Pieces[0].Parts[0].Notes[0]);
        Assert.IsType<CompressedMusicXmlFormat>(NotationFormats.ForFile("a.mxl"));
    }

    private static ImmutableArray<(int, int, int, int)> NotesOf(Part part, int ticksPerQuarter) =>
        [.. part.Notes.Select(note => (note.Start * TicksPerQuarter / ticksPerQuarter, note.Duration * TicksPerQuarter / ticksPerQuarter, note.Pitch, note.Velocity)).Order()];

    private static IEnumerable<(int, int)> Within(IEnumerable<(int Tick, int Value)> changes, int end)
    {
        int? before = null;
        foreach (var change in changes.Where(change => change.Tick < end))
        {
            if (change.Value != before)
            {
                yield return change;
            }

            before = change.Value;
        }
    }

    private static string ChordReadBack(string symbol) =>
        Assert.Single(ReadBack(new Piece { TicksPerQuarter = 480, Parts = [new Part { Notes = [new Note(0, 480, 60, 80)] }], Chords = [new ChordChange(0, symbol)] }).Pieces[0].Chords).Symbol;

    private static ReadResult ReadBack(Piece piece)
    {
        var result = ScoreText.Read(Write(piece));
        Assert.Empty(result.Problems);
        return result;
    }

    private static string Text(Piece piece) => Encoding.UTF8.GetString(Write(piece));

    private static byte[] Write(Piece piece, INotationFormat? format = null)
    {
        using var stream = new MemoryStream();
        (format ?? new MusicXmlFormat()).Write(piece, stream);
        return stream.ToArray();
    }
}
