using MusicRnn.Learning.Kernels;

namespace MusicRnn.Learning.Stepping;

/// <summary>Weights as they are, or a copy of them in half the bits.</summary>
internal sealed class SteppingMatrix(PanelMatrix weights, bool halves)
{
    private readonly HalfPanelMatrix? _halves = halves ? new HalfPanelMatrix(weights) : null;

    /// <summary>target (B, N) += left (B, K) · weights (K, N).</summary>
    public void AddProduct(PanelMatrix left, PanelMatrix target)
    {
        if (_halves is null)
        {
            MatrixProduct.Add(left, weights, target);
        }
        else
        {
            MatrixProduct.Add(left, _halves, target);
        }
    }
}
