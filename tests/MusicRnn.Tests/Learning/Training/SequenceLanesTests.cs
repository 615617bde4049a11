using MusicRnn.Learning.Training;

namespace MusicRnn.Tests.Learning.Training;

public sealed class SequenceLanesTests
{
    // Three sequences told apart by their hundreds; the ones are positions.
    private static readonly Sequences<int[]> Source = new([[100, 101, 102, 103], [200, 201], [300, 301, 302]]);

    [Fact]
    public void EachTokenIsPredictedFromTheOneBeforeItInTheSameSequence()
    {
        var (inputs, targets, keep) = Read(new SequenceLanes(Source, 2, 1), steps: 30, batch: 2);

        for (var row = 0; row < inputs.Length; row++)
        {
            Assert.Equal(inputs[row] + 1, targets[row]);
            Assert.Equal(inputs[row] % 100 == 0 ? 0 : 1, keep[row]);
        }
    }

    [Fact]
    public void EveryEpochReadsEverySequenceOnce()
    {
        var lanes = new SequenceLanes(Source, 1, 5);

        var (inputs, _, _) = Read(lanes, steps: 6 * 4, batch: 1);

        var beginnings = inputs.Where(token => token % 100 == 0).Chunk(3).ToArray();
        Assert.Equal(4, beginnings.Length);
        Assert.All(beginnings, epoch => Assert.Equal([100, 200, 300], epoch.Order()));
        Assert.Equal(4, lanes.Epochs);
    }

    [Fact]
    public void LanesThatBeginTogetherPadTheShorterSequencesAndNeverScoreThePadding()
    {
        var lanes = new SequenceLanes(Source, 3, 1, beginTogether: true);

        // The longest has four tokens, three to predict: two windows of two steps read all of it.
        for (var epoch = 0; epoch < 5; epoch++)
        {
            var (inputs, targets, keep) = Read(lanes, steps: 2, batch: 3);
            var (laterInputs, laterTargets, laterKeep) = Read(lanes, steps: 2, batch: 3);

            Assert.Equal([100, 200, 300], inputs.Take(3).Order());
            Assert.Equal([0, 0, 0], keep.Take(3));
            var scored = targets.Concat(laterTargets).Where(target => target != -1).Order();
            Assert.Equal([101, 102, 103, 201, 301, 302], scored);
            Assert.All(Rows(inputs, targets, keep).Concat(Rows(laterInputs, laterTargets, laterKeep)), row =>
                Assert.True(row.Target == -1 ? row is { Input: 0, Keep: 0 } : row.Target == row.Input + 1));
        }

        Assert.Equal(5, lanes.Epochs);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void GoesOnFromASavedState(bool beginTogether)
    {
        var lanes = new SequenceLanes(Source, 2, 1, beginTogether);
        Read(lanes, steps: 13, batch: 2);
        var restored = new SequenceLanes(Source, 2, 1, beginTogether) { State = [.. lanes.State] };

        Assert.Equal(Read(lanes, steps: 40, batch: 2).Inputs, Read(restored, steps: 40, batch: 2).Inputs);
    }

    private static IEnumerable<(int Input, int Target, float Keep)> Rows(int[] inputs, int[] targets, float[] keep) => inputs.Zip(targets, keep);

    private static (int[] Inputs, int[] Targets, float[] Keep) Read(SequenceLanes lanes, int steps, int batch)
    {
        var (inputs, targets, keep) = (new int[steps * batch], new int[steps * batch], new float[steps * batch]);
        lanes.Fill(inputs, targets, keep);
        return (inputs, targets, keep);
    }
}
