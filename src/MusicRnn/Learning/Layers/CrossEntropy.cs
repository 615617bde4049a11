using System.Runtime.Intrinsics;
using MusicRnn.Learning.Kernels;

namespace MusicRnn.Learning.Layers;

/// <summary>
/// The negative logarithm of the probability that the softmax of the logits gives to the target, in nats.
/// Rows without a target (<see cref="NoTarget"/>) are neither scored nor learned from. With label smoothing a share of
/// the target is spread over all tokens alike (Szegedy et al. 2016), as PyTorch's <c>label_smoothing</c> does.
/// Where only some tokens are possible, a range of them a row, the softmax is over those alone.
/// </summary>
internal sealed unsafe class CrossEntropy(Unrolling unrolling, double labelSmoothing = 0)
{
    /// <summary>Stands in <see cref="Targets"/> where there is nothing to predict.</summary>
    public const int NoTarget = -1;

    /// <summary>The range of all tokens.</summary>
    public static readonly (int From, int To) AllTokens = (0, int.MaxValue);

    private const int PanelColumns = PanelMatrix.PanelColumns;

    // Numbers in a vector.
    private const int Width = 16;

    private readonly float _targetShare = (float)(1 - labelSmoothing);

    /// <summary>(T·B): the tokens that should have been predicted.</summary>
    public int[] Targets { get; } = Enumerable.Repeat(NoTarget, unrolling.Rows).ToArray();

    /// <summary>(T·B): the first token that is possible in each row, and the one after the last; all of them unless said otherwise.</summary>
    public (int From, int To)[] Possible { get; } = Enumerable.Repeat(AllTokens, unrolling.Rows).ToArray();

    /// <summary>(T·B): the loss of each row in nats, 0 where there was nothing to predict.</summary>
    public float[] RowNats { get; } = new float[unrolling.Rows];

    /// <summary>How many rows have a target.</summary>
    public int CountTargets() => Targets.Length - Targets.AsSpan().Count(NoTarget);

    /// <summary>The loss of every row.</summary>
    public void Forward(Worker worker, PanelMatrix logits)
    {
        var (from, to) = worker.Share(Targets.Length);
        for (var row = from; row < to; row++)
        {
            RowNats[row] = Targets[row] == NoTarget ? 0 : NatsOf(logits, row);
        }
    }

    /// <summary>Replaces the logits by the gradient of <paramref name="scale"/> times the sum of all losses: (softmax - target) · scale.</summary>
    public void Backward(Worker worker, PanelMatrix logits, float scale)
    {
        var (from, to) = worker.Share(Targets.Length);
        for (var row = from; row < to; row++)
        {
            if (Targets[row] == NoTarget)
            {
                logits.ClearRow(row);
                continue;
            }

            var spread = Vector512.Create(SpreadOf(logits, row) * scale);
            var largest = Largest(logits, row);
            var factor = scale / SumOfExponentials(logits, row, largest);
            for (var column = 0; column < logits.Columns; column += Width)
            {
                var place = At(logits, row, column);
                var softmax = VectorMath.Exp(Vector512.Load(place) - Vector512.Create(largest)) * factor;
                Vector512.ConditionalSelect(IsPossible(logits, row, column), softmax - spread, Vector512<float>.Zero).Store(place);
            }

            logits[row, Targets[row]] -= scale * _targetShare;
        }
    }

    // -ln (e^target / Σ e^x), with the largest logit taken out of the sum so that nothing overflows.
    private float NatsOf(PanelMatrix logits, int row)
    {
        var largest = Largest(logits, row);
        var expected = labelSmoothing == 0 ? logits[row, Targets[row]] : SmoothedTarget(logits, row);
        return largest - expected + (float)Math.Log(SumOfExponentials(logits, row, largest));
    }

    // The mean of the logits under the smoothed target.
    private float SmoothedTarget(PanelMatrix logits, int row)
    {
        var sums = Vector512<float>.Zero;
        for (var column = 0; column < logits.Columns; column += Width)
        {
            sums += Vector512.ConditionalSelect(IsPossible(logits, row, column), Vector512.Load(At(logits, row, column)), Vector512<float>.Zero);
        }

        return (_targetShare * logits[row, Targets[row]]) + (SpreadOf(logits, row) * VectorMath.Sum(sums));
    }

    private float Largest(PanelMatrix logits, int row)
    {
        var none = Vector512.Create(float.NegativeInfinity);
        var largest = none;
        for (var column = 0; column < logits.Columns; column += Width)
        {
            largest = Vector512.Max(largest, Vector512.ConditionalSelect(IsPossible(logits, row, column), Vector512.Load(At(logits, row, column)), none));
        }

        var result = largest[0];
        for (var lane = 1; lane < Width; lane++)
        {
            result = MathF.Max(result, largest[lane]);
        }

        return result;
    }

    private float SumOfExponentials(PanelMatrix logits, int row, float largest)
    {
        var sums = Vector512<float>.Zero;
        for (var column = 0; column < logits.Columns; column += Width)
        {
            var terms = VectorMath.Exp(Vector512.Load(At(logits, row, column)) - Vector512.Create(largest));
            sums += Vector512.ConditionalSelect(IsPossible(logits, row, column), terms, Vector512<float>.Zero);
        }

        return VectorMath.Sum(sums);
    }

    private static float* At(PanelMatrix matrix, int row, int column) =>
        matrix.Row(column / PanelColumns, row) + (column % PanelColumns);

    // The share of the target that each possible token gets.
    private float SpreadOf(PanelMatrix logits, int row) =>
        (float)(labelSmoothing / (Math.Min(Possible[row].To, logits.Columns) - Possible[row].From));

    // The padding columns of the last panel are no tokens.
    private Vector512<float> IsPossible(PanelMatrix logits, int row, int column)
    {
        var columns = Vector512<int>.Indices + Vector512.Create(column);
        var (from, to) = (Possible[row].From, Math.Min(Possible[row].To, logits.Columns));
        return (Vector512.GreaterThanOrEqual(columns, Vector512.Create(from)) & Vector512.LessThan(columns, Vector512.Create(to))).AsSingle();
    }
}
