using MusicRnn.Music;

namespace MusicRnn.Tokens.Telling;

/// <summary>A note and the token that tells it.</summary>
/// <param name="Token">The place in the sequence of the token that names its pitch or drum.</param>
/// <param name="Part">The index of its part in the piece.</param>
/// <param name="Note">The note; of one that is repeated, the first time.</param>
public readonly record struct ToldNote(int Token, int Part, Note Note);
