using MusicRnn.Learning.Kernels;

namespace MusicRnn.Learning.Layers;

/// <summary>
/// One step of some lanes, whose rows begin at <paramref name="row"/> in all matrices, for the cells of some panels of
/// units: sums become activations in <paramref name="gates"/>, and the state before gives the state after. The two may be
/// the same.
/// </summary>
internal delegate void CellForward(PanelMatrix gates, PanelMatrix[] before, PanelMatrix[] after, int row, int lanes, int fromPanel, int toPanel);
