namespace MusicRnn.Composing.Editing;

/// <summary>
/// What was done to a piece that was there, and to which: what the <see cref="Recipe"/> of an edited piece says besides the
/// settings. Nothing that the kind of edit has no use for is said.
/// </summary>
public sealed record Edit
{
    /// <summary>What was done.</summary>
    public required EditingKind Kind { get; init; }

    /// <summary>The name of the file with the piece, without folders.</summary>
    public required string Source { get; init; }

    /// <summary>The SHA-256 of that file, as 64 lower-case hexadecimal digits.</summary>
    public required string SourceSha256 { get; init; }

    /// <summary>The first bar that was rewritten, counted from 1 without a pickup.</summary>
    public int? FromBar { get; init; }

    /// <summary>The last bar that was rewritten.</summary>
    public int? ToBar { get; init; }

    /// <summary>The share of the bars that was varied, 0 to 1.</summary>
    public double? Amount { get; init; }

    /// <summary>The part that was given, from 1; the first one with notes if it does not say.</summary>
    public int? GivenPart { get; init; }

    /// <summary>See <see cref="EditingOptions.Candidates"/>.</summary>
    public int? Candidates { get; init; }

    /// <summary>See <see cref="EditingOptions.Sweeps"/>.</summary>
    public int? Sweeps { get; init; }

    /// <summary>Throws <see cref="MusicRnnException"/> where it cannot be what a program has written; numbers are looked at by who edits.</summary>
    internal void Validate()
    {
        // The names of files are made of it.
        if (Source.Length == 0 || Source is "." or ".." || Source.AsSpan().ContainsAny('/', '\\', '\0'))
        {
            throw new MusicRnnException("the recipe in it is damaged: expected the name of the file that was edited, without folders.");
        }

        if (!Enum.IsDefined(Kind))
        {
            throw new MusicRnnException($"the recipe in it is damaged: there is no edit {Kind}.");
        }
    }
}
