using MusicRnn.Music;

namespace MusicRnn.Composing.Novelty;

/// <summary>The line of a part of an edited piece, of which some notes are new.</summary>
/// <param name="Line">The line.</param>
/// <param name="LastNew">For each note the latest new one up to it, itself included, counted from 0; -1 if there is none.</param>
internal sealed record EditedLine(StepLine Line, int[] LastNew)
{
    /// <summary>The lines of a piece that have a step, in the order of its parts.</summary>
    /// <param name="piece">The piece.</param>
    /// <param name="isNew">Whether a note is new, by the index of its part and the tick that it begins at.</param>
    public static EditedLine[] AllOf(Piece piece, Func<int, int, bool> isNew)
    {
        var bars = BarLines.Of(piece);
        return
        [
            .. piece.Parts.Index().Where(part => !part.Item.IsPercussion)
                .Select(part => (part.Index, Notes: MelodicLine.Of(part.Item)))
                .Where(line => line.Notes.Count > 1)
                .Select(line => new EditedLine(StepLine.Of(line.Notes, piece, bars), LastNewOf([.. line.Notes.Select(note => isNew(line.Index, note.Start))]))),
        ];
    }

    /// <summary>Whether there is a new note among those from one to another.</summary>
    public bool HasNew(int from, int to) => LastNew[to] >= from;

    private static int[] LastNewOf(bool[] areNew)
    {
        var last = -1;
        return [.. areNew.Select((isNew, note) => last = isNew ? note : last)];
    }
}
