using MusicRnn.Music;
using MusicRnn.Tokens;
using MusicRnn.Tokens.Telling;

namespace MusicRnn.Tests.Tokens.Telling;

/// <summary>Which token tells which note, for each tokenizer.</summary>
public sealed class ToldPieceTests
{
    // C E together, then D, then a drum and C.
    private static readonly Piece Duet = new()
    {
        TicksPerQuarter = 4,
        Meters = [new MeterChange(0, new Meter(2, 4))],
        Parts =
        [
            new Part { Notes = [new Note(0, 4, 60, 80), new Note(0, 4, 64, 80), new Note(4, 4, 62, 80), new Note(8, 8, 60, 80)] },
            new Part { IsPercussion = true, Channel = 9, Notes = [new Note(8, 1, 36, 80)] },
        ],
    };

    [Fact]
    public void ANoteOwnsAllThatIsToldSinceTheNoteBefore()
    {
        var told = ToldPiece.Of(NoteTokenizer.Complete, Duet);

        Assert.Equal(["Start Meter 2/4 Tempo 120 Part 1 Program 0 Part 2 Drums"], [NamesOf(told, NoteTokenizer.Complete, ToldPiece.Opening)]);
        Assert.Equal(
            ["Bar Position 0 Velocity 88 Duration 12 Pitch 60", "Pitch 64", "Position 12 Pitch 62", "Bar Position 0 Duration 24 Pitch 60", "Part 2 Velocity 88 Duration 3 Drum 36"],
            told.Notes.Index().Select(note => NamesOf(told, NoteTokenizer.Complete, note.Index)));
        Assert.Equal("End", NamesOf(told, NoteTokenizer.Complete, ToldPiece.Ending));
        Assert.Equal([(0, 60), (0, 64), (0, 62), (0, 60), (1, 36)], told.Notes.Select(note => (note.Part, note.Note.Pitch)));
        AssertEveryNoteIsTold(told);
    }

    [Fact]
    public void ANoteIsHeldByTheFramesInWhichItSounds()
    {
        var tokenizer = FrameTokenizer.Complete(1);
        var told = ToldPiece.Of(tokenizer, Duet);

        // From high to low, and a note that is held is told again.
        Assert.Equal(
            ["Pitch 64", "Pitch 60", "Next 1/1 Pitch 62", "Next 1/1 Pitch 60 Next 1/1 Pitch 60"],
            told.Notes.Index().Select(note => NamesOf(told, tokenizer, note.Index)));
        Assert.Equal("Next 1/1 End", NamesOf(told, tokenizer, ToldPiece.Ending));
        Assert.Equal([(0, 1, 64), (0, 1, 60), (1, 1, 62), (2, 2, 60)], told.Notes.Select(note => (note.Note.Start, note.Note.Duration, note.Note.Pitch)));
        AssertEveryNoteIsTold(told);
    }

    [Fact]
    public void APerformedNoteOwnsTheTimeBeforeIt()
    {
        var told = ToldPiece.Of(PerformanceTokenizer.Instance, Duet);

        Assert.Equal(
            ["Velocity 82 On 60", "On 64", "Shift 50 Off 60 Off 64 On 62", "Shift 50 Off 62 On 60"],
            told.Notes.Index().Select(note => NamesOf(told, PerformanceTokenizer.Instance, note.Index)));
        Assert.Equal("Shift 100 Off 60 End", NamesOf(told, PerformanceTokenizer.Instance, ToldPiece.Ending));
        AssertEveryNoteIsTold(told);
    }

    [Theory]
    [InlineData(AbcTokenizer.TokenizerName)]
    [InlineData(AbcSymbolTokenizer.TokenizerName)]
    public void ALetterOwnsItsAccidentalOctaveAndLengthAndTheBarLineBefore(string name)
    {
        const string text = "X:1\nT:Bagpipe\nM:2/4\nL:1/4\nK:G\n|:\"Am\"A2|^c'/2{B}F3/2:|[GB]2|]";
        var tokenizer = TokenizerFor(name, text);
        var told = ToldPiece.Of(tokenizer, text);

        Assert.Equal("X:1\nT:Bagpipe\nM:2/4\nL:1/4\nK:G\n", TextOf(told, tokenizer, ToldPiece.Opening));
        Assert.Equal(["|:\"Am\"A2", "|^c'/2", "{B}F3/2", ":|[G", "B"], told.Notes.Index().Select(note => TextOf(told, tokenizer, note.Index)));
        Assert.Equal("]2|]", TextOf(told, tokenizer, ToldPiece.Ending));
        Assert.Equal([69, 85, 66, 67, 71], told.Notes.Select(note => note.Note.Pitch));

        // Three letters are played twice.
        Assert.Equal(8, told.Piece.NoteCount);
        Assert.Equal([0, 1, 2, 0, 1, 2, 3, 4], told.Piece.Parts[0].Notes.Select(note => told.NumberOf(0, note)!.Value));
    }

    [Fact]
    public void ATextWithoutNotesCannotBeTold()
    {
        const string text = "X:1\nK:C\nz4|";

        Assert.Throws<TokenException>(() => ToldPiece.Of(AbcTokenizer.ForTexts([text]), text));
    }

    private static ITextTokenizer TokenizerFor(string name, string text) =>
        name == AbcTokenizer.TokenizerName ? AbcTokenizer.ForTexts([text]) : AbcSymbolTokenizer.ForTexts([text, text, text]);

    private static void AssertEveryNoteIsTold(ToldPiece told)
    {
        var notes = told.Piece.Parts.SelectMany((part, index) => part.Notes.Select(note => told.NumberOf(index, note))).Order();
        Assert.Equal(Enumerable.Range(0, told.Notes.Length), notes.Select(number => number!.Value));
        Assert.Null(told.NumberOf(0, new Note(0, 1, 1, 1)));
    }

    private static string NamesOf(ToldPiece told, ITokenizer tokenizer, int owner) =>
        string.Join(' ', told.Tokens.Where((_, place) => told.Owners[place] == owner).Select(token => tokenizer.Vocabulary[token]));

    private static string TextOf(ToldPiece told, ITextTokenizer tokenizer, int owner) =>
        tokenizer.DecodeText([.. told.Tokens.Where((_, place) => told.Owners[place] == owner)]);
}
