using MusicRnn.Music;
using SkiaSharp;

namespace MusicRnn.Cli.Info;

/// <summary>A colour for each part, louder notes darker.</summary>
internal sealed class PartColoring : IPianoRollColoring
{
    private const int MostPartsInLegend = 12;

    private readonly Piece _piece;
    private readonly SKColor[] _colors;

    public PartColoring(Piece piece)
    {
        _piece = piece;
        var melodic = 0;
        _colors = [.. piece.Parts.Select(part => part.IsPercussion || part.Notes.IsEmpty ? PianoRollColors.Percussion : PianoRollColors.OfPart(melodic++))];
    }

    /// <inheritdoc/>
    public IEnumerable<(string Label, SKColor? Color)> Legend
    {
        get
        {
            var parts = _piece.Parts.Index().Where(part => part.Item.Notes.Length > 0).OrderBy(part => part.Item.IsPercussion).ToArray();
            foreach (var (index, part) in parts.Take(MostPartsInLegend))
            {
                var instrument = part.IsPercussion ? "Percussion" : GeneralMidi.NameOf(part.Program);
                yield return (part.Name.Length == 0 || part.Name == instrument ? instrument : $"{part.Name} ({instrument})", _colors[index]);
            }

            if (parts.Length > MostPartsInLegend)
            {
                yield return ($"and {parts.Length - MostPartsInLegend} more parts", null);
            }

            var velocities = _piece.Parts.SelectMany(part => part.Notes).Select(note => note.Velocity).Distinct().Take(2).Count();
            if (velocities > 1)
            {
                yield return ("louder notes are darker", null);
            }
        }
    }

    /// <inheritdoc/>
    public (SKColor Fill, SKColor Edge) ColorsOf(int part, Note note) =>
        (PianoRollColors.Shade(_colors[part], note.Velocity), PianoRollColors.EdgeOf(_colors[part]));
}
