namespace MusicRnn.Composing;

/// <summary>What a model was made from (after Gebru et al. 2021, "Datasheets for datasets").</summary>
public sealed record DataSheet
{
    /// <summary>The pieces used, of all sides of the split.</summary>
    public int Pieces { get; init; }

    /// <summary>The notes in those pieces.</summary>
    public long Notes { get; init; }

    /// <summary>The files used as they were.</summary>
    public int Kept { get; init; }

    /// <summary>The files used after something in them had been mended.</summary>
    public int Mended { get; init; }

    /// <summary>The files that were not used.</summary>
    public int Dropped { get; init; }

    /// <summary>The files, in the order of their names.</summary>
    public IReadOnlyList<DataFile> Files { get; init; } = [];
}
