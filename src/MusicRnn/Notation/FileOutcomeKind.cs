namespace MusicRnn.Notation;

/// <summary>What happened to one file of a folder.</summary>
public enum FileOutcomeKind
{
    /// <summary>It was read without any problem.</summary>
    Kept,

    /// <summary>It was read, and something in it had to be mended or left out.</summary>
    Mended,

    /// <summary>It is in a known format, but gave no piece.</summary>
    Dropped,

    /// <summary>It was not read: it is in no known format, or it is another file's piece in another notation.</summary>
    PassedOver,
}
