namespace MusicRnn.Notation.MusicXml;

/// <summary>
/// How much one file may ask for. Each limit is far above what real scores need, and low enough that no file can make
/// the reader run for long or fill the memory. The size of the text is limited by <see cref="WholeFile.MaxBytes"/>.
/// </summary>
internal static class MusicXmlLimits
{
    /// <summary>The size of a compressed file: its list of contents cannot become large.</summary>
    public const int ArchiveBytes = 16 << 20;

    /// <summary>The size of META-INF/container.xml.</summary>
    public const int ContainerBytes = 1 << 20;

    /// <summary>The longest tag, in bytes: bounds the attributes of an element.</summary>
    public const int TagBytes = 64 << 10;

    /// <summary>Elements within elements; scores need about ten.</summary>
    public const int Depth = 64;

    /// <summary>Different names of elements and attributes; the standard has about a thousand.</summary>
    public const int Names = 10_000;

    /// <summary>Elements within one note, direction or the like.</summary>
    public const int ElementsWithin = 10_000;

    /// <summary>Characters of one text.</summary>
    public const int Text = 10_000;

    /// <summary>Parts of a score.</summary>
    public const int Parts = 1_000;

    /// <summary>Measures as written.</summary>
    public const int Measures = 20_000;

    /// <summary>Measures as played.</summary>
    public const int PlayedMeasures = 50_000;

    /// <summary>Written or played notes, and as many other things placed in the score: chord symbols, changes, lyrics.</summary>
    public const int Notes = 1_000_000;

    /// <summary>How often one section may be played.</summary>
    public const int Passes = 1_000;

    /// <summary>Quarter notes that a single duration, measure or chord symbol's offset may span.</summary>
    public const int QuartersAtOnce = 10_000;

    /// <summary>Ticks that the piece may last as written; keeps sums of them inside 32 bits.</summary>
    public const int Ticks = 1 << 30;

    /// <summary>Divisions of a quarter note.</summary>
    public const int Divisions = 1 << 24;
}
