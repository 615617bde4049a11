using MusicRnn.Music;
using MusicRnn.Tokens;

namespace MusicRnn.Tests.Tokens;

public sealed class NoteVocabularyTests
{
    private static Piece PieceOf(params Note[] notes) => new() { TicksPerQuarter = 12, Parts = [new Part { Notes = [.. notes] }], End = 48 };

    private static string[] NamesOf(NoteTokenizer tokenizer, string kind) =>
        [.. tokenizer.Vocabulary.Names.Where(name => name.StartsWith(kind, StringComparison.Ordinal))];

    [Fact]
    public void HoldsOnlyWhatOccursInMasterOrder()
    {
        var tokenizer = NoteTokenizer.ForPieces([PieceOf(new Note(12, 6, 64, 90), new Note(0, 12, 60, 90))], TranspositionRange.None);

        Assert.Equal(
            ["Start", "End", "Bar", "Meter 4/4", "Tempo 120", "Part 1", "Program 0", "Position 0", "Position 12", "Velocity 88", "Duration 6", "Duration 12", "Pitch 60", "Pitch 64"],
            tokenizer.Vocabulary.Names);
    }

    [Fact]
    public void TransposedPitchesStayWithinTheRangeOfAllPieces()
    {
        var tokenizer = NoteTokenizer.ForPieces(
            [PieceOf(new Note(0, 12, 60, 90), new Note(0, 12, 64, 90)), PieceOf(new Note(0, 12, 70, 90))], new TranspositionRange(-2, 3));

        Assert.Equal(
            ["Pitch 60", "Pitch 61", "Pitch 62", "Pitch 63", "Pitch 64", "Pitch 65", "Pitch 66", "Pitch 67", "Pitch 68", "Pitch 69", "Pitch 70"],
            NamesOf(tokenizer, "Pitch"));
    }

    [Fact]
    public void KeysAreTransposedToo()
    {
        var low = PieceOf(new Note(0, 12, 60, 90)) with { Keys = [new KeyChange(0, new Key(1, Mode.Dorian))] };
        var tokenizer = NoteTokenizer.ForPieces([low, PieceOf(new Note(0, 12, 72, 90))], new TranspositionRange(-1, 1));

        Assert.Equal(["Key -4 dorian", "Key 1 dorian"], NamesOf(tokenizer, "Key"));
    }

    [Fact]
    public void AStoredVocabularyGivesTheSameTokenizer()
    {
        var piece = PieceOf(new Note(0, 12, 60, 90));
        var tokenizer = NoteTokenizer.ForPieces([piece], TranspositionRange.AllKeys);

        Assert.Equal(tokenizer.Encode(piece), new NoteTokenizer(new Vocabulary(tokenizer.Vocabulary.Names)).Encode(piece));
    }

    [Fact]
    public void TokenizersAreRestoredByName()
    {
        Assert.Equal("notes", Tokenizers.Restore("notes", NoteTokenizer.Complete.Vocabulary).Name);
        Assert.Equal("frames", Tokenizers.Restore("frames", new Vocabulary(["Start", "End", "Next 1/4", "Pitch 60"])).Name);
        Assert.Contains("'nots'", Assert.Throws<MusicRnnException>(() => Tokenizers.Restore("nots", NoteTokenizer.Complete.Vocabulary)).Message);
    }

    [Fact]
    public void RejectsNamesThatAreNotKnownOrMissing()
    {
        var names = NoteTokenizer.Complete.Vocabulary.Names;

        Assert.Contains("'Pitch 128'", Assert.Throws<MusicRnnException>(() => new NoteTokenizer(new Vocabulary([.. names, "Pitch 128"]))).Message);
        Assert.Contains("'Bar'", Assert.Throws<MusicRnnException>(() => new NoteTokenizer(new Vocabulary(names.Remove("Bar")))).Message);
        Assert.Contains("no part", Assert.Throws<MusicRnnException>(() => new NoteTokenizer(new Vocabulary(names.Remove("Part 1")))).Message);
    }

    [Fact]
    public void TellsTheNearestWhereTheVocabularyLacksTempoVelocityDurationProgramOrKey()
    {
        var tokenizer = NoteTokenizer.ForPieces([PieceOf(new Note(0, 12, 60, 90), new Note(0, 24, 64, 20))], TranspositionRange.None);
        var other = new Piece
        {
            TicksPerQuarter = 12,
            Parts = [new Part { Program = 40, Notes = [new Note(0, 21, 60, 127)] }],
            Tempos = new TempoMap([new TempoChange(0, 300_000)]),
            Keys = [new KeyChange(0, Key.CMajor)],
        };

        Assert.Equal(
            "Start Meter 4/4 Tempo 120 Part 1 Program 0 Bar Position 0 Velocity 88 Duration 12 Pitch 60 End",
            string.Join(' ', tokenizer.Encode(other).Select(token => tokenizer.Vocabulary[token])));
    }

    [Fact]
    public void RejectsAPitchOrMeterOutsideTheVocabulary()
    {
        var tokenizer = NoteTokenizer.ForPieces([PieceOf(new Note(0, 12, 60, 90))], TranspositionRange.None);
        var waltz = PieceOf(new Note(0, 12, 60, 90)) with { Meters = [new MeterChange(0, new Meter(3, 4))] };

        Assert.Contains("'Pitch 61'", Assert.Throws<TokenException>(() => tokenizer.Encode(PieceOf(new Note(0, 12, 61, 90)))).Message);
        Assert.Contains("'Meter 3/4'", Assert.Throws<TokenException>(() => tokenizer.Encode(waltz)).Message);
    }

    [Fact]
    public void NoPiecesGiveNoVocabulary() =>
        Assert.Throws<TokenException>(() => NoteTokenizer.ForPieces([PieceOf()], TranspositionRange.None));

    [Fact]
    public void TempoClassesAreEightPercentApartAndHold120()
    {
        var tempos = Enumerable.Range(0, TempoClasses.Count).Select(TempoClasses.QuartersPerMinute).ToArray();

        Assert.Equal(30, tempos[0]);
        Assert.Contains(120, tempos);
        Assert.Equal(302, tempos[^1]);
        Assert.All(tempos.Zip(tempos.Skip(1)), pair => Assert.InRange((double)pair.Second / pair.First, 1.05, 1.11));
        Assert.Equal(Enumerable.Range(0, TempoClasses.Count), tempos.Select(tempo => TempoClasses.Nearest(tempo)));
        Assert.Equal(TempoClasses.Count - 1, TempoClasses.Nearest(double.PositiveInfinity));
    }
}
