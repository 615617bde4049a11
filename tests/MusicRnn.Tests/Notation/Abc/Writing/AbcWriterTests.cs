using System.Text;
using CsCheck;
using MusicRnn.Music;
using MusicRnn.Notation;
using MusicRnn.Notation.Abc;
using MusicRnn.Tests.Tokens;

namespace MusicRnn.Tests.Notation.Abc.Writing;

public sealed class AbcWriterTests
{
    [Theory]
    [InlineData("4/4", "1/8", "1/4", "G", "G2 GA B2 d2|dedB GABd|c4- cBAG|(3ABc d2 z4|]")]
    [InlineData("6/8", "1/8", "3/8", "D", "d2e fed|cBA d3|A3/2B/A ABc|(3ABcd e(3fed|]")]
    [InlineData("3/4", "1/8", "1/4", "Am", "A2 ^G2 A2|B3 c B2|z2 A4|A3 (3ABA _B|]")]
    [InlineData("C|", "1/4", "1/2", "Edor", "e B c/=c/ B|c4|e' C, D,, z|]")]
    [InlineData("2/4", "1/8", "1/4", "Bb", "FGAB|=Bc_de|(3:2:2B2c B2|(5:4:5B/A/G/A/B/ c2|]")]
    [InlineData("7/8", "1/8", "1/8", "Dmix", "dcBA GFE|d4 z3|Z|[DFA]7|]")]
    [InlineData("4/4", "1/8", "1/4", "C", "\"C\"C4 \"G7\"G4|\"F\"F4- \"Dm\"F4|\"Am\"z4 \"E\"z4|]")]
    [InlineData("4/4", "1/4", "1/4", "C", "[CEG]2 [CE] C|c2 c2 & C D E2|c3 c & x2 C2|]")]
    [InlineData("4/4", "1/8", "1/4", "C", "C4 [Q:1/4=96]D4|[M:3/4]C2 D2 E2|[K:G]FG FG AB|F2 [I:MIDI program 3]G4|]")]
    [InlineData("4/4", "1/4", "1/4", "C", "!f!c d !p!e f|g2 [P:Verse]!mf!c2|]")]
    public void CleanMusicIsWrittenAsItWasRead(string meter, string unit, string beat, string key, string music)
    {
        var text = $"%abc-2.1\nX:1\nT:Test\nC:Trad.\nM:{meter}\nL:{unit}\nQ:{beat}=100\nK:{key}\n{music}\n";

        Assert.Equal(text, Written(AbcText.Read(text).Pieces[0]));
    }

    [Fact]
    public void FourBarsStandInALineAndAPickupInFrontOfThem()
    {
        var piece = AbcText.Tune("X:1\nM:4/4\nL:1/4\nK:C\nG|cccc|dddd|eeee|ffff|gggg|ccc|]");

        Assert.EndsWith("K:C\nG|c c c c|d d d d|e e e e|f f f f|\ng g g g|c c c|]\n", Written(piece), StringComparison.Ordinal);
    }

    [Fact]
    public void PartsBecomeVoicesWithNameClefAndInstrument()
    {
        const string text = "%abc-2.1\nX:1\nT:\nM:4/4\nL:1/4\nV:1 name=\"Fiddle\" clef=treble\nV:2 clef=bass\nV:3 clef=perc\nK:G\nV:1\n%%MIDI program 40\nV:2\n%%MIDI program 32\nV:3\n%%MIDI channel 10\n"
            + "[V:1] G A B c|]\n[V:2] G,,2 D,,2|]\n[V:3] C,, D,, C,, D,,|]\n";

        var piece = AbcText.Read(text).Pieces[0];

        Assert.Equal([40, 32, 0], piece.Parts.Select(part => part.Program));
        Assert.True(piece.Parts[2].IsPercussion);
        Assert.Equal(text, Written(piece));
    }

    [Fact]
    public void ABookHoldsManyTunes()
    {
        var pieces = new[] { "first", "second" }.Select(title => AbcText.Tune($"X:1\nT:{title}\nK:C\nC|")).ToArray();
        using var stream = new MemoryStream();

        new AbcFormat().Write(new ReadResult([.. pieces], []), stream);

        var text = Encoding.UTF8.GetString(stream.ToArray());
        Assert.Contains("\n\nX:2\nT:second\n", text, StringComparison.Ordinal);
        Assert.Equal(["first", "second"], AbcText.Read(text).Pieces.Select(piece => piece.Title));
    }

    [Fact]
    public void WordsCannotBreakOutOfTheirLine()
    {
        var piece = AbcText.Tune("X:1\nT:a\nK:C\nC|") with { Title = "50% of\nK:D\r\n  a \"jig\" \\ &eacute;" };

        Assert.Contains("\nT:50\\% of K:D a \"jig\" \\\\ \\&eacute;\nM:", Written(piece), StringComparison.Ordinal);
    }

