using MusicRnn.Composing;
using MathNet.Numerics.Random;
using MusicRnn.Composing.Editing;
using MusicRnn.Composing.Novelty;
using MusicRnn.Learning.Kernels;
using MusicRnn.Music;
using MusicRnn.Notation.Abc;
using MusicRnn.Tests.Composing.Novelty;
using MusicRnn.Tokens;
using MusicRnn.Tokens.Guides;

namespace MusicRnn.Tests.Composing.Editing;

/// <summary>ABC text that is there: bars composed anew between all other characters.</summary>
public sealed class TextEditingTests
{
    // A pickup, chord symbols, repeats, endings, a comment, a tie over a bar line, a field in the middle, a mark at a line's end.
    private const string Tune =
        "X:7\nT:Tune, one|two\n% comment: 100 %\nM:6/8\nL:1/8\nQ:3/8=120\nK:D\nA|\"D\"d2f afd|\"G\"g2b \"A7\"a2f|\"D\"dfa d'ag|f2e- e2A|\n"
        + "d2f (3agf d|[1 gbg faf|\"A\"e2d c2A :|[2 gfe dcB|\"A\"ABc d3|]!\nP:B\n|:\"D\"[Fdf]2A ~d2A|{e}f>ed cBA|G/2A/2B2 A2G|FED D3::z3 A3|BAB c2d|\n";

    private static readonly string[] Learned = [Tune, "X:1\nM:6/8\nL:1/8\nK:G\n^c=f_B,'/4>< 2- (2(4 \"Em\"|:z|]1 3 6"];

    public static TheoryData<string> Tokens => [AbcTokenizer.TokenizerName, AbcSymbolTokenizer.TokenizerName];

    [Theory]
    [MemberData(nameof(Tokens))]
    public void EverythingOutsideTheBarsStaysCharacterByCharacter(string tokens)
    {
        var tune = new WrittenTune(Tune);
        foreach (var edited in Edit(tokens, editor => editor.Rewrite(AbcText.ToPiece(Tune), (2, 5), new EditingOptions { Count = 3, Candidates = 5 })))
        {
            var now = new WrittenTune(edited.Text!);
            Assert.Equal(tune.With(index => IsIn(tune, index) ? "" : null), now.With(index => IsIn(tune, index) ? "" : null));
            Assert.Equal(AbcText.ToPiece(Tune).End, edited.Piece.End);
            Assert.NotEqual(Tune, edited.Text);
            Assert.Equal([2, 3, 4, 5], edited.Bars);
        }

        static bool IsIn(WrittenTune tune, int index) => tune.Bars[index].Number is >= 2 and <= 5;
    }

    [Theory]
    [MemberData(nameof(Tokens))]
    public void NewBarsAreFullAndReadWithoutAProblem(string tokens)
    {
        Assert.True(IsFlawless(Tune));
        var original = AbcText.ToPiece(Tune);
        foreach (var edited in Edit(tokens, editor => editor.Vary(original, 1, new EditingOptions { Count = 12, Candidates = 2 })))
        {
            Assert.True(IsFlawless(edited.Text!), edited.Text);
            Assert.Equal(AbcText.ToPiece(edited.Text!), edited.Piece);
            Assert.Equal(Bars.Of(original), Bars.Of(edited.Piece));
            Assert.Equal(original.End, edited.Piece.End);
        }
    }

    // Whatever a network draws: each token that is allowed is taken now and then, and none leads nowhere.
    [Theory]
    [MemberData(nameof(Tokens))]
    public void NoSequenceOfAllowedTokensIsADeadEnd(string tokens)
    {
        var tokenizer = TokenizerOf(tokens);
        var told = new WrittenTune(ToldText.Of(tokenizer, Tune));
        var script = AbcScript.Of(tokenizer, told, index => told.Bars[index] is { Number: > 0 } bar && bar.Number % 3 != 0 ? bar.Ticks : 0);
        var allowed = new bool[tokenizer.Vocabulary.Count];
        for (var seed = 0; seed < 60; seed++)
        {
            var chance = new Xoshiro256StarStar(seed, threadSafe: false);
            var decoder = new GuidedAbcDecoder(tokenizer, script);
            for (var steps = 0; !decoder.IsAtEnd; steps++)
            {
                decoder.MarkAllowed(allowed);
                int[] choices = [.. allowed.Index().Where(token => token.Item).Select(token => token.Index)];
                Assert.True(choices.Length > 0 && steps < 5000, decoder.Text);
                decoder.Take(choices[chance.Next(choices.Length)]);
            }

            Assert.True(IsFlawless(decoder.Text), decoder.Text);
            Assert.Equal(told.Count, decoder.CompletedBars);
            Assert.Equal(told.With(index => told.Bars[index].Number % 3 != 0 && told.Bars[index].Number > 0 ? "" : null), new WrittenTune(decoder.Text).With(index => told.Bars[index].Number % 3 != 0 && told.Bars[index].Number > 0 ? "" : null));
        }
    }

