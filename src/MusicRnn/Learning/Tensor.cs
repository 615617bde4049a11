namespace MusicRnn.Learning;

/// <summary>Numbers with a name and a shape, row after row, as files hold them.</summary>
/// <param name="Name">The name, in PyTorch's style: <c>recurrent.weight_ih_l0</c>.</param>
/// <param name="Shape">The size of each dimension; the last one runs fastest.</param>
/// <param name="Numbers">As many numbers as the product of the shape.</param>
public sealed record Tensor(string Name, IReadOnlyList<int> Shape, float[] Numbers);
