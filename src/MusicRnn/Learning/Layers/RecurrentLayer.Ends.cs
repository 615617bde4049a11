using MusicRnn.Learning.Kernels;

namespace MusicRnn.Learning.Layers;

// What happens where time ends: at the last step of a window, and between two sequences in a lane.
internal abstract unsafe partial class RecurrentLayer
{
    private void LeaveState(int fromPanel, int toPanel)
    {
        for (var plane = 0; plane < State.Length; plane++)
        {
            Elementwise.CopyRows(After[plane], Unrolling.Rows - Unrolling.Batch, Unrolling.Batch, State[plane], fromPanel, toPanel);
        }
    }

    // Nothing comes from after the last step, unless the last state went on to another layer.
    private void EnterBackward(int fromPanel, int toPanel)
    {
        for (var plane = 0; plane < StateGradient.Length; plane++)
        {
            if (_lastStateGradient is null)
            {
                Elementwise.Clear(StateGradient[plane], fromPanel, toPanel);
            }
            else
            {
                Elementwise.CopyRows(_lastStateGradient[plane], 0, Unrolling.Batch, StateGradient[plane], fromPanel, toPanel);
            }
        }
    }

    // No gradient flows from a sequence into the one before it in the same lane.
    private void CutAtBeginnings(int step, int fromPanel, int toPanel)
    {
        var keep = Unrolling.Keep.AsSpan(step * Unrolling.Batch, Unrolling.Batch);
        foreach (var plane in StateGradient)
        {
            Elementwise.ScaleRows(plane, 0, keep, plane, 0, fromPanel, toPanel);
        }
    }
}
