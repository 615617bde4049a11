namespace MusicRnn.Learning;

/// <summary>The tensors of a file, by name.</summary>
public sealed class TensorSet
{
    private readonly Dictionary<string, Tensor> _tensors;

    /// <summary>Creates the set. Throws <see cref="ArgumentException"/> if two tensors have one name.</summary>
    public TensorSet(IEnumerable<Tensor> tensors)
    {
        All = [.. tensors];
        _tensors = All.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
    }

    /// <summary>The tensors in the order in which they were given.</summary>
    public IReadOnlyList<Tensor> All { get; }

    /// <summary>The tensor of that name and shape. Throws <see cref="MusicRnnException"/> if it is missing or of another shape.</summary>
    public Tensor Require(string name, params int[] shape)
    {
        if (!_tensors.TryGetValue(name, out var tensor))
        {
            throw new MusicRnnException($"the tensor '{name}' is missing.");
        }

        if (!tensor.Shape.SequenceEqual(shape))
        {
            throw new MusicRnnException($"the tensor '{name}' should have the shape ({string.Join(", ", shape)}), but has ({string.Join(", ", tensor.Shape)}).");
        }

        return tensor;
    }
}
