namespace MusicRnn.Learning.Training;

/// <summary>Fills a network's inputs and targets with the next window of what is learned from.</summary>
internal interface IWindows
{
    /// <summary>How often all sequences have been read, with the part of the present round.</summary>
    double Epochs { get; }

    /// <summary>Where the lanes stand, as whole numbers.</summary>
    IReadOnlyList<long> State { get; set; }

    /// <summary>Fills the next window.</summary>
    void Fill();
}
