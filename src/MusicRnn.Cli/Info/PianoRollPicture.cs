using MusicRnn.Music;
using SkiaSharp;

namespace MusicRnn.Cli.Info;

/// <summary>
/// Draws a piece as a piano roll: time across in bars, pitch up, in the colours of an <see cref="IPianoRollColoring"/>; broken
/// into rows as a score is, percussion below in rows of its own.
/// </summary>
internal sealed class PianoRollPicture
{
    private const float PixelsPerPoint = 2;
    private const float LegendGap = 18;
    private const float LegendSquare = 9;

    private readonly PianoRollPen _pen;
    private readonly PianoRollLayout _layout;
    private readonly IPianoRollColoring _coloring;

    private PianoRollPicture(PianoRollPen pen, PianoRollLayout layout, IPianoRollColoring coloring) => (_pen, _layout, _coloring) = (pen, layout, coloring);

    /// <summary>The picture as a PNG file.</summary>
    /// <param name="piece">What is drawn.</param>
    /// <param name="facts">What is known of it.</param>
    /// <param name="heading">What stands above it.</param>
    /// <param name="coloring">What the colours mean; the parts if left out.</param>
    public static byte[] Draw(Piece piece, PieceFacts facts, string heading, IPianoRollColoring? coloring = null)
    {
        coloring ??= new PartColoring(piece);

        // What is written above the rows decides where they begin, so it is measured first.
        using var measuring = new SKBitmap(1, 1);
        using var nowhere = new SKCanvas(measuring);
        using var measuringPen = new PianoRollPen(nowhere);
        var top = new PianoRollPicture(measuringPen, new PianoRollLayout(piece, 0), coloring).DrawHeader(facts, heading);

        var layout = new PianoRollLayout(piece, top);
        using var bitmap = new SKBitmap((int)(PianoRollLayout.PageWidth * PixelsPerPoint), (int)MathF.Ceiling(layout.Height * PixelsPerPoint));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(PianoRollColors.Paper);
        canvas.Scale(PixelsPerPoint);
        using var pen = new PianoRollPen(canvas);
        var roll = new PianoRollPicture(pen, layout, coloring);
        roll.DrawHeader(facts, heading);
        foreach (var system in layout.Systems)
        {
            roll.Draw(system);
        }

        canvas.Flush();
        using var png = bitmap.Encode(SKEncodedImageFormat.Png, quality: 100);
        return png.ToArray();
    }

    // Returns where the rows begin.
    private float DrawHeader(PieceFacts facts, string heading)
    {
        const float titleBase = 40;
        const float commentBase = 58;
        const float legendBase = 78;
        const float legendLine = 16;
        const float end = PianoRollLayout.PageWidth - PianoRollLayout.Margin;
        _pen.Title(heading, PianoRollLayout.Margin, titleBase, end);
        var composers = facts.Composers.IsEmpty ? "" : string.Join(", ", facts.Composers) + " · ";
        _pen.Comment(composers + PieceText.Summary(facts), PianoRollLayout.Margin, commentBase, end);
        var (x, y) = (PianoRollLayout.Margin, legendBase);
        foreach (var (label, color) in _coloring.Legend)
        {
            var width = LegendSquare + LegendGap + _pen.WidthOf(label);
            if (x + width > end && x > PianoRollLayout.Margin)
            {
                (x, y) = (PianoRollLayout.Margin, y + legendLine);
            }

            if (color is { } ink)
            {
                _pen.Fill(new SKRect(x, y - LegendSquare, x + LegendSquare, y), ink);
                _pen.Comment(label, x + LegendSquare + 4, y, end);
            }
            else
            {
                _pen.Comment(label, x, y, end);
            }

            x += width;
        }

        return y + legendLine;
    }

    private void Draw(PianoRollSystem system)
    {
        var grid = new PianoRollGrid(_pen, _layout, system);
        grid.DrawKeys();
        grid.DrawBars();

        // The first part, often the melody, lies on top.
        foreach (var (index, part) in _layout.Piece.Parts.Index().OrderBy(part => part.Item.IsPercussion).Reverse())
        {
            foreach (var note in part.Notes)
            {
                if (note.Start < system.End && Math.Max(note.End, note.Start + 1) > system.Start)
                {
                    Draw(note, part, _coloring.ColorsOf(index, note), system);
                }
            }
        }

        grid.DrawChords();
    }

    private void Draw(Note note, Part part, (SKColor Fill, SKColor Edge) colors, PianoRollSystem system)
    {
        const float narrowest = 1.5f;
        const float gap = 0.6f;
        var left = _layout.X(system, Math.Max(note.Start, system.Start));
        var right = MathF.Max(left + narrowest, _layout.X(system, Math.Min(note.End, system.End)) - gap);
        var (top, height) = part.IsPercussion
            ? (_layout.DrumY(system, note.Pitch) + 1, PianoRollLayout.HeightOfDrum - 2)
            : (_layout.Y(system, note.Pitch), _layout.KeyHeight);
        if (part.IsPercussion)
        {
            // How long a drum is held says nothing: it is struck.
            right = MathF.Min(right, left + height);
        }

        _pen.Note(new SKRect(left, top, right, top + height), colors.Fill, colors.Edge);
    }
}
