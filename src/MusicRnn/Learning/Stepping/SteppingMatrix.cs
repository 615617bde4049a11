using MusicRnn.Learning.Kernels;

namespace MusicRnn.Learning.Stepping;

/// <summary>Weights as they are, or a copy of them in half the bits.</summary>
internal sealed class SteppingMatrix(PanelMatrix weights, bool halves)
{
    private readonly HalfPanelMatrix? _halves = halves ? new HalfPanelMatrix(weights) : null;

    /// <summary>target (B, N) += left (B, K) · weights (K, N), some panels of it; <see cref="MatrixProduct"/> says why backwards.</summary>
    public void AddProduct(PanelMatrix left, PanelMatrix target, int fromPanel, int toPanel, bool backwards)
    {
        if (_halves is null)
        {
            MatrixProduct.AddLanes(left, weights, target, fromPanel, toPanel, backwards);
        }
        else
        {
            MatrixProduct.AddLanes(left, _halves, target, fromPanel, toPanel, backwards);
        }
    }
}
