using MusicRnn.Music;

namespace MusicRnn.Notation.Abc;

/// <summary>A tune, and where in its text each of its notes is written.</summary>
/// <param name="Piece">The tune as it is played.</param>
/// <param name="Places">By part, start and pitch of a note: the index in the text of the first character of the note, an accidental or its letter. A note that is repeated has one place.</param>
internal sealed record AbcWrittenPiece(Piece Piece, IReadOnlyDictionary<(int Part, int Start, int Pitch), int> Places)
{
    /// <summary>Looks up lines and columns in the text.</summary>
    public static AbcWrittenPiece Of(string text, Piece piece, IReadOnlyDictionary<(int Part, int Start, int Pitch), AbcPosition> positions)
    {
        var lines = LineStarts(text);
        return new AbcWrittenPiece(piece, positions.ToDictionary(
            position => position.Key,
            position => Math.Min(text.Length - 1, lines[Math.Min(lines.Count, position.Value.Line) - 1] + position.Value.Column - 1)));
    }

    private static List<int> LineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (var index = 0; index < text.Length; index++)
        {
            var endsLine = text[index] == '\n' || (text[index] == '\r' && !(index + 1 < text.Length && text[index + 1] == '\n'));
            if (endsLine)
            {
                starts.Add(index + 1);
            }
        }

        return starts;
    }
}
