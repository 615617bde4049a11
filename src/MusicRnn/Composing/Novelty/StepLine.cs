using MusicRnn.Music;

namespace MusicRnn.Composing.Novelty;

/// <summary>The line of a part, as what is compared when copies are looked for.</summary>
/// <param name="Steps">From each note to the next, see <see cref="MelodicStep"/>.</param>
/// <param name="Bars">The bar of each note, one more than steps; a pickup is bar 0.</param>
internal sealed record StepLine(int[] Steps, int[] Bars)
{
    /// <summary>The lines of a piece that have a step, in the order of its parts.</summary>
    public static StepLine[] AllOf(Piece piece)
    {
        var bars = BarLines.Of(piece);
        return [.. MelodicLine.AllOf(piece).Where(line => line.Count > 1).Select(line => Of(line, piece, bars))];
    }

    /// <summary>The line of these notes, two or more.</summary>
    public static StepLine Of(List<Note> line, Piece piece, BarLines bars)
    {
        int[] numbers = [.. line.Select(note => bars.Count == 0 ? 1 : bars.NumberAt(note.Start))];
        return new StepLine(MelodicStep.Along(line, piece.TicksPerQuarter), numbers);
    }
}
