namespace MusicRnn.Tokens;

/// <summary>One token of the note tokenizer: what it tells, and the number that goes with it (0 where none does).</summary>
internal readonly record struct NoteToken(NoteTokenKind Kind, int Value);
