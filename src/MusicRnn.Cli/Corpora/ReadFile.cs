using MusicRnn.Notation;
using MusicRnn.Tokens;

namespace MusicRnn.Cli.Corpora;

/// <summary>A file of music that has been read: what became of it, without its pieces, and these in tokens.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Sha256">The SHA-256 of its bytes; null if it has no piece.</param>
/// <param name="Drafts">Its pieces in the complete vocabulary of a tokenizer.</param>
internal sealed record ReadFile(FileOutcome Outcome, string? Sha256, IReadOnlyList<DraftPiece> Drafts);
