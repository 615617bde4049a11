using System.Collections.Immutable;

namespace MusicRnn.Tokens.Guides;

/// <summary>A bar of which some parts are given and the others are free.</summary>
/// <param name="Changes">The tokens at its bar line, which are given.</param>
/// <param name="IsPickup">Whether it is a pickup, which begins with its first given note.</param>
/// <param name="GivenParts">One bit for each part that is given.</param>
/// <param name="Notes">The notes of those parts, as in <see cref="NoteBar"/>.</param>
/// <param name="Room">For each part, the grid units from the bar line to the place where it is given again: notes of a free part end by then.</param>
internal sealed record GuidedBar(ImmutableArray<int> Changes, bool IsPickup, int GivenParts, ImmutableArray<ScoreNote> Notes, ImmutableArray<int> Room)
{
    /// <summary>Whether the part is given.</summary>
    public bool IsGiven(int part) => (GivenParts & (1 << part)) != 0;
}
