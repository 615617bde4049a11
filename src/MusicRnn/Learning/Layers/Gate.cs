namespace MusicRnn.Learning.Layers;

/// <summary>Where the sum of one gate comes from.</summary>
/// <param name="FromInput">Which block of H rows of PyTorch's <c>weight_ih</c> feeds it; null if none does.</param>
/// <param name="FromState">Which block of H rows of PyTorch's <c>weight_hh</c> feeds it; null if none does.</param>
/// <param name="StartBias">The bias before training.</param>
internal readonly record struct Gate(int? FromInput, int? FromState, float StartBias = 0);
