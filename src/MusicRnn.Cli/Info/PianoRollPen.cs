using SkiaSharp;

namespace MusicRnn.Cli.Info;

/// <summary>Lines, areas and words on a canvas.</summary>
internal sealed class PianoRollPen(SKCanvas canvas) : IDisposable
{
    private const float TitleSize = 20;
    private const float CommentSize = 11;
    private const float LabelSize = 8.5f;
    private const float EdgeWidth = 0.5f;

    // Notes narrower than this are all edge, so they have none.
    private const float NarrowestWithEdge = 3;

    // Without serifs small labels are easier to read. The first that is installed is taken, the system's own choice if none is.
    private static readonly string[] Families = ["Inter", "Helvetica Neue", "Helvetica", "Segoe UI", "Arial", "Liberation Sans", "Noto Sans", "DejaVu Sans"];
    private static readonly SKTypeface Typeface =
        Families.Select(SKFontManager.Default.MatchFamily).FirstOrDefault(typeface => typeface is not null) ?? SKTypeface.Default;

    private readonly SKFont _title = new(Typeface, TitleSize);
    private readonly SKFont _comment = new(Typeface, CommentSize);
    private readonly SKFont _label = new(Typeface, LabelSize);
    private readonly SKPaint _fill = new() { IsAntialias = true };
    private readonly SKPaint _stroke = new() { IsAntialias = true, IsStroke = true };

    public void Title(string text, float x, float y, float end) => Write(text, x, y, end, _title, PianoRollColors.Ink);

    public void Comment(string text, float x, float y, float end) => Write(text, x, y, end, _comment, PianoRollColors.Comment);

    public float WidthOf(string comment)
    {
        using var font = FontFor(comment, _comment);
        return font.MeasureText(comment);
    }

    /// <summary>A small word; returns where it ends.</summary>
    public float Label(string text, float x, float y, SKColor color, SKTextAlign align = SKTextAlign.Left)
    {
        _fill.Color = color;
        canvas.DrawText(text, x, y, align, _label, _fill);
        return x + _label.MeasureText(text);
    }

    /// <summary>A word above the roll; returns where it ends.</summary>
    public float Chord(string text, float x, float y)
    {
        _fill.Color = PianoRollColors.Ink;
        canvas.DrawText(text, x, y, SKTextAlign.Left, _comment, _fill);
        return x + _comment.MeasureText(text);
    }

    public void Fill(SKRect area, SKColor color)
    {
        _fill.Color = color;
        canvas.DrawRect(area, _fill);
    }

    public void Line(float x1, float y1, float x2, float y2, SKColor color, float width)
    {
        _stroke.Color = color;
        _stroke.StrokeWidth = width;
        canvas.DrawLine(x1, y1, x2, y2, _stroke);
    }

    public void Note(SKRect area, SKColor color, SKColor edge)
    {
        var radius = MathF.Min(1.5f, area.Height / 3);
        _fill.Color = color;
        canvas.DrawRoundRect(area, radius, radius, _fill);
        if (area.Width >= NarrowestWithEdge)
        {
            _stroke.Color = edge;
            _stroke.StrokeWidth = EdgeWidth;
            canvas.DrawRoundRect(area, radius, radius, _stroke);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _title.Dispose();
        _comment.Dispose();
        _label.Dispose();
        _fill.Dispose();
        _stroke.Dispose();
    }

    private void Write(string text, float x, float y, float end, SKFont usual, SKColor color)
    {
        _fill.Color = color;
        using var font = FontFor(text, usual);
        var fitting = (int)font.BreakText(text, end - x);
        canvas.DrawText(fitting < text.Length && fitting > 1 ? text[..(fitting - 1)] + "…" : text, x, y, SKTextAlign.Left, font, _fill);
    }

    // Titles may be in any script; what the usual font lacks, another one may have.
    private static SKFont FontFor(string text, SKFont usual)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (usual.GetGlyph(rune.Value) == 0 && SKFontManager.Default.MatchCharacter(rune.Value) is { } typeface)
            {
                return new SKFont(typeface, usual.Size);
            }
        }

        return new SKFont(usual.Typeface, usual.Size);
    }
}
