using MusicRnn.Learning;

namespace MusicRnn.Tests.Learning.Networks;

/// <summary>A network with inputs and targets.</summary>
/// <param name="Network">The network.</param>
/// <param name="Another">Weights of the same architecture.</param>
/// <param name="OutputRows">The rows that come out.</param>
/// <param name="OutputColumns">The numbers in each.</param>
/// <param name="CopyOutput">Copies one of them after a run.</param>
/// <param name="RecordGradientFlow">Records the flow through a layer.</param>
internal sealed record Example(
    TrainableNetwork Network, NetworkWeights Another, int OutputRows, int OutputColumns, Action<int, float[]> CopyOutput, Func<int, GradientFlow> RecordGradientFlow)
{
    public float[] Output() => [.. Enumerable.Range(0, OutputRows).SelectMany(row =>
    {
        var numbers = new float[OutputColumns];
        CopyOutput(row, numbers);
        return numbers;
    })];
}
