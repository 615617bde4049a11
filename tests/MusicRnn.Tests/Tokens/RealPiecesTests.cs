using System.Text.Json;
using MusicRnn.Evaluation;
using MusicRnn.Music;
using MusicRnn.Tokens;

namespace MusicRnn.Tests.Tokens;

/// <summary>
/// Real music, from the folder that the environment variable MUSICRNN_TEST_DATA names: the piano-rolls of
/// Boulanger-Lewandowski as JSON, pianoroll/jsb-chorales.json (in quarter notes) and pianoroll/nottingham.json (in eighths).
/// </summary>
public sealed class RealPiecesTests
{
    private const string DataVariable = "MUSICRNN_TEST_DATA";

    [Theory]
    [InlineData("jsb-chorales", 12)]
    [InlineData("nottingham", 6)]
    public void EveryPieceOfThePianoRollsIsTheSameAfterDecoding(string name, int frame)
    {
        foreach (var (_, piece) in Read(name, frame))
        {
            var decoder = NoteTokenizer.Complete.CreateDecoder();
            foreach (var token in NoteTokenizer.Complete.Encode(piece))
            {
                decoder.Take(token);
            }

            Assert.Equal(piece.Parts[0].Notes, Quantizer.Quantize(decoder.ToPiece(), 12).Parts[0].Notes.Select(note => note with { Velocity = 90 }));
        }
    }

    [Theory]
    [InlineData("jsb-chorales", 12)]
    [InlineData("nottingham", 6)]
    public void NothingOfTestOrValidationIsInTrainingInAnyKey(string name, int frame)
    {
        var corpus = CorpusOf(name, frame);
        var training = corpus.Training
            .SelectMany(piece => piece.Transpositions.Select(piece.Sequence))
            .Select(sequence => string.Join(' ', sequence)).ToHashSet();

        Assert.All(corpus.Validation.Concat(corpus.Test), piece => Assert.DoesNotContain(string.Join(' ', piece.Sequence()), training));
    }

    [Fact]
    public void CountsPredictTunesBetterTheLongerTheirMemoryUpToFourTokens()
    {
        var corpus = CorpusOf("nottingham", 6);
        var training = corpus.Training.Select(piece => piece.Sequence()).ToArray();
        var validation = corpus.Validation.Select(piece => piece.Sequence()).ToArray();

        var natsPerNote = Enumerable.Range(0, 5).Select(order =>
            Likelihood.Of(WittenBellModel.Train(training, corpus.Tokenizer.Vocabulary.Count, order), validation, corpus.Tokenizer).NatsPerNote).ToArray();

        Assert.All(natsPerNote.Zip(natsPerNote.Skip(1)), pair => Assert.True(pair.Second < pair.First));
        Assert.True(natsPerNote[^1] < natsPerNote[0] / 2);
    }

    private static Corpus CorpusOf(string name, int frame)
    {
        var pieces = Read(name, frame).ToArray();
        var tokenizer = NoteTokenizer.ForPieces(pieces.Select(piece => piece.Piece), TranspositionRange.AllKeys);
        return Corpus.Create(pieces, tokenizer, new CorpusOptions
        {
            GivenSide = piece => piece.Split('/')[0] switch
            {
                "train" => CorpusSide.Training,
                "valid" => CorpusSide.Validation,
                _ => CorpusSide.Test,
            },
        });
    }

    /// <summary>The pieces, named as in "train/17"; notes that go on in the next frame are held.</summary>
    private static IEnumerable<NamedPiece> Read(string name, int frame)
    {
        var data = Environment.GetEnvironmentVariable(DataVariable);
        Assert.SkipWhen(string.IsNullOrEmpty(data), $"{DataVariable} does not name a folder with data.");
        var path = Path.Combine(data!, "pianoroll", name + ".json");
        Assert.SkipUnless(File.Exists(path), $"{path} is not there.");
        var splits = JsonSerializer.Deserialize<Dictionary<string, int[][][]>>(File.ReadAllText(path))!;
        return splits.OrderBy(split => split.Key, StringComparer.Ordinal)
            .SelectMany(split => split.Value.Select((frames, number) => new NamedPiece($"{split.Key}/{number}", PieceOf(frames, frame))));
    }

    private static Piece PieceOf(int[][] frames, int length)
    {
        var notes = new List<Note>();
        for (var place = 0; place < frames.Length; place++)
        {
            foreach (var pitch in frames[place].Distinct())
            {
                var last = notes.FindLastIndex(note => note.Pitch == pitch && note.End == place * length && note.Duration < 48);
                if (last >= 0)
                {
                    notes[last] = notes[last] with { Duration = notes[last].Duration + length };
                }
                else
                {
                    notes.Add(new Note(place * length, length, pitch, 90));
                }
            }
        }

        return new Piece { TicksPerQuarter = 12, Parts = [new Part { Notes = [.. notes] }] };
    }
}