    [Theory]
    [MemberData(nameof(Tokens))]
    public void ContinuingKeepsTheTextAndAddsBars(string tokens)
    {
        const string closed = "X:1\n% é\nM:6/8\nL:1/8\nK:D\nA|d2f afd|g2b a2f|1 dfa d'ag|f2e e2:|2 dfa d'ag|f2e e2|]";
        var original = AbcText.ToPiece(closed);
        foreach (var continued in Edit(tokens, editor => editor.Continue(original, 4, new ComposingOptions { Count = 5 }), text: closed))
        {
            var piece = continued.Piece;
            Assert.StartsWith(closed, continued.Text, StringComparison.Ordinal);
            Assert.True(IsFlawless(continued.Text!), continued.Text);
            Assert.Equal(original.Parts[0].Notes, piece.Parts[0].Notes.Where(note => note.Start < original.End));
            Assert.True(Bars.Of(original).Count() + 4 == Bars.Of(piece).Count(), continued.Text);
        }
    }

    [Theory]
    [MemberData(nameof(Tokens))]
    public void HarmonizingGivesChordSymbolsAndChangesNothingElse(string tokens)
    {
        foreach (var harmonized in Edit(tokens, editor => editor.Harmonize(AbcText.ToPiece(Tune), null, new EditingOptions { Count = 3, Candidates = 4 })))
        {
            Assert.True(WithoutChords(Tune) == WithoutChords(harmonized.Text!), harmonized.Text);
            Assert.NotEqual(Tune, harmonized.Text);
            Assert.True(IsFlawless(harmonized.Text!), harmonized.Text);
            Assert.NotEmpty(harmonized.Piece.Chords);
            Assert.Equal(AbcText.ToPiece(Tune).Parts, harmonized.Piece.Parts);
        }

        static string WithoutChords(string text) => System.Text.RegularExpressions.Regex.Replace(text, "\"[^\"]*\"", "");
    }

    [Fact]
    public void NoRunWithANewNoteIsLongerThanIsAllowed()
    {
        const int limit = 2;
        const int barTicks = 6 * 240;
        const string tune = "X:1\nM:6/8\nL:1/8\nK:C\nABc def|gab agf|edc BAG|FED D3|ABc def|gab agf|edc BAG|FED D3|]";
        using var team = new WorkerTeam(2);
        var bare = SmallModels.UntrainedWithFeatures(AbcTokenizer.ForTexts([tune, "2"]));
        Piece[] learned = [AbcText.ToPiece(tune), .. new Composer(bare, team).Compose(new ComposingOptions { Count = 40, Bars = 12 }).Select(composition => composition.Piece)];
        var model = new Model(bare.Tokenizer, bare.Network, bare.Record) { Novelty = new NoveltyIndex([.. learned.Select(piece => new IndexedPiece("learned", StepLine.AllOf(piece)))], leftOut: 0) };
        var editor = new PieceEditor(model, team) { Text = tune };

        int[] Longest(int? maxCopy) =>
        [
            .. editor.Rewrite(AbcText.ToPiece(tune), (3, 6), new EditingOptions { Count = 12, Candidates = 12, MaxCopy = maxCopy })
                .Select(edited => BruteForce.LongestRun(edited.Piece, learned, (_, tick) => tick is >= 2 * barTicks and < 6 * barTicks)),
        ];

        Assert.Contains(Longest(null), longest => longest > limit);
        Assert.All(Longest(limit), longest => Assert.InRange(longest, 0, limit));
    }

