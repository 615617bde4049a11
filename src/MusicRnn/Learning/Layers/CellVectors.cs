using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using MusicRnn.Learning.Kernels;

namespace MusicRnn.Learning.Layers;

/// <summary>
/// What a cell sees of sixteen units of one lane: a vector of each gate, or of each state plane. Where they lie is found
/// once for all lanes of a step.
/// </summary>
/// <param name="places">Room for the address of each vector in lane 0.</param>
/// <param name="values">Room for the vectors.</param>
internal readonly unsafe ref struct CellVectors(Span<nint> places, Span<Vector512<float>> values)
{
    /// <summary>Groups of sixteen units side by side in a panel.</summary>
    public const int GroupsInPanel = PanelMatrix.PanelColumns / RecurrentWeights.GroupUnits;

    private readonly Span<nint> _places = places;

    /// <summary>The vectors that were loaded or are to be stored.</summary>
    public Span<Vector512<float>> Values { get; } = values;

    /// <summary>Sixteen neighbouring columns of a row.</summary>
    public static float* At(PanelMatrix matrix, int group, int row) =>
        matrix.Row(group / GroupsInPanel, row) + (group % GroupsInPanel * RecurrentWeights.GroupUnits);

    /// <summary>Turns to the gates of a group of units, whose lanes begin at a row.</summary>
    public void Place(PanelMatrix gates, int group, int row)
    {
        for (var gate = 0; gate < _places.Length; gate++)
        {
            _places[gate] = (nint)At(gates, (group * _places.Length) + gate, row);
        }
    }

    /// <summary>Turns to the state planes of a group of units, whose lanes begin at a row.</summary>
    public void Place(PanelMatrix[] planes, int group, int row)
    {
        for (var plane = 0; plane < _places.Length; plane++)
        {
            _places[plane] = (nint)At(planes[plane], group, row);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Load(int lane)
    {
        for (var i = 0; i < _places.Length; i++)
        {
            Values[i] = Vector512.Load((float*)_places[i] + (lane * PanelMatrix.PanelColumns));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(int lane)
    {
        for (var i = 0; i < _places.Length; i++)
        {
            Values[i].Store((float*)_places[i] + (lane * PanelMatrix.PanelColumns));
        }
    }
}
