using MusicRnn.Evaluation.Statistics;
using ScottPlot;

namespace MusicRnn.Cli.Evaluation;

/// <summary>Draws the comparison of generated pieces with a reference into a folder.</summary>
internal sealed class StatisticsPictures(string folder)
{
    private const int Bins = 20;
    private const int SimilarityWidth = 640;
    private const int SimilarityHeight = 620;

    // Colours that people who confuse red and green tell apart (Okabe and Ito 2008).
    private static readonly Color GeneratedColor = new(0xD5, 0x5E, 0x00);
    private static readonly Color ReferenceColor = new(0x00, 0x72, 0xB2);
    private static readonly Color BetweenColor = new(0x55, 0x55, 0x55);

    private readonly List<string> _written = [];

    /// <summary>The files that were written.</summary>
    public IReadOnlyList<string> Written => _written;

    /// <summary>How the values of each metric are distributed.</summary>
    public void DrawMetrics(PieceSet generated, HalvedSet reference)
    {
        var grid = new PictureGrid();
        foreach (var (index, metric) in Metrics.All.Index())
        {
            var (values, others) = (generated.Values(index), reference.Values(index));
            if (values.Count > 0 && others.Count > 0)
            {
                using var plot = new Plot();
                AddValues(plot, values, others);
                Label(plot, metric.Name, metric.Unit.Length == 0 ? "share" : metric.Unit, "% of the pieces");
                grid.Add(plot);
            }
        }

        Write("metrics.png", grid.ToPng());
    }

    /// <summary>How the notes fall into the classes of each histogram.</summary>
    public void DrawHistograms(IEnumerable<HistogramFacts> histograms)
    {
        var grid = new PictureGrid();
        foreach (var histogram in histograms)
        {
            using var plot = new Plot();
            AddBars(plot, Shares(histogram.Reference), Shares(histogram.Generated), first: 0, step: 1);
            var step = histogram.Classes.Length > Bins ? 3 : 1;
            int[] labelled = [.. Enumerable.Range(0, histogram.Classes.Length).Where(place => (place - (histogram.Classes.Length / 2)) % step == 0)];
            plot.Axes.Bottom.SetTicks([.. labelled.Select(place => (double)place)], [.. labelled.Select(place => histogram.Classes[place])]);
            if (histogram.Classes.Any(name => name.Contains(' ', StringComparison.Ordinal)) && step == 1)
            {
                plot.Axes.Bottom.TickLabelStyle.Rotation = 60;
                plot.Axes.Bottom.TickLabelStyle.Alignment = Alignment.MiddleLeft;
                plot.Axes.Bottom.MinimumSize = 90;
            }

            Label(plot, histogram.Name, "", "% of the notes");
            grid.Add(plot);
        }

        Write("histograms.png", grid.ToPng());
    }

    /// <summary>How the distances within the sets, and between them, are distributed.</summary>
    public void DrawDistances(IReadOnlyList<FeatureComparison> comparisons)
    {
        if (comparisons.Count == 0)
        {
            return;
        }

        var grid = new PictureGrid();
        foreach (var comparison in comparisons)
        {
            using var plot = new Plot();
            AddCurve(plot, comparison.X, comparison.WithinReference, "within the reference", ReferenceColor);
            AddCurve(plot, comparison.X, comparison.WithinGenerated, "within the generated", GeneratedColor);
            AddCurve(plot, comparison.X, comparison.Between, "between", BetweenColor, LinePattern.Dashed);
            plot.Axes.AutoScale();
            plot.Axes.SetLimitsY(0, plot.Axes.GetLimits().Top);
            Label(plot, comparison.Feature.Name, "distance", "density");
            plot.ShowLegend(FreeCorner([.. comparison.WithinReference.Zip(comparison.WithinGenerated, Math.Max)]));
            grid.Add(plot);
        }

        Write("distances.png", grid.ToPng());
    }

