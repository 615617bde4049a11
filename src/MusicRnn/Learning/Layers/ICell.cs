using System.Collections.Immutable;
using System.Runtime.Intrinsics;

namespace MusicRnn.Learning.Layers;

/// <summary>
/// The elementwise mathematics of a recurrent cell, for sixteen units of one lane at one time step. All matrix products
/// are done by <see cref="RecurrentLayer{TCell}"/>: a cell sees the sums that they gave (its gates) and the state, which
/// is one or more planes of (B, H); plane 0 is the output. A new cell is one file like those beside this one, and one
/// line in <see cref="Cells"/>.
/// </summary>
internal interface ICell
{
    /// <summary>The gates in the order in which the cell sees them.</summary>
    static abstract ImmutableArray<Gate> Gates { get; }

    /// <summary>The number of state planes.</summary>
    static abstract int Planes { get; }

    /// <summary>Whether the recurrent weights start as the identity matrix instead of an orthogonal one.</summary>
    static abstract bool StartsAsIdentity { get; }

    /// <summary>One step on: sums become activations in <paramref name="gates"/>, and the state before gives the state after.</summary>
    static abstract void Forward(Span<Vector512<float>> gates, ReadOnlySpan<Vector512<float>> before, Span<Vector512<float>> after);

    /// <summary>
    /// One step back: activations become gradients of the sums in <paramref name="gates"/>, and in
    /// <paramref name="gradient"/> the gradient of the state after becomes that of the state before, without what flows
    /// through the recurrent product, which the layer adds.
    /// </summary>
    static abstract void Backward(
        Span<Vector512<float>> gates, ReadOnlySpan<Vector512<float>> before, ReadOnlySpan<Vector512<float>> after, Span<Vector512<float>> gradient);
}
