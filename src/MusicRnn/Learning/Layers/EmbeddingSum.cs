using MusicRnn.Learning.Kernels;

namespace MusicRnn.Learning.Layers;

/// <summary>An input that is the sum of the vectors of several features, with dropout where it is at work.</summary>
internal sealed class EmbeddingSum
{
    private readonly EmbeddingBag[] _features;
    private readonly PanelMatrix _sum;
    private readonly Dropout? _dropout;

    public EmbeddingSum(Unrolling unrolling, IReadOnlyList<EmbeddingFeature> features, IReadOnlyList<EmbeddingWeights> weights, Dropouts dropouts)
    {
        _features = [.. features.Zip(weights, (feature, table) => new EmbeddingBag(unrolling, table.Table, feature.MostTokens))];
        _sum = unrolling.Activations(weights[0].Table.Columns);
        _dropout = dropouts.AddToInput(unrolling, _sum.Columns);
    }

    /// <summary>(rows, E): the sums.</summary>
    public PanelMatrix Output => _dropout?.Output ?? _sum;

    /// <summary>Sets the tokens of one feature in one row.</summary>
    public void Set(int row, int feature, ReadOnlySpan<int> tokens) => _features[feature].Set(row, tokens);

    /// <summary>Takes all tokens of all features out of a row.</summary>
    public void Clear(int row)
    {
        foreach (var feature in _features)
        {
            feature.Set(row, []);
        }
    }

    public void Forward(Worker worker)
    {
        var (from, to) = worker.Share(_sum.Panels);
        Elementwise.Clear(_sum, from, to);
        foreach (var feature in _features)
        {
            feature.Forward(_sum, from, to);
        }

        _dropout?.Forward(worker, _sum);
    }

    /// <summary>Adds to the gradients of all tables; the gradient of the output is changed by the dropout.</summary>
    public void Backward(Worker worker, PanelMatrix outputGradient)
    {
        _dropout?.Backward(worker, outputGradient);
        var (from, to) = worker.Share(outputGradient.Panels);
        foreach (var feature in _features)
        {
            feature.Backward(outputGradient, from, to);
        }
    }
}