    [Fact]
    public void SyllablesStandBelowTheirNotes()
    {
        var piece = AbcText.Tune("X:1\nT:a\nM:4/4\nL:1/4\nK:C\nC D E2-|E z F G|") with
        {
            Texts = [new(0, TextKind.Lyric, "A-"), new(480, TextKind.Lyric, "ma-"), new(960, TextKind.Lyric, "zing "), new(2880, TextKind.Lyric, "so-called")],
        };

        Assert.EndsWith("C D E2-|E z F G|]\nw: A-ma-zing _ so\\-called\n", Written(piece), StringComparison.Ordinal);
    }

    [Fact]
    public void EveryKeyComesBack()
    {
        foreach (var mode in Enum.GetValues<Mode>())
        {
            for (var fifths = -7; fifths <= 7; fifths++)
            {
                var piece = AbcText.Tune("X:1\nT:a\nK:C\nC^CD^DEF^FG^GA^AB|") with { Keys = [new(0, new Key(fifths, mode))] };

                AssertSameMusic(piece, AbcText.Read(Written(piece)));
            }
        }
    }

    [Fact]
    public void WhatWasWrittenIsReadAsTheSameMusic() =>
        GridPieces.Any.Sample(piece => AssertSameMusic(piece, AbcText.Read(Written(piece))), iter: 100);

    [Fact]
    public void VelocitiesThatDynamicsCanSayComeBack()
    {
        var piece = AbcText.Tune("X:1\nT:a\nM:6/8\nL:1/8\nK:C\nC|!p!CDE !ff!FGA|[EG]3 !mp!A3|");

        Assert.Equal(piece.Parts[0].Notes.Select(note => note.Velocity), AbcText.Tune(Written(piece)).Parts[0].Notes.Select(note => note.Velocity));
    }

    [Theory]
    [InlineData("irish-abc")]
    [InlineData("nottingham/ABC_cleaned")]
    [InlineData("nottingham/MIDI")]
    public void EveryTuneOfARealBookComesBack(string folder)
    {
        var data = Environment.GetEnvironmentVariable("MUSICRNN_TEST_DATA");
        Assert.SkipWhen(string.IsNullOrEmpty(data), "MUSICRNN_TEST_DATA does not name a folder with tunebooks.");
        foreach (var file in PieceFolder.Read([Path.Combine(data!, folder)]).Files)
        {
            foreach (var named in file.Pieces)
            {
                AssertSameMusic(named.Piece, AbcText.Read(Written(named.Piece)), named.Name);
            }
        }
    }

    private static string Written(Piece piece)
    {
        using var stream = new MemoryStream();
        new AbcFormat().Write(piece, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void AssertSameMusic(Piece piece, ReadResult read, string name = "")
    {
        var again = Assert.Single(read.Pieces);
        Assert.True(read.Problems.IsEmpty, read.Problems.IsEmpty ? "" : $"{name} {read.Problems[0]}\n{Written(piece)}");
        Assert.Equal(piece.Parts.Where(part => part.Notes.Length > 0).Select(Sounding(piece)), again.Parts.Select(Sounding(again)));
        Assert.Equal(piece.Tempos.Changes.Select(change => change with { Tick = InTicksOf(again, change.Tick, piece) }), again.Tempos.Changes);
        Assert.Equal(BarsOf(piece), BarsOf(again));
        Assert.Equal(Changing(piece), Changing(again));
        Assert.Equal(piece.Chords.Select(chord => chord.Symbol), again.Chords.Select(chord => chord.Symbol));
    }

    private static int InTicksOf(Piece again, int tick, Piece piece) =>
        (int)Math.Round((double)tick * again.TicksPerQuarter / piece.TicksPerQuarter, MidpointRounding.AwayFromZero);

    private static Func<Part, string> Sounding(Piece piece) => part =>
    {
        double Quarters(int tick) => Math.Round((double)tick / piece.TicksPerQuarter, 2);
        var notes = part.Notes.Select(note => (Quarters(note.Start), note.Pitch, Quarters(note.End))).Order();
        return $"{part.Name} {part.Channel} {part.Program} {part.IsPercussion} {string.Join(' ', notes)}";
    };

    private static IEnumerable<(double, double, Meter)> BarsOf(Piece piece)
    {
        var end = piece.End;
        return Bars.Of(piece).Select(bar => ((double)bar.Start / piece.TicksPerQuarter, Math.Min(bar.End, end) / (double)piece.TicksPerQuarter, bar.Meter));
    }

    private static IEnumerable<(double, Key)> Changing(Piece piece)
    {
        var before = (Key?)null;
        foreach (var change in piece.Keys)
        {
            if (change.Key != before && change.Tick < piece.End)
            {
                yield return ((double)change.Tick / piece.TicksPerQuarter, change.Key);
            }

            before = change.Key;
        }
    }
}