    [Fact]
    public void AModelWithoutChordSymbolsCannotHarmonize()
    {
        using var team = new WorkerTeam(1);
        const string plain = "X:1\nM:2/4\nL:1/8\nK:C\nCDEF|GABc|\n";
        var editor = new PieceEditor(SmallModels.UntrainedWithFeatures(AbcTokenizer.ForTexts([plain])), team) { Text = plain };

        var error = Assert.Throws<MusicRnnException>(() => editor.Harmonize(AbcText.ToPiece(plain), null, new EditingOptions()));

        Assert.Contains("no chord symbols occur in the music that was learned", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Tokens))]
    public void TheSameSeedGivesTheSameTextForAnyNumberOfWorkers(string tokens)
    {
        var options = new EditingOptions { Count = 2, Candidates = 7, Seed = 5 };

        var alone = Edit(tokens, editor => editor.Rewrite(AbcText.ToPiece(Tune), (1, 4), options), workers: 1);

        Assert.Equal(alone.Select(edited => edited.Text), Edit(tokens, editor => editor.Rewrite(AbcText.ToPiece(Tune), (1, 4), options), workers: 3).Select(edited => edited.Text));
    }

    [Fact]
    public void LikelihoodsAreThoseOfTheScorer()
    {
        using var team = new WorkerTeam(2);
        var model = SmallModels.UntrainedWithFeatures(TokenizerOf(AbcSymbolTokenizer.TokenizerName));
        var task = EditablePiece.Of(model.Input, AbcText.ToPiece(Tune), Tune).Rewriting(bar => bar is 1 or 2 or 6);

        var result = new CandidateSearch(model, new EditingOptions { Candidates = 6 }, team).Run(task, seed: 5, cancellation: TestContext.Current.CancellationToken);

        var scores = model.CreateScorer(team, batchSize: 4).ScoresOf([.. result.Candidates.Select(candidate => candidate.Tokens.ToArray())], TestContext.Current.CancellationToken);
        Assert.All(scores.Zip(result.Candidates), pair => Assert.Equal(-pair.First.Nats, pair.Second.Likelihood.Log, tolerance: 5e-3));
    }

    [Fact]
    public void WhatTheModelHasNoCharactersForStaysInTheTextAndIsNotToldToIt()
    {
        var tokenizer = TokenizerOf(AbcTokenizer.TokenizerName);

        var told = ToldText.Of(tokenizer, Tune.Replace("% comment", "% ünknown", StringComparison.Ordinal).Replace("ABc d3|]!", "ABc d3|]! % é", StringComparison.Ordinal));

        Assert.Equal(Tune.Replace("% comment: 100 %\n", "", StringComparison.Ordinal).Replace("ABc d3|]!", "ABc d3|]! ", StringComparison.Ordinal), told);
    }

    [Theory]
    [InlineData("X:1\nM:2/4\nL:1/8\nK:G\nGABc|GA[K:D]Bc|GABc|\n", "bar 2, 'GA[K:D]Bc', cannot be composed anew")]
    [InlineData("X:1\nM:2/4\nL:1/8\nK:G\nGABc|GABcd|GABc|\n", null)]
    public void ABarThatIsNotMusicAloneIsRefused(string text, string? expected)
    {
        void Rewrite()
        {
            using var team = new WorkerTeam(1);
            var model = SmallModels.UntrainedWithFeatures(AbcTokenizer.ForTexts([.. Learned, text]));
            _ = new PieceEditor(model, team) { Text = text }.Rewrite(AbcText.ToPiece(text), (2, 2), new EditingOptions { Candidates = 2 });
        }

        if (expected is null)
        {
            Rewrite();
        }
        else
        {
            Assert.StartsWith(expected, Assert.Throws<MusicRnnException>(Rewrite).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void APieceWithoutTextIsWrittenAsText()
    {
        var piece = EditingPieces.TwoParts with { Parts = [EditingPieces.TwoParts.Parts[1]], Texts = [] };
        using var team = new WorkerTeam(1);
        var model = SmallModels.UntrainedWithFeatures(AbcTokenizer.ForTexts([AbcText.Of(piece), .. Learned]));

        var edited = Assert.Single(new PieceEditor(model, team).Rewrite(piece, (2, 3), new EditingOptions { Candidates = 3 }, cancellation: TestContext.Current.CancellationToken));

        Assert.Equal(new WrittenTune(AbcText.Of(piece)).ContentOf(0), new WrittenTune(edited.Text!).ContentOf(0));
    }

    private static bool IsFlawless(string text) => AbcText.SoundnessOf(text) == new AbcSoundness(IsWellFormed: true, HasFullBars: true);

    private static ITextTokenizer TokenizerOf(string name) => name == AbcTokenizer.TokenizerName ? AbcTokenizer.ForTexts(Learned) : AbcSymbolTokenizer.ForTexts([.. Learned, .. Learned, .. Learned]);

    private static T[] Edit<T>(string tokens, Func<PieceEditor, IReadOnlyList<T>> edit, int workers = 2, string text = Tune)
    {
        using var team = new WorkerTeam(workers);
        return [.. edit(new PieceEditor(SmallModels.UntrainedWithFeatures(TokenizerOf(tokens)), team) { Text = text })];
    }
}
