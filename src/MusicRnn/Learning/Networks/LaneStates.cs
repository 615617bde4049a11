using MusicRnn.Learning.Kernels;

namespace MusicRnn.Learning.Networks;

/// <summary>A copy of the recurrent state of each lane of a network, to go back to.</summary>
public sealed class LaneStates
{
    private readonly PanelMatrix[] _planes;
    private readonly PanelMatrix[] _copies;

    /// <summary>Creates copies of the states as they are.</summary>
    public LaneStates(TrainableNetwork network)
    {
        _planes = [.. network.StatePlanes];
        _copies = [.. _planes.Select(plane => new PanelMatrix(plane.Rows, plane.Columns))];
        for (var lane = 0; lane < network.Batch; lane++)
        {
            Keep(lane);
        }
    }

    /// <summary>Copies the state in which a lane stands.</summary>
    public void Keep(int lane)
    {
        for (var plane = 0; plane < _planes.Length; plane++)
        {
            Copy(_planes[plane], _copies[plane], lane);
        }
    }

    /// <summary>Puts a lane back into the state that was copied.</summary>
    public void Restore(int lane)
    {
        for (var plane = 0; plane < _planes.Length; plane++)
        {
            Copy(_copies[plane], _planes[plane], lane);
        }
    }

    /// <summary>Has a lane stand, and be copied, as a lane of the same or another unrolling of the network.</summary>
    public void CopyLane(int lane, LaneStates source, int sourceLane)
    {
        for (var plane = 0; plane < _planes.Length; plane++)
        {
            Copy(source._planes[plane], sourceLane, _planes[plane], lane);
            Copy(source._copies[plane], sourceLane, _copies[plane], lane);
        }
    }

    private static void Copy(PanelMatrix source, PanelMatrix target, int lane) => Copy(source, lane, target, lane);

    private static unsafe void Copy(PanelMatrix source, int sourceLane, PanelMatrix target, int lane)
    {
        for (var panel = 0; panel < source.Panels; panel++)
        {
            Elementwise.CopyRow(source.Row(panel, sourceLane), target.Row(panel, lane));
        }
    }
}