    /// <summary>Which bars of a typical generated piece are like which, and of a typical one of the reference.</summary>
    public void DrawSimilarity(PieceSet generated, HalvedSet reference)
    {
        Draw("self-similarity-generated.png", generated.Sample);
        Draw("self-similarity-reference.png", reference.First.Sample);

        void Draw(string name, IReadOnlyList<PieceStatistics> sample)
        {
            if (Typical(sample) is not { } piece)
            {
                return;
            }

            using var plot = new Plot();
            var matrix = SelfSimilarity.Matrix(piece.Piece.Piece);
            var map = plot.Add.Heatmap(matrix);
            map.Colormap = new ScottPlot.Colormaps.Viridis();
            map.ManualRange = new ScottPlot.Range(0, 1);
            map.FlipVertically = true;
            plot.Add.ColorBar(map);
            plot.Title(piece.Piece.Name);
            plot.XLabel("bar, from 0");
            plot.YLabel("bar: share of the notes that both have");
            plot.Axes.SetLimits(-0.5, matrix.GetLength(0) - 0.5, -0.5, matrix.GetLength(0) - 0.5);
            Write(name, plot.GetImage(SimilarityWidth, SimilarityHeight).GetImageBytes());
        }
    }

    // The piece in the middle, when the pieces of the sample are put in order of their self-similarity.
    private static PieceStatistics? Typical(IEnumerable<PieceStatistics> sample)
    {
        var index = Metrics.All.Select(metric => metric.Name).ToList().IndexOf("self-similarity");
        var inOrder = sample.Where(piece => double.IsFinite(piece.Metrics[index]))
            .OrderBy(piece => piece.Metrics[index]).ThenBy(piece => piece.Piece.Name, StringComparer.Ordinal).ToArray();
        return inOrder.Length == 0 ? null : inOrder[inOrder.Length / 2];
    }

    private static void AddValues(Plot plot, IReadOnlyList<double> generated, IReadOnlyList<double> reference)
    {
        var least = Math.Min(generated.Min(), reference.Min());
        var most = Math.Max(generated.Max(), reference.Max());
        var width = most > least ? (most - least) / Bins : 1;
        AddBars(plot, Binned(reference), Binned(generated), least + (width / 2), width);

        double[] Binned(IReadOnlyList<double> values)
        {
            var counts = new long[Bins];
            foreach (var value in values)
            {
                counts[Math.Min(Bins - 1, (int)((value - least) / width))]++;
            }

            return Shares(counts);
        }
    }

    private static double[] Shares(IReadOnlyList<long> counts)
    {
        const double percent = 100;
        var total = Math.Max(1, counts.Sum());
        return [.. counts.Select(count => percent * count / total)];
    }

    // Two bars at each place, side by side.
    private static void AddBars(Plot plot, double[] reference, double[] generated, double first, double step)
    {
        const double widthOfBar = 0.42;
        Add(reference, -widthOfBar / 2, "reference", ReferenceColor);
        Add(generated, widthOfBar / 2, "generated", GeneratedColor);
        plot.Axes.Margins(bottom: 0);
        plot.ShowLegend(FreeCorner([.. reference.Zip(generated, Math.Max)]));

        void Add(double[] heights, double offset, string name, Color color)
        {
            var bars = plot.Add.Bars([.. heights.Select((_, place) => first + ((place + offset) * step))], heights);
            foreach (var bar in bars.Bars)
            {
                bar.Size = widthOfBar * step;
                bar.FillColor = color;
                bar.LineWidth = 0;
            }

            bars.LegendText = name;
        }
    }

    private static void AddCurve(Plot plot, IReadOnlyList<double> x, IReadOnlyList<double> y, string name, Color color, LinePattern? pattern = null)
    {
        var curve = plot.Add.ScatterLine(x.ToArray(), y.ToArray(), color);
        curve.LineWidth = 2;
        curve.LegendText = name;
        curve.LinePattern = pattern ?? LinePattern.Solid;
    }

    // The legend goes where the lower bars or curves are.
    private static Alignment FreeCorner(double[] heights)
    {
        const int share = 3;
        var part = Math.Max(1, heights.Length / share);
        return heights[..part].Max() < heights[^part..].Max() ? Alignment.UpperLeft : Alignment.UpperRight;
    }

    private static void Label(Plot plot, string title, string x, string y)
    {
        plot.Title(title);
        plot.XLabel(x);
        plot.YLabel(y);
    }

    private void Write(string name, byte[] png)
    {
        var path = Path.Combine(folder, name);
        AtomicFile.Write(path, stream => stream.Write(png));
        _written.Add(path);
    }
}
