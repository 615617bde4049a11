namespace MusicRnn.Learning.Kernels;

/// <summary>One member of a <see cref="WorkerTeam"/> while it works.</summary>
/// <param name="Team">The team; null for <see cref="Alone"/>.</param>
/// <param name="Index">Which member this is, from 0.</param>
public readonly record struct Worker(WorkerTeam? Team, int Index)
{
    /// <summary>Somebody who works without a team: the calling thread, whose share is everything and who waits for nobody.</summary>
    public static Worker Alone => default;

    /// <summary>
    /// This member's share of a number of items: from the first up to, but without, the second. Each item belongs to
    /// one member, and which one depends on nothing but the number of members.
    /// </summary>
    public (int From, int To) Share(int items)
    {
        var members = Team?.Count ?? 1;
        return ((int)((long)items * Index / members), (int)((long)items * (Index + 1) / members));
    }

    /// <summary>Waits until all members have come here.</summary>
    public void Meet() => Team?.Meet();
}
