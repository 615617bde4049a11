using MusicRnn.Composing;
using MusicRnn.Evaluation;
using MusicRnn.Evaluation.Surprises;
using MusicRnn.Learning.Kernels;
using MusicRnn.Music;
using MusicRnn.Tests.Composing;
using MusicRnn.Tokens;
using MusicRnn.Tokens.Telling;

namespace MusicRnn.Tests.Evaluation.Surprises;

public sealed class PieceSurpriseTests
{
    // The pitches, positions and durations that the small model knows.
    private static readonly Piece Tune = new()
    {
        TicksPerQuarter = 12,
        Meters = [new MeterChange(0, new Meter(2, 4))],
        Parts = [new Part { Notes = [new Note(0, 12, 60, 88), new Note(12, 6, 62, 88), new Note(24, 12, 64, 88), new Note(36, 12, 64, 88)] }],
    };

    public static TheoryData<string> Kinds => ["frames", "notes with features", "notes", "performance", "abc", "abc-tokens"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void AllSurprisesTogetherAreTheLikelihoodThatEvaluateTells(string kind)
    {
        var model = ModelOf(kind);
        using var team = new WorkerTeam(2);
        var told = ToldPiece.Of(model.Tokenizer, Tune);

        var surprise = PieceSurprise.Of(model, told, team);
        var evaluated = PredictedPiece.Of(model, [new SplitPiece("", model.Tokenizer.Encode(Tune), CorpusSide.Test, default)], team).Single();

        Assert.Equal(evaluated.Likelihood.Nats, surprise.Nats);
        Assert.Equal(evaluated.Likelihood.Tokens, surprise.Tokens);
        Assert.Equal(
            surprise.Bits, surprise.Opening.Sum(token => token.Bits) + surprise.Notes.Sum(note => note.Bits) + surprise.Ending.Sum(token => token.Bits), 9);
        Assert.Equal(evaluated.Foreseen, AllTokens(surprise).Count(token => token.IsForeseen));
        Assert.True(surprise.Notes.Length >= 3);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void TheLikeliestComeFirstWithTheirProbabilities(string kind)
    {
        using var team = new WorkerTeam(1);
        var model = ModelOf(kind);
        var surprise = PieceSurprise.Of(model, ToldPiece.Of(model.Tokenizer, Tune), team);

        Assert.All(AllTokens(surprise), token =>
        {
            Assert.InRange(token.Likeliest.Length, 1, PieceSurprise.Alternatives);
            Assert.Equal(token.Likeliest.Select(chance => chance.Probability).OrderDescending(), token.Likeliest.Select(chance => chance.Probability));
            Assert.InRange(token.Likeliest.Sum(chance => chance.Probability), 0, 1 + 1e-9);
            if (token.Likeliest.FirstOrDefault(chance => chance.Token == token.Token) is { Probability: > 0 } itself)
            {
                Assert.Equal(token.Probability, itself.Probability, 5);
            }
        });
        Assert.All(surprise.Notes.Where(note => note.Pitch is not null), note => Assert.Contains(note.Pitch, note.Tokens));
    }

    [Fact]
    public void OfFramesTheFirstIsGiven()
    {
        using var team = new WorkerTeam(1);
        var model = ModelOf("frames");
        var surprise = PieceSurprise.Of(model, ToldPiece.Of(model.Tokenizer, Tune), team);

        Assert.Null(surprise.Notes[0].Pitch);
        Assert.Empty(surprise.Notes[0].Tokens);
        Assert.NotNull(surprise.Notes[1].Pitch);
    }

    [Theory]
    [InlineData("Pitch 67", "G4")]
    [InlineData("Bar", "end of bar")]
    [InlineData("End", "end of piece")]
    [InlineData("Duration 18", "length of a dotted quarter")]
    [InlineData("Duration 5", "length of 0.42 quarters")]
    [InlineData("Drum 38", "Acoustic Snare")]
    [InlineData("Key -1 minor", "key -1 minor")]
    public void TokensAreToldInWords(string name, string words)
    {
        Assert.True(NoteTokenizer.Complete.Vocabulary.TryGetNumber(name, out var token));

        Assert.Equal(words, TokenWords.Of(NoteTokenizer.Complete, token));
    }

    private static IEnumerable<TokenSurprise> AllTokens(PieceSurprise surprise) =>
        [.. surprise.Opening, .. surprise.Notes.SelectMany(note => note.Tokens), .. surprise.Ending];

    private static Model ModelOf(string kind) => kind switch
    {
        "frames" => SmallModels.UntrainedWithFeatures(FrameTokenizer.ForPieces([Tune], framesPerQuarter: 1)),
        "notes with features" => SmallModels.UntrainedWithFeatures(),
        "notes" => SmallModels.Untrained(),
        "performance" => SmallModels.UntrainedWithFeatures(PerformanceTokenizer.Instance),
        "abc" => SmallModels.UntrainedWithFeatures(AbcTokenizer.ForTexts([MusicRnn.Notation.Abc.AbcText.Of(Tune)])),
        _ => SmallModels.UntrainedWithFeatures(AbcSymbolTokenizer.ForTexts([MusicRnn.Notation.Abc.AbcText.Of(Tune)])),
    };
}
