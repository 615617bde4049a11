using System.Collections.Immutable;

namespace MusicRnn.Notation.Abc;

/// <summary>A bar line or the number of a variant ending, in written time.</summary>
/// <param name="Time">Where it stands.</param>
/// <param name="Repeats">How often the section that ends here is played again; 0 for no repeat sign.</param>
/// <param name="StartsRepeat">Whether a section to be repeated begins here.</param>
/// <param name="EndsSection">Whether it is a double or thick bar line.</param>
/// <param name="Endings">In which passes the ending that begins here is played; empty if none begins.</param>
/// <param name="Position">Where it stands in the text.</param>
internal sealed record AbcBarLine(
    long Time, int Repeats, bool StartsRepeat, bool EndsSection, ImmutableArray<int> Endings, AbcPosition Position)
{
    /// <summary>Whether a bar may be incomplete here, because music is joined to it that is written elsewhere.</summary>
    public bool MaySplitBar => Repeats > 0 || StartsRepeat || EndsSection || Endings.Length > 0;

    /// <summary>Whether it bears on the order in which the music is played.</summary>
    public bool Directs => Repeats > 0 || StartsRepeat || Endings.Length > 0;
}
