using System.Collections.Immutable;

namespace MusicRnn.Learning.Layers;

/// <summary>A kind of recurrent cell, as the list of <see cref="Cells"/> names it.</summary>
/// <param name="Name">What a person types.</param>
/// <param name="Gates">Its gates, in the order in which the cell sees them.</param>
/// <param name="Planes">Its state planes; plane 0 is the output.</param>
/// <param name="StartsAsIdentity">Whether the recurrent weights start as the identity matrix.</param>
/// <param name="CreateLayer">Unrolls a layer of such cells in time.</param>
/// <param name="Forward">One step of some lanes, without unrolling.</param>
internal sealed record CellKind(
    string Name, ImmutableArray<Gate> Gates, int Planes, bool StartsAsIdentity, Func<Unrolling, RecurrentWeights, RecurrentLayer> CreateLayer,
    CellForward Forward)
{
    public static CellKind Of<TCell>(string name) where TCell : struct, ICell =>
        new(name, TCell.Gates, TCell.Planes, TCell.StartsAsIdentity, (unrolling, weights) => new RecurrentLayer<TCell>(unrolling, weights), RecurrentLayer<TCell>.Forward);
}
