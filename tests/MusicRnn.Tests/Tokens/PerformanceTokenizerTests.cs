using CsCheck;
using MusicRnn.Music;
using MusicRnn.Notation;
using MusicRnn.Tokens;

namespace MusicRnn.Tests.Tokens;

/// <summary>The performances are in the folder that the environment variable MUSICRNN_TEST_DATA names.</summary>
public sealed class PerformanceTokenizerTests
{
    private const string DataVariable = "MUSICRNN_TEST_DATA";

    private static readonly PerformanceTokenizer Tokenizer = PerformanceTokenizer.Instance;

    [Fact]
    public void TellsTimeVelocityNotesAndPedal()
    {
        // At 60 quarters a minute and 100 ticks each, a tick is a step.
        var piece = new Piece
        {
            TicksPerQuarter = 100,
            Tempos = new TempoMap([TempoChange.FromQuartersPerMinute(0, 60)]),
            Parts =
            [
                new Part
                {
                    Notes = [new Note(0, 115, 60, 64), new Note(12, 103, 64, 65), new Note(115, 10, 60, 100)],
                    Controls = [new ControlEvent(12, ControlKind.Controller, 64, 127), new ControlEvent(120, ControlKind.Controller, 64, 10)],
                },
            ],
        };

        Assert.Equal(
            [
                "Start", "Velocity 66", "On 60", "Shift 12", "Pedal down", "On 64", "Shift 100", "Shift 3", "Off 60", "Off 64", "Velocity 102", "On 60",
                "Shift 5", "Pedal up", "Shift 5", "Off 60", "End",
            ],
            Tokenizer.Encode(piece).Select(token => Tokenizer.Vocabulary[token]));
    }

    [Fact]
    public void AnyTokensGiveAPieceThatIsToldAsItIs() => Gen.Int[0, PerformanceTokens.Count - 1].Array[0, 300].Sample(tokens =>
    {
        var piece = Decoded(tokens);
        if (piece.NoteCount > 0)
        {
            Assert.All(piece.Parts[0].Notes, note => Assert.True(note.Duration > 0));
            Assert.Equal(piece, Decoded(Tokenizer.Encode(piece)));
        }
    });

    [Fact]
    public void APedalThatGoesDownAndUpAtOneMomentIsNotTold()
    {
        var piece = Decoded(
        [
            PerformanceTokens.Start, PerformanceTokens.FirstOn + 60, PerformanceTokens.PedalDown, PerformanceTokens.PedalUp,
            PerformanceTokens.FirstShift, PerformanceTokens.PedalDown, PerformanceTokens.End,
        ]);

        Assert.Equal(10, Assert.Single(piece.Parts[0].Controls).Tick);
    }

    [Fact]
    public void WhatIsAllowedIsAlwaysSomethingAndWhatIsToldIsAllowed() => Gen.Int[0, PerformanceTokens.Count - 1].Array[0, 300].Sample(tokens =>
    {
        var decoder = Tokenizer.CreateDecoder();
        var allowed = new bool[PerformanceTokens.Count];
        foreach (var token in tokens)
        {
            decoder.MarkAllowed(allowed);
            Assert.Contains(true, allowed);
            decoder.Take(allowed[token] ? token : Array.IndexOf(allowed, true));
        }
    });

    [Fact]
    public void ValuesOfFeaturesStayInTheirRange() => Gen.Int[0, PerformanceTokens.Count - 1].Array[0, 300].Sample(tokens =>
    {
        var context = Tokenizer.CreateContext(isTransposed: false);
        foreach (var token in tokens)
        {
            context.Take(token);
            for (var feature = 0; feature < Tokenizer.Features.Step.Length; feature++)
            {
                var values = context.StepValues(feature).ToArray();
                Assert.True(values.Length <= Tokenizer.Features.Step[feature].MostValues);
                Assert.All(values, value => Assert.InRange(value, 0, Tokenizer.Features.Step[feature].Values - 1));
            }
        }
    });

    [Fact]
    public void TransposingTokensIsTransposingThePiece()
    {
        var piece = new Piece { TicksPerQuarter = 4, Parts = [new Part { Notes = [new Note(0, 3, 60, 70), new Note(2, 9, 127, 70)] }] };

        Assert.Null(Tokenizer.Transpose(Tokenizer.Encode(piece), 1));
        Assert.Equal(Tokenizer.Encode(Transposer.Transpose(piece, -1)!), Tokenizer.Transpose(Tokenizer.Encode(piece), -1));
    }

    [Fact]
    public void RecordedPerformancesComeBackOnTheGridOfTenMilliseconds()
    {
        var data = Environment.GetEnvironmentVariable(DataVariable);
        Assert.SkipWhen(string.IsNullOrEmpty(data), $"{DataVariable} does not name a folder with data.");
        var folder = Path.Combine(data!, "performance");
        Assert.SkipUnless(Directory.Exists(folder), $"{folder} is not there.");
        var pieces = PieceFolder.Read([folder]).Pieces.Take(6).ToArray();

        Assert.NotEmpty(pieces);
        Assert.All(pieces, each =>
        {
            var tokens = Tokenizer.Encode(each.Piece);
            var again = Decoded(tokens);

            Assert.Equal(tokens, Tokenizer.Encode(again));
            Assert.InRange(again.NoteCount, 0.99 * each.Piece.NoteCount, each.Piece.NoteCount);
            Assert.Equal(each.Piece.Tempos.SecondsAt(each.Piece.LastNoteEnd, each.Piece.TicksPerQuarter), again.Tempos.SecondsAt(again.LastNoteEnd, again.TicksPerQuarter), 0.02);
        });
    }

    [Fact]
    public void RejectsAnotherVocabulary() => Assert.Throws<MusicRnnException>(() => new PerformanceTokenizer(new Vocabulary(["Start", "End"])));

    private static Piece Decoded(IEnumerable<int> tokens)
    {
        var decoder = Tokenizer.CreateDecoder();
        foreach (var token in tokens)
        {
            decoder.Take(token);
        }

        return decoder.ToPiece();
    }

    [Fact]
    public void APerformanceAtAnotherTempoHasItsMomentsThere()
    {
        int[] tokens = Tokens("Start", "Velocity 66", "On 60", "Shift 100", "Shift 50", "Off 60", "On 62", "Shift 3", "Off 62", "Shift 1", "On 64", "End");

        Assert.Equal(Tokens("Start", "Velocity 66", "On 60", "Shift 75", "Off 60", "On 62", "Shift 1", "Off 62", "Shift 1", "On 64", "End"), Tokenizer.AtTempo(tokens, 2) ?? []);
        Assert.Equal(Tokens("Start", "Velocity 66", "On 60", "Shift 100", "Shift 100", "Shift 100", "Off 60", "On 62", "Shift 6", "Off 62", "Shift 2", "On 64", "End"), Tokenizer.AtTempo(tokens, 0.5) ?? []);
        Assert.Equal(tokens, Tokenizer.AtTempo(tokens, 1) ?? []);

        static int[] Tokens(params string[] names) => [.. names.Select(name => Tokenizer.Vocabulary.TryGetNumber(name, out var number) ? number : throw new ArgumentException(name))];
    }
}
