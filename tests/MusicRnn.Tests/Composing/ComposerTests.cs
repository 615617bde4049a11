using MathNet.Numerics.Random;
using MusicRnn.Composing;
using MusicRnn.Composing.Sampling;
using MusicRnn.Learning.Kernels;
using MusicRnn.Music;
using MusicRnn.Tokens;

namespace MusicRnn.Tests.Composing;

public sealed class ComposerTests
{
    private static readonly Model Untrained = SmallModels.Untrained();

    private static readonly Piece Primer = new()
    {
        TicksPerQuarter = 480,
        Meters = [new MeterChange(0, new Meter(2, 4))],
        Parts = [new Part { Program = 40, Notes = [.. Enumerable.Range(0, 12).Select(i => new Note(i * 480, 240, 60 + (2 * (i % 3)), 88))] }],
    };

    // Fewer pieces than workers are the work of all of them together.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void TheSameSeedGivesTheSamePiecesForAnyNumberOfWorkers(int pieces)
    {
        var options = new ComposingOptions { Count = pieces, Seed = 11, MaximumBars = 12 };
        var alone = Compose(options, workers: 1);

        Assert.Equal(alone, Compose(options, workers: 1));
        Assert.Equal(alone, Compose(options, workers: 2));
        Assert.Equal(alone, Compose(options, workers: 3));
    }

    [Fact]
    public void APieceDoesNotDependOnHowManyAreComposedBesideIt()
    {
        var options = new ComposingOptions { Count = 70, Seed = -4, MaximumBars = 6 };
        var seventy = Compose(options);

        // 1 and 4 lanes run through other kernels than 64.
        Assert.Equal(seventy.Take(1), Compose(options with { Count = 1 }));
        Assert.Equal(seventy.Take(4), Compose(options with { Count = 4 }));
        Assert.Equal(seventy.Take(9), Compose(options with { Count = 9 }));
        Assert.Equal(Enumerable.Range(1, 70), seventy.Select(composition => composition.Number));
    }

    [Fact]
    public void APieceThatTakesOverALaneBeginsWithAnEmptyState()
    {
        var options = new ComposingOptions { Count = 70, MaximumBars = 4 };

        // There are 64 lanes, so these have waited.
        foreach (var composition in Compose(options).Skip(64))
        {
            Assert.Equal(composition.Piece, ComposedByHand(options, composition.Number - 1) with { Title = composition.Piece.Title });
        }
    }

    [Fact]
    public void ALaneComputesWhatItComputesAlone()
    {
        var options = new ComposingOptions { Count = 3, MaximumBars = 8, Sampling = new SamplingOptions { Temperature = 0.8, TopK = 6, TopP = 0.95 } };
        foreach (var composition in Compose(options))
        {
            Assert.Equal(composition.Piece, ComposedByHand(options, composition.Number - 1) with { Title = composition.Piece.Title });
        }
    }

    [Fact]
    public void OtherSeedsAndOtherNumbersGiveOtherPieces()
    {
        var pieces = Compose(new ComposingOptions { Count = 4 }).Concat(Compose(new ComposingOptions { Count = 4, Seed = 2 }))
            .Select(composition => composition.Piece with { Title = "" });

        Assert.Equal(8, pieces.Distinct().Count());
    }

