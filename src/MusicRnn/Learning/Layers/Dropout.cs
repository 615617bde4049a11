using System.Runtime.Intrinsics;
using MusicRnn.Learning.Kernels;

namespace MusicRnn.Learning.Layers;

/// <summary>
/// Sets a share of the numbers to zero at random and scales up the others (Srivastava et al. 2014). Which ones depends
/// only on seed, training step and place, so the mask is made again on the way back, is the same for any number of
/// workers, and a resumed run goes on with the masks that it would have had. The mask may be the same for all time steps
/// of a lane (Gal and Ghahramani 2016).
/// </summary>
internal sealed unsafe class Dropout
{
    private readonly double _rate;
    private readonly uint _seed;
    private readonly int _maskRows;
    private uint _key;

    /// <summary>Creates the layer; <paramref name="layer"/> tells its masks from those of the network's other dropouts.</summary>
    public Dropout(Unrolling unrolling, double rate, int columns, int seed, int layer, bool isSameOverTime = false)
    {
        _rate = rate;
        _maskRows = isSameOverTime ? unrolling.Batch : unrolling.Batch * unrolling.Steps;
        _seed = Scramble(Scramble((uint)seed) + (uint)layer);
        Output = unrolling.Activations(columns);
    }

    /// <summary>(T·B, columns): the numbers that are left.</summary>
    public PanelMatrix Output { get; }

    /// <summary>Chooses the mask of a training step.</summary>
    public void Draw(int step) => _key = Scramble(_seed ^ Scramble((uint)step));

    public void Forward(Worker worker, PanelMatrix input) => Mask(worker, input, Output);

    /// <summary>Turns the gradient of the output into that of the input, in place.</summary>
    public void Backward(Worker worker, PanelMatrix gradient) => Mask(worker, gradient, gradient);

    private void Mask(Worker worker, PanelMatrix source, PanelMatrix target)
    {
        var dropBelow = Vector512.Create((uint)(_rate * uint.MaxValue));
        var scale = Vector512.Create((float)(1 / (1 - _rate)));
        var width = Vector512<float>.Count;
        var (from, to) = worker.Share(target.Panels);
        for (var panel = from; panel < to; panel++)
        {
            var maskLength = _maskRows * PanelMatrix.PanelColumns;
            var places = Vector512<uint>.Indices + Vector512.Create(_key + (uint)(panel * maskLength));
            for (var row = 0; row < target.Rows; row += _maskRows)
            {
                var read = source.Row(panel, row);
                var write = target.Row(panel, row);
                for (var i = 0; i < maskLength; i += width)
                {
                    var kept = Vector512.GreaterThanOrEqual(Scramble(places + Vector512.Create((uint)i)), dropBelow).AsSingle();
                    (Vector512.Load(read + i) * scale & kept).Store(write + i);
                }
            }
        }
    }

    // A 32-bit mixing function in which every input bit reaches every output bit (multipliers: C. Wellons, "lowbias32", 2018).
    private static Vector512<uint> Scramble(Vector512<uint> x)
    {
        x = (x ^ Vector512.ShiftRightLogical(x, 16)) * Vector512.Create(0x7feb352du);
        x = (x ^ Vector512.ShiftRightLogical(x, 15)) * Vector512.Create(0x846ca68bu);
        return x ^ Vector512.ShiftRightLogical(x, 16);
    }

    private static uint Scramble(uint x) => Scramble(Vector512.Create(x))[0];
}
