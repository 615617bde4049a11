using System.Text.Json;
using MusicRnn.Evaluation;

namespace MusicRnn.Tests.Evaluation;

/// <summary>The folder with the piano-rolls of Boulanger-Lewandowski is the one that the environment variable MUSICRNN_TEST_DATA names.</summary>
public sealed class FrameCountModelTests
{
    private const string DataVariable = "MUSICRNN_TEST_DATA";

    // The trials that are known read 5.84 and 2.56 nats a frame with counts, 5.31 and 1.30 with the pointer.
    private const double Tolerance = 0.003;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void TheProbabilitiesOfAllFramesSumToOne(int order)
    {
        var frames = new FrameVocabulary(lowestKey: 60, highestKey: 63);
        int[][] training = [Numbers(frames, [60], [60, 62], [], [60, 62], [61]), Numbers(frames, [61], [], [60, 63])];
        var model = FrameCountModel.Train(frames, training, order, semitones: 1);
        int[][] histories = [Numbers(frames, [60]), Numbers(frames, [60], [60, 62]), Numbers(frames, [60, 61, 62, 63])];

        foreach (var history in histories)
        {
            var sum = 0.0;
            for (var keys = 0; keys < 16; keys++)
            {
                var frame = Enumerable.Range(0, 4).Where(key => ((keys >> key) & 1) == 1).Select(key => 60 + key);
                var probabilities = new double[history.Length + 1];
                model.Probabilities([.. history, frames.NumberOf(frame)], probabilities);
                sum += probabilities[^1];
            }

            Assert.Equal(1, sum, 12);
        }
    }

    [Fact]
    public void AChordProgressionLearnedInOneKeyIsExpectedInAnother()
    {
        var frames = new FrameVocabulary();
        int[][] training = [Numbers(frames, [60, 64], [59, 65], [60, 64], [59, 65])];
        var elsewhere = Numbers(frames, [62, 66], [61, 67]);

        Assert.True(FrameCountModel.Train(frames, training).NatsOf(elsewhere) < FrameCountModel.Train(frames, training, semitones: 0).NatsOf(elsewhere) / 2);
    }

    [Fact]
    public void FramesThatWouldLeaveTheKeyboardAreNotTransposed()
    {
        var frames = new FrameVocabulary(lowestKey: 60, highestKey: 64);
        var piece = Numbers(frames, [60], [63], []);

        Assert.Null(frames.Transpose(piece, -1));
        Assert.Null(frames.Transpose(piece, 2));
        Assert.Equal(Numbers(frames, [61], [64], []), frames.Transpose(piece, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => frames.NumberOf([65]));
    }

    [Fact]
    public void BothConventionsAreTold()
    {
        // Four keys, each of which sounds or not by itself with even chances: 4 log 2 a frame, whatever it is.
        var frames = new FrameVocabulary(lowestKey: 60, highestKey: 63);
        var model = FrameCountModel.Train(frames, [], order: 0);

        var likelihood = HeldOutLikelihood.Of(model, [Numbers(frames, [60], [61], []), Numbers(frames, [60], [61, 63]), Numbers(frames, [62])]);

        Assert.Equal(3, likelihood.Units);
        Assert.Equal(4 * Math.Log(2), likelihood.NatsPerUnit, 12);
        Assert.Equal(4 * Math.Log(2), likelihood.MeanOfPieces, 12);
    }

    [Theory]
    [InlineData("jsb-chorales", 5.883, 5.820, 5.346)]
    [InlineData("nottingham", 2.518, 2.538, 1.259)]
    public void CountsPredictThePianoRollsAsIsKnown(string name, double bigram, double meanOfPieces, double withPointer)
    {
        var frames = new FrameVocabulary();
        var splits = Read(name, frames);
        var (training, test) = (splits["train"], splits["test"]);

        var model = FrameCountModel.Train(frames, training);
        var fewer = FrameCountModel.Train(frames, [.. training.Where((_, index) => index % 10 != 9)]);
        var pointer = MatchPointerModel.Fit(model, fewer, training.Where((_, index) => index % 10 == 9));

        Assert.Equal(bigram, HeldOutLikelihood.Of(model, test).NatsPerUnit, Tolerance);
        Assert.Equal(meanOfPieces, HeldOutLikelihood.Of(model, test).MeanOfPieces, Tolerance);
        Assert.Equal(withPointer, HeldOutLikelihood.Of(pointer, test).NatsPerUnit, Tolerance);
    }

    private static int[] Numbers(FrameVocabulary frames, params int[][] pitches) => [.. pitches.Select(frame => frames.NumberOf(frame))];

    private static Dictionary<string, int[][]> Read(string name, FrameVocabulary frames)
    {
        var data = Environment.GetEnvironmentVariable(DataVariable);
        Assert.SkipWhen(string.IsNullOrEmpty(data), $"{DataVariable} does not name a folder with data.");
        var path = Path.Combine(data!, "pianoroll", name + ".json");
        Assert.SkipUnless(File.Exists(path), $"{path} is not there.");
        var splits = JsonSerializer.Deserialize<Dictionary<string, int[][][]>>(File.ReadAllText(path))!;
        return splits.ToDictionary(split => split.Key, split => split.Value.Select(piece => Numbers(frames, piece)).ToArray());
    }
}
