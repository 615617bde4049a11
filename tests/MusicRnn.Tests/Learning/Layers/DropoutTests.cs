using MusicRnn.Learning.Kernels;
using MusicRnn.Learning.Layers;

namespace MusicRnn.Tests.Learning.Layers;

public sealed class DropoutTests
{
    private const int Batch = 4, Steps = 6, Columns = 70;

    [Fact]
    public void DropsItsShareAndScalesUpTheRest()
    {
        var numbers = Mask(isSameOverTime: false).SelectMany(row => row).ToArray();

        Assert.All(numbers, number => Assert.True(number is 0 or 2));
        Assert.InRange(numbers.Average(), 0.9, 1.1);
    }

    [Fact]
    public void StepsHaveMasksOfTheirOwn()
    {
        var rows = Mask(isSameOverTime: false);

        Assert.Equal(rows.Length, rows.Distinct(Rows).Count());
    }

    [Fact]
    public void ALaneKeepsItsMaskOverTimeIfAsked()
    {
        var rows = Mask(isSameOverTime: true);

        Assert.Equal(Batch, rows.Distinct(Rows).Count());
        for (var row = Batch; row < rows.Length; row++)
        {
            Assert.Equal(rows[row % Batch], rows[row]);
        }
    }

    private static EqualityComparer<float[]> Rows { get; } =
        EqualityComparer<float[]>.Create((one, other) => one!.SequenceEqual(other!), row => (int)row.Sum());

    // What is left of ones.
    private static float[][] Mask(bool isSameOverTime)
    {
        var unrolling = new Unrolling(Batch, Steps, new AlignedBuffer(1), null);
        var dropout = new Dropout(unrolling, 0.5, Columns, seed: 1, layer: 0, isSameOverTime);
        dropout.Draw(3);
        var ones = unrolling.Activations(Columns);
        for (var row = 0; row < ones.Rows; row++)
        {
            ones.CopyRowFrom(row, Enumerable.Repeat(1f, Columns).ToArray());
        }

        using var team = new WorkerTeam(1);
        team.Run(worker => dropout.Forward(worker, ones));
        return [.. Enumerable.Range(0, ones.Rows).Select(row =>
        {
            var numbers = new float[Columns];
            dropout.Output.CopyRowTo(row, numbers);
            return numbers;
        })];
    }
}
