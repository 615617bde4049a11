using System.Collections.Immutable;

namespace MusicRnn.Tokens.Guides;

/// <summary>A bar as a sequence of note tokens told it.</summary>
/// <param name="Length">Its length in grid units.</param>
/// <param name="Changes">The tokens of what changes at its bar line: Upbeat, Key, Meter, Tempo.</param>
/// <param name="Notes">Its notes in the order in which they are told; their starts count from the bar line.</param>
internal sealed record NoteBar(int Length, ImmutableArray<int> Changes, ImmutableArray<ScoreNote> Notes);
