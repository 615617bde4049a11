namespace MusicRnn.Learning.Kernels;

/// <summary>One member of a <see cref="WorkerTeam"/> while it works.</summary>
/// <param name="Team">The team.</param>
/// <param name="Index">Which member this is, from 0.</param>
public readonly record struct Worker(WorkerTeam Team, int Index)
{
    /// <summary>
    /// This member's share of a number of items: from the first up to, but without, the second. Each item belongs to
    /// one member, and which one depends on nothing but the number of members.
    /// </summary>
    public (int From, int To) Share(int items) =>
        ((int)((long)items * Index / Team.Count), (int)((long)items * (Index + 1) / Team.Count));

    /// <summary>Waits until all members have come here.</summary>
    public void Meet() => Team.Meet();
}
