namespace MusicRnn.Audio.SoundFonts;

/// <summary>What is more than this in a file is damage, or nothing that this program could play.</summary>
internal static class SoundFontLimits
{
    /// <summary>The largest file: what one array holds.</summary>
    public static readonly long MostBytes = Array.MaxLength;

    /// <summary>The most records in one list of the file: counts there are of 16 bits.</summary>
    public const int MostRecords = 65_536;

    /// <summary>The most generators or modulators of one zone; there are 61 kinds of generators.</summary>
    public const int MostRecordsOfZone = 256;

    /// <summary>The most modulators that a zone, with those of its preset, has; more are left out.</summary>
    public const int MostModulators = 64;

    /// <summary>The most voices that one note sounds with; further layers are left out.</summary>
    public const int MostVoicesOfNote = 24;

    /// <summary>The most problems that are told; more of the same would be no news.</summary>
    public const int MostProblems = 50;

    /// <summary>The least and the most frames a second of a sample; 8.1.2 of the specification asks for 400 to 50000.</summary>
    public const int LeastSampleRate = 400;

    /// <summary>The most frames a second of a sample.</summary>
    public const int MostSampleRate = 400_000;

    /// <summary>The shortest loop, in frames, that can be told from damage.</summary>
    public const int ShortestLoop = 4;
}
