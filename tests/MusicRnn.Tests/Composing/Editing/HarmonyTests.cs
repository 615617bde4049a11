using MusicRnn.Composing;
using MusicRnn.Composing.Editing;
using MusicRnn.Learning.Kernels;
using MusicRnn.Music;
using MusicRnn.Tokens;

namespace MusicRnn.Tests.Composing.Editing;

public sealed class HarmonyTests
{
    private static readonly Model Notes = SmallModels.UntrainedWithFeatures();
    private static readonly Model Frames = SmallModels.UntrainedWithFeatures(FrameTokenizer.ForPieces([Scale(40, 30)], framesPerQuarter: 1));

    // Eighths between the beats, and a rest in the second bar.
    private static readonly Part Melody = new()
    {
        Name = "melody",
        Program = 73,
        Notes = [new Note(0, 480, 64, 90), new Note(480, 240, 65, 70), new Note(720, 240, 69, 70), new Note(960, 960, 62, 80), new Note(2880, 960, 60, 81)],
    };

    private static readonly Piece Tune = new() { TicksPerQuarter = 480, Parts = [Melody], End = 3840 };

    [Fact]
    public void AMelodyStaysAsItIsAndGetsOtherParts()
    {
        var melody = EditingPieces.WithPickup with { Parts = [EditingPieces.WithPickup.Parts[1]] };
        foreach (var harmonized in Edit(Notes, editor => editor.Harmonize(melody, null, new EditingOptions { Count = 4, Candidates = 8 })))
        {
            Assert.Equal(melody.Parts[0], harmonized.Parts[0]);
            Assert.True(harmonized.Parts.Length > 1);
            Assert.All(harmonized.Parts.Skip(1), part => Assert.True(part.LastNoteEnd <= melody.End && part.Notes.Length > 0));
            Assert.Equal(harmonized.Parts.Length, harmonized.Parts.Select(part => (part.Channel, part.IsPercussion)).Distinct().Count());
            Assert.Equal(melody, harmonized with { Parts = melody.Parts });
        }
    }

    [Fact]
    public void OfAPieceOfSeveralPartsTheOthersAreComposedAnewForTheirInstruments()
    {
        var harmonized = Edit(Notes, editor => editor.Harmonize(EditingPieces.TwoParts, 3, new EditingOptions { Candidates = 8 }))[0];

        Assert.Equal(EditingPieces.TwoParts.Parts[2], harmonized.Parts[2]);
        Assert.NotEqual(EditingPieces.TwoParts.Parts[1].Notes, harmonized.Parts[1].Notes);
        Assert.Equal(EditingPieces.TwoParts.Parts[1], harmonized.Parts[1] with { Notes = EditingPieces.TwoParts.Parts[1].Notes });
    }

    [Fact]
    public void InFramesTheMelodyIsTheHighestVoiceOfFour()
    {
        foreach (var harmonized in Edit(Frames, editor => editor.Harmonize(Tune, 1, new EditingOptions { Count = 4, Candidates = 8 })))
        {
            Assert.Equal(Melody, harmonized.Parts[0]);
            Assert.InRange(harmonized.Parts.Length, 2, 4);
            Assert.Equal(harmonized.Parts.Length, harmonized.Parts.Select(part => part.Channel).Distinct().Count());
            Assert.True(harmonized.LastNoteEnd <= Tune.End);
            foreach (var note in harmonized.Parts.Skip(1).SelectMany(part => part.Notes))
            {
                var above = Melody.Notes.LastOrDefault(melody => melody.Start <= note.Start, Melody.Notes[0]);
                Assert.True(note.Pitch <= above.Pitch);
                Assert.Equal(0, note.Start % 480);
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void VoicesComeFromTheSameSeedForAnyNumberOfWorkers(int workers)
    {
        var options = new EditingOptions { Seed = 4, Candidates = 7 };

        var expected = Edit(Frames, editor => editor.Harmonize(Tune, 1, options), workers: 1);

        Assert.Equal(expected, Edit(Frames, editor => editor.Harmonize(Tune, 1, options), workers));
    }

    [Fact]
    public void RejectsAMelodyOutsideTheModelsRange()
    {
        var high = Tune with { Parts = [Melody with { Notes = [new Note(0, 480, 100, 90)] }] };

        var error = Assert.Throws<MusicRnnException>(() => Edit(Frames, editor => editor.Harmonize(high, 1, new EditingOptions())));

        Assert.Equal("the music cannot be told in the model's tokens: pitch 100 does not occur in the music that was learned. Choose music that is like what the model has learned.", error.Message);
    }

    [Fact]
    public void RejectsAPartThatThePieceDoesNotHave()
    {
        var error = Assert.Throws<MusicRnnException>(() => Edit(Notes, editor => editor.Harmonize(Tune, 2, new EditingOptions())));

        Assert.Equal("there is no part 2 with notes: expected one of the 1 parts of the piece. 'musicrnn info' lists them.", error.Message);
    }

    [Fact]
    public void VoicesTakeTheShortestWayAndDoubleWhereThereAreFewerNotes()
    {
        UInt128[] frames = [Chord(64, 60, 48), Chord(62, 50), Chord(55), 0];
        var voices = FrameVoices.Of(frames, [67, 65, 64, 60], voices: 3);

        Assert.Equal([64, 60, 48], voices[0]);
        Assert.Equal([65, 62, 50], voices[1]);
        Assert.Equal([64, 64, 55], voices[2]);
        Assert.Equal([null, null, null], voices[3]);
    }

    [Fact]
    public void AVoiceHoldsItsPitchUpToTheBarLine() =>
        Assert.Equal([(0, 2, 60), (2, 3, 60), (4, 5, 62), (5, 6, 64)], FrameVoices.NotesOf([60, 60, 60, null, 62, 64], [0, 2]));

    [Fact]
    public void TheTopVoiceOfChordsHasOneNoteAtATime()
    {
        var chords = new Part { Notes = [new Note(0, 4, 60, 80), new Note(0, 8, 64, 80), new Note(2, 4, 62, 80), new Note(4, 4, 67, 80), new Note(8, 4, 60, 80)] };

        Assert.Equal([new Note(0, 4, 64, 80), new Note(4, 4, 67, 80), new Note(8, 4, 60, 80)], TopVoice.Of(chords).Notes);
        Assert.Equal(Melody, TopVoice.Of(Melody));
    }

    private static UInt128 Chord(params int[] pitches) => pitches.Aggregate(UInt128.Zero, (chord, pitch) => chord | (UInt128.One << pitch));

    private static Piece Scale(int lowest, int count) =>
        new() { TicksPerQuarter = 1, Parts = [new Part { Notes = [.. Enumerable.Range(0, count).Select(index => new Note(index, 1, lowest + index, 80))] }] };

    private static Piece[] Edit(Model model, Func<PieceEditor, IReadOnlyList<EditedPiece>> edit, int workers = 2)
    {
        using var team = new WorkerTeam(workers);
        return [.. edit(new PieceEditor(model, team)).Select(edited => edited.Piece)];
    }
}