    [Fact]
    public void SeedsOfPiecesAreAllDifferentAndNeverChange()
    {
        Assert.Equal(10_000, Enumerable.Range(0, 10_000).Select(index => PieceSeed.Of(1, index)).Distinct().Count());
        Assert.Equal([1492470133, -765758490, -341639038], [PieceSeed.Of(1, 0), PieceSeed.Of(1, 1), PieceSeed.Of(-7, 3)]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(16)]
    public void APieceHasAsManyFullBarsAsWereAskedFor(int bars)
    {
        foreach (var composition in Compose(new ComposingOptions { Count = 8, Bars = bars }))
        {
            var lines = Bars.Of(composition.Piece).ToArray();
            var isPickup = lines[0].Length < lines[0].Meter.BarTicks(composition.Piece.TicksPerQuarter);
            Assert.Equal(bars, lines.Length - (isPickup ? 1 : 0));
            Assert.Equal(composition.Piece.End, lines[^1].End);
            Assert.Equal(CompositionEnding.AtBarLimit, composition.Ending);
            Assert.True(composition.Piece.LastNoteEnd <= composition.Piece.End);
        }
    }

    [Fact]
    public void AnUntrainedNetworkEndsPiecesByItselfNowAndThen()
    {
        var endings = Compose(new ComposingOptions { Count = 20, MaximumBars = 30 }).Select(composition => composition.Ending).ToArray();

        Assert.Contains(CompositionEnding.ByNetwork, endings);
        Assert.DoesNotContain(CompositionEnding.AtTokenLimit, endings);
    }

    [Fact]
    public void ThereIsALimitOfTokens()
    {
        foreach (var composition in Compose(new ComposingOptions { Count = 3, Bars = 1000, MaximumTokens = 100 }))
        {
            Assert.Equal(100, composition.TokenCount);
            Assert.Equal(CompositionEnding.AtTokenLimit, composition.Ending);
            Assert.Equal(composition.Piece.End, Bars.Of(composition.Piece).Last().End);
        }
    }

    [Fact]
    public void APieceBeginsWithTheBarsOfThePrimer()
    {
        foreach (var composition in Compose(new ComposingOptions { Count = 4, Primer = Primer, PrimerBars = 3, Bars = 6 }))
        {
            var piece = composition.Piece;
            Assert.Equal(new Meter(2, 4), piece.Meters[0].Meter);
            var beginning = piece.Parts[0].Notes.Where(note => note.Start < 5 * 480).Select(note => (note.Start, note.Pitch));
            Assert.Equal(Primer.Parts[0].Notes.Take(5).Select(note => (note.Start, note.Pitch)), beginning);
        }
    }

    [Fact]
    public void ThePrimerDecidesHowThePieceGoesOn()
    {
        var options = new ComposingOptions { Primer = Primer, PrimerBars = 2, Bars = 8, Sampling = new SamplingOptions { Temperature = 0 } };
        var other = Primer with { Parts = [Primer.Parts[0] with { Notes = [.. Primer.Parts[0].Notes.Select(note => note with { Pitch = 124 - note.Pitch })] }] };

        Assert.NotEqual(After(Compose(options)), After(Compose(options with { Primer = other })));

        static IEnumerable<Note> After(Composition[] compositions) =>
            [.. compositions[0].Piece.Parts[0].Notes.Where(note => note.Start >= 4 * 480)];
    }

    [Fact]
    public void RejectsAPrimerThatTheModelHasNoTokensFor()
    {
        var primer = Primer with { Parts = [new Part { Notes = [new Note(0, 480, 61, 88)] }] };

        var error = Assert.Throws<MusicRnnException>(() => Compose(new ComposingOptions { Primer = primer }));

        Assert.Equal(
            "the primer cannot be told in the model's tokens: the vocabulary has no token 'Pitch 61'. Choose one that is like the music the model has learned.",
            error.Message);
    }

    [Fact]
    public void RejectsAPrimerThatLeavesNoRoom()
    {
        var error = Assert.Throws<MusicRnnException>(() => Compose(new ComposingOptions { Primer = Primer, PrimerBars = 10, Bars = 6 }));

        Assert.Equal("the primer has 6 bars, and a piece of 6 has no room for more: take fewer bars of the primer, or ask for more.", error.Message);
    }

    [Fact]
    public void TempoMeterAndKeyAreThoseAskedFor()
    {
        var options = new ComposingOptions { Count = 4, Bars = 4, QuartersPerMinute = 97, Meter = new Meter(3, 8), Key = Key.CMajor, Title = "air" };
        foreach (var composition in Compose(options))
        {
            var piece = composition.Piece;
            Assert.Equal([TempoChange.FromQuartersPerMinute(0, 97)], piece.Tempos.Changes);
            Assert.All(piece.Meters, change => Assert.Equal(new Meter(3, 8), change.Meter));
            Assert.Equal(new KeyChange(0, Key.CMajor), piece.Keys[0]);
            Assert.Equal($"air 1-{composition.Number}", piece.Title);
        }
    }

    [Fact]
    public void NoNoteIsOutsideTheRange()
    {
        var pitches = Compose(new ComposingOptions { Count = 10, MaximumBars = 8, Sampling = new SamplingOptions { LowestPitch = 61, HighestPitch = 63 } })
            .SelectMany(composition => composition.Piece.Parts.Where(part => !part.IsPercussion))
            .SelectMany(part => part.Notes).Select(note => note.Pitch);

        Assert.Equal([62], pitches.Distinct());
    }

    [Fact]
    public void RejectsAMeterThatTheModelDoesNotKnow() =>
        Assert.Throws<TokenException>(() => Compose(new ComposingOptions { Meter = new Meter(7, 8) }));

    [Fact]
    public void ProgressNeverGoesBackAndEndsWithAllPieces()
    {
        var steps = new List<ComposingProgress>();

        var compositions = Compose(new ComposingOptions { Count = 70, MaximumBars = 5 }, progress: steps.Add);

        Assert.All(steps.Zip(steps.Skip(1)), pair => Assert.True(pair.Second.Fraction >= pair.First.Fraction && pair.Second.Tokens >= pair.First.Tokens));
        Assert.Equal(new ComposingProgress(70, 70, compositions.Sum(composition => (long)composition.TokenCount), 1), steps[^1]);
    }

    [Fact]
    public void CanBeCancelled()
    {
        using var cancellation = new CancellationTokenSource();
        using var team = new WorkerTeam(1);
        var calls = 0;

        Assert.Throws<OperationCanceledException>(() => new Composer(Untrained, team).Compose(
            new ComposingOptions { Bars = 1000 },
            progress: _ =>
            {
                calls++;
                cancellation.Cancel();
            },
            cancellation.Token));

        Assert.Equal(1, calls);
    }

    private static Composition[] Compose(ComposingOptions options, int workers = 2, Action<ComposingProgress>? progress = null)
    {
        using var team = new WorkerTeam(workers);
        return [.. new Composer(Untrained, team).Compose(options, progress, TestContext.Current.CancellationToken)];
    }

    // The textbook loop: one network, one lane, one token after another.
    private static Piece ComposedByHand(ComposingOptions options, int index)
    {
        using var team = new WorkerTeam(1);
        var tokenizer = Untrained.Tokenizer;
        var network = new MusicRnn.Learning.UnrolledNetwork((MusicRnn.Learning.Network)Untrained.Network, batch: 1, steps: 1, team);
        var decoder = tokenizer.CreateDecoder(new Wishes { MaximumBars = options.MaximumBars });
        var sampler = new Sampler(options.Sampling, decoder, tokenizer.Vocabulary.Count, new Xoshiro256StarStar(PieceSeed.Of(options.Seed, index), false));
        var logits = new float[tokenizer.Vocabulary.Count];
        var token = tokenizer.Start;
        decoder.Take(token);
        while (!decoder.IsAtEnd)
        {
            network.Inputs[0] = token;
            network.Run();
            network.CopyLogits(0, logits);
            token = sampler.Draw(logits);
            decoder.Take(token);
        }

        return decoder.ToPiece();
    }
}
