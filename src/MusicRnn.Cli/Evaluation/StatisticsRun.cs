using MusicRnn.Cli.Info;
using MusicRnn.Composing.Novelty;
using MusicRnn.Evaluation.Statistics;
using MusicRnn.Music;
using MusicRnn.Notation;

namespace MusicRnn.Cli.Evaluation;

/// <summary>
/// Compares two folders. Each file is read, measured and forgotten; the reference is read a second time for copies, when it is
/// known which pieces may have copied.
/// </summary>
internal sealed class StatisticsRun(StatisticsRequest request, CancellationToken cancellation)
{
    private readonly PieceSet _generated = new(request.Seed);
    private readonly HalvedSet _reference = new(request.Seed);
    private readonly List<bool> _isInFirst = [];
    private readonly CopySearch _copies = new();
    private readonly CopySearch _copiesOfHalves = new();

    /// <summary>Compares, tells and draws.</summary>
    public static void Tell(StatisticsRequest request, bool asJson, CancellationToken cancellation)
    {
        var run = new StatisticsRun(request, cancellation);
        var (facts, comparisons) = run.Compare();
        if (asJson)
        {
            Terminal.Say(InfoJson.Of(facts));
        }
        else
        {
            StatisticsText.Tell(facts);
        }

        if (request.Plots is { } folder)
        {
            var pictures = new StatisticsPictures(folder);
            pictures.DrawMetrics(run._generated, run._reference);
            pictures.DrawHistograms(facts.Histograms);
            pictures.DrawDistances(comparisons);
            pictures.DrawSimilarity(run._generated, run._reference);
            Terminal.Note($"Wrote {string.Join(", ", pictures.Written)}.");
        }
    }

    private (StatisticsFacts Facts, IReadOnlyList<FeatureComparison> Comparisons) Compare()
    {
        var generated = Measure("measuring the generated", request.Generated, (piece, statistics) =>
        {
            _generated.Add(statistics);
            _copies.Add(piece);
        });
        var reference = Measure("measuring the reference", request.Reference, (_, statistics) => _isInFirst.Add(_reference.Add(statistics)));
        FindCopies();
        var comparisons = FeatureComparison.All(_generated, _reference, cancellation);
        var facts = new StatisticsFacts(generated, reference, request.Seed, PieceSet.SampleSize)
        {
            Metrics = [.. Metrics.All.Select((_, index) => MetricFacts.Of(index, _generated, _reference))],
            Features = [.. comparisons.Select(FeatureFacts.Of)],
            Histograms = [.. NoteHistograms.All.Select((_, index) => HistogramFacts.Of(index, _generated, _reference))],
            Copies = CopyFacts.Of(_copies.Runs(), _copiesOfHalves.Runs()),
        };
        return (facts, comparisons);
    }

    private SetFacts Measure(string what, string folder, Action<NamedPiece, PieceStatistics> add)
    {
        var totals = new FolderTotals();
        Read(what, folder, totals.Add, pieces =>
        {
            foreach (var (piece, statistics) in OrderedWork.Select(pieces, piece => (piece, PieceStatistics.Of(piece)), cancellation))
            {
                add(piece, statistics);
            }
        });
        totals.RequirePieces([folder]);
        return new SetFacts(
            folder, totals.Pieces, totals.Notes, totals.CountOf(FileOutcomeKind.Dropped) + totals.CountOf(FileOutcomeKind.PassedOver),
            [.. totals.Causes.Select(cause => $"{cause.Count} {cause.Cause}")]);
    }

    // The referee is a sample of the second half, looked for in the first: neither may have copied itself.
    private void FindCopies()
    {
        foreach (var sampled in _reference.Second.Sample)
        {
            _copiesOfHalves.Add(sampled.Piece);
        }

        var index = 0;
        Read("looking for copies", request.Reference, _ => { }, pieces =>
        {
            foreach (var piece in pieces)
            {
                _copies.LookThrough(piece);

                // A file that came in meanwhile has no half.
                if (index < _isInFirst.Count && _isInFirst[index++])
                {
                    _copiesOfHalves.LookThrough(piece);
                }
            }
        });
    }

    private void Read(string what, string folder, Action<FileOutcome> count, Action<IEnumerable<NamedPiece>> work)
    {
        var files = PieceFiles.In([folder], cancellation);
        FileProgress.Show(what, files.Count, progress => work(Pieces(progress)));

        IEnumerable<NamedPiece> Pieces(FileProgress progress)
        {
            foreach (var file in files.Read(cancellation))
            {
                count(file);
                progress.Advance();
                foreach (var piece in file.Pieces)
                {
                    yield return piece;
                }
            }
        }
    }
}
