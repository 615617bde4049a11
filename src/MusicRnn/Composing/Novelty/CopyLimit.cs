using MusicRnn.Music;

namespace MusicRnn.Composing.Novelty;

/// <summary>
/// The runs of notes of the training pieces that are just too long to be copied. Whatever has a longer copied run has one of
/// these too. May be asked from several threads at once.
/// </summary>
public sealed class CopyLimit
{
    /// <summary>The fewest notes that a limit can be: with less, no two notes could be told that nobody had written.</summary>
    public const int FewestNotes = 2;

    private readonly HashSet<ulong> _tooLong = [];
    private readonly HashSet<ulong> _beginnings = [];
    private readonly ulong _power;

    /// <summary>Collects the runs.</summary>
    /// <param name="index">What the model has learned from.</param>
    /// <param name="notes">The longest run that may be copied, in notes.</param>
    /// <param name="given">Notes that are given and may be copies, a primer for instance: their runs are allowed everywhere. Null if there are none.</param>
    public CopyLimit(NoveltyIndex index, int notes, Piece? given = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(notes, FewestNotes);
        Notes = notes;
        _power = StepHash.Power(Steps - 1);
        foreach (var line in index.Pieces.SelectMany(piece => piece.Lines))
        {
            foreach (var (beginning, whole) in RunsOf(line))
            {
                _beginnings.Add(beginning);
                _tooLong.Add(whole);
            }
        }

        foreach (var line in given is null ? [] : StepLine.AllOf(given))
        {
            _tooLong.ExceptWith(RunsOf(line).Select(run => run.Whole));
        }
    }

    /// <summary>
    /// The limit for what a model composes. Throws <see cref="MusicRnnException"/> if the model does not know what it has learned from.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="notes">The longest run that may be copied, in notes.</param>
    /// <param name="given">Notes that are given; null if there are none.</param>
    internal static CopyLimit Of(Model model, int notes, Piece? given = null) => model.Novelty is { } novelty
        ? new CopyLimit(novelty, notes, given)
        : throw new MusicRnnException("the model does not say what it has learned from, so what it copies cannot be limited: train it again with this version, or leave --max-copy out.");

    /// <summary>The longest run that may be copied, in notes.</summary>
    public int Notes { get; }

    // A run of one note more than is allowed has as many steps as that.
    internal int Steps => Notes;

    /// <summary>Whether a piece has copied more than is allowed, beyond what was given.</summary>
    public bool IsExceededIn(Piece piece) => StepLine.AllOf(piece).SelectMany(RunsOf).Any(run => _tooLong.Contains(run.Whole));

    /// <summary>Whether an edited piece has copied more than is allowed in a run with a new note; all of any run without one was given.</summary>
    internal bool IsExceededIn(IEnumerable<EditedLine> lines) =>
        lines.Any(line => RunsOf(line.Line).Index().Any(run => _tooLong.Contains(run.Item.Whole) && line.HasNew(run.Index, run.Index + Steps)));

    /// <summary>Whether the <see cref="Steps"/> steps of this <see cref="StepHash"/> are one run too long.</summary>
    internal bool IsTooLong(ulong steps) => _tooLong.Contains(steps);

    /// <summary>Whether any run too long begins with the <see cref="Steps"/> - 1 steps of this <see cref="StepHash"/>. Mostly none does, and then nothing else has to be asked.</summary>
    internal bool IsBeginning(ulong steps) => _beginnings.Contains(steps);

    private IEnumerable<(ulong Beginning, ulong Whole)> RunsOf(StepLine line)
    {
        var beginning = StepHash.Empty;
        for (var place = 0; place < line.Steps.Length; place++)
        {
            var whole = StepHash.Append(beginning, line.Steps[place]);
            if (place < Steps - 1)
            {
                beginning = whole;
                continue;
            }

            yield return (beginning, whole);
            beginning = StepHash.WithoutFirst(whole, line.Steps[place - (Steps - 1)], _power);
        }
    }
}
