using ScottPlot;
using SkiaSharp;

namespace MusicRnn.Cli.Evaluation;

/// <summary>Small plots in rows of three, in one picture.</summary>
internal sealed class PictureGrid
{
    private const int Columns = 3;
    private const int PlotWidth = 520;
    private const int PlotHeight = 340;

    private readonly List<SKBitmap> _plots = [];

    /// <summary>Adds a plot, which is drawn at once.</summary>
    public void Add(Plot plot) => _plots.Add(SKBitmap.Decode(plot.GetImage(PlotWidth, PlotHeight).GetImageBytes()));

    /// <summary>The picture as a PNG file.</summary>
    public byte[] ToPng()
    {
        var columns = Math.Clamp(_plots.Count, 1, Columns);
        var rows = Math.Max(1, (_plots.Count + columns - 1) / columns);
        using var bitmap = new SKBitmap(columns * PlotWidth, rows * PlotHeight);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.White);
        foreach (var (place, plot) in _plots.Index())
        {
            canvas.DrawBitmap(plot, place % columns * PlotWidth, place / columns * PlotHeight);
            plot.Dispose();
        }

        _plots.Clear();
        canvas.Flush();
        using var png = bitmap.Encode(SKEncodedImageFormat.Png, quality: 100);
        return png.ToArray();
    }
}
