using MathNet.Numerics.Random;
using MusicRnn.Composing.Novelty;
using MusicRnn.Composing.Sampling;
using MusicRnn.Learning.Kernels;
using MusicRnn.Music;
using MusicRnn.Tokens;

namespace MusicRnn.Composing.Editing;

/// <summary>
/// Composes on and inside pieces that are there: bars after the last one, bars anew between those before and after them, and variations. What is not composed anew stays as it was, to the tick. Same
/// model, piece, options and seed: the same result, whatever the number of workers.
/// </summary>
public sealed class PieceEditor
{
    // The chances of which bars are varied; candidates have numbers from 0 on.
    private const int ChanceOfBars = -2;

    // Each of them has many candidates. Where none of these keeps to the limit to copies, all of them draw what is likeliest there, and
    // the next ones draw more widely.
    private const int MostAttempts = 5;
    private const double HotterEachTime = 0.25;

    private readonly Model _model;
    private readonly WorkerTeam _team;

    /// <summary>Creates an editor whose work is done by a team.</summary>
    public PieceEditor(Model model, WorkerTeam team)
    {
        _model = model;
        _team = team;
    }

    /// <summary>
    /// The ABC text of the piece that is edited. A model of text edits that, bar by bar as it is written, and leaves all else in it as it is,
    /// character by character; null has a text written. Other models take no notice.
    /// </summary>
    public string? Text { get; init; }

    /// <summary>
    /// Goes on where a piece ends: the network reads all of it, all parts and a pickup. Its notes stay as they are. Throws <see cref="MusicRnnException"/> if the model
    /// cannot tell it or there would be too many bars, and <see cref="OperationCanceledException"/>.
    /// </summary>
    /// <param name="piece">The piece.</param>
    /// <param name="bars">How many new bars; null leaves it to the network.</param>
    /// <param name="options">How; primer and bars are passed over.</param>
    /// <param name="progress">Called on this thread now and then.</param>
    /// <param name="cancellation">Ends the work.</param>
    public IReadOnlyList<Composition> Continue(
        Piece piece, int? bars, ComposingOptions options, Action<ComposingProgress>? progress = null, CancellationToken cancellation = default)
    {
        try
        {
            return Continuation.Of(_model, piece, Text).Compose(bars, options, _team, progress, cancellation);
        }
        catch (TokenException exception)
        {
            throw EditablePiece.Untellable(exception);
        }
    }

    /// <summary>
    /// Composes some bars anew between those before and those after them, which the new ones lead to: many candidates are drawn, and
    /// chosen by how likely they make what comes after. A note belongs to the bar that it begins in; new notes end within the bars. Throws <see cref="MusicRnnException"/>
    /// if the piece has no such bars, if the model cannot tell it or if no result keeps to the limit to copies (a single one that does not is left out), and <see cref="OperationCanceledException"/>.
    /// </summary>
    /// <param name="piece">The piece.</param>
    /// <param name="bars">The first and the last bar, counted from 1 without a pickup.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Called on this thread with the share of the work that is done, 0 to 1.</param>
    /// <param name="cancellation">Ends the work.</param>
    public IReadOnlyList<EditedPiece> Rewrite(
        Piece piece, (int From, int To) bars, EditingOptions options, Action<double>? progress = null, CancellationToken cancellation = default)
    {
        options.Validate();
        var editable = EditablePiece.Of(_model.Input, piece, Text);
        BarRange.Require(bars, editable.Bars);
        return RewriteBars(editable, _ => [.. Enumerable.Range(bars.From, bars.To - bars.From + 1)], options.Sweeps, options, progress, cancellation);
    }

    /// <summary>
    /// A variation: some bars are composed anew between those that stay; see <see cref="VariedBars"/> for which. Bars, meters, keys and tempo stay.
    /// Throws as <see cref="Rewrite"/> does.
    /// </summary>
    /// <param name="piece">The piece.</param>
    /// <param name="amount">The share of the bars that are composed anew: 0 leaves the piece as it is, 1 composes all bars.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Called on this thread with the share of the work that is done, 0 to 1.</param>
    /// <param name="cancellation">Ends the work.</param>
    public IReadOnlyList<EditedPiece> Vary(
        Piece piece, double amount, EditingOptions options, Action<double>? progress = null, CancellationToken cancellation = default)
    {
        options.Validate();
        if (amount is not (>= 0 and <= 1))
        {
            throw new MusicRnnException(FormattableString.Invariant($"the amount of variation is {amount}: expected 0 (as it is) to 1 (all bars new)."));
        }

        var editable = EditablePiece.Of(_model.Input, piece, Text);
        // Most new bars stand between given ones, which have decided already.
        return RewriteBars(editable, Varied, sweeps: 0, options, progress, cancellation);

        IReadOnlyList<int> Varied(int seed) =>
            [.. VariedBars.Choose(editable.Bars, amount, new Xoshiro256StarStar(PieceSeed.Of(seed, ChanceOfBars), threadSafe: false)).Select(bar => bar + 1)];
    }

    /// <summary>
    /// Composes the other parts to one that is given. Its notes are forced where they stand, and candidates are chosen by how likely
    /// they make them. A model of notes gives a piece of one part the parts that it knows, and composes the others of a
    /// piece of several anew; a model of frames adds three voices below the given one and leaves the other parts out; a model of text gives a tune chord symbols. Throws as <see cref="Rewrite"/> does.
    /// </summary>
    /// <param name="piece">The piece.</param>
    /// <param name="givenPart">The part that is given, counted from 1; null takes the first that has notes.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Called on this thread with the share of the work that is done, 0 to 1.</param>
    /// <param name="cancellation">Ends the work.</param>
    public IReadOnlyList<EditedPiece> Harmonize(
        Piece piece, int? givenPart, EditingOptions options, Action<double>? progress = null, CancellationToken cancellation = default)
    {
        options.Validate();
        var given = (givenPart ?? 1 + piece.Parts.TakeWhile(part => part.Notes.IsEmpty).Count()) - 1;
        if (given < 0 || given >= piece.Parts.Length || piece.Parts[given].Notes.IsEmpty)
        {
            throw new MusicRnnException($"there is no part {given + 1} with notes: expected one of the {piece.Parts.Length} parts of the piece. 'musicrnn info' lists them.");
        }

        var task = Harmony.Of(_model.Input, piece, given, Text);
        var bars = Math.Max(1, Bars.Of(piece).Count());
        return Compose(options, progress, (search, seed, index, report) =>
        {
            var chosen = search.Run(task, seed, null, bar => report(Math.Min(1, (double)bar / bars)), cancellation).Chosen;
            return chosen is null ? null : WithLongestCopy(new EditedPiece(chosen.ToPiece(), options.FirstNumber + index, []) { Text = task.ToText(chosen.Tokens) }, task, cancellation);
        });
    }

    private List<EditedPiece> RewriteBars(
        EditablePiece editable, Func<int, IReadOnlyList<int>> barsOf, int sweeps, EditingOptions options, Action<double>? progress, CancellationToken cancellation)
    {
        return Compose(options, progress, (search, seed, index, report) =>
        {
            var bars = barsOf(seed);
            var task = editable.Rewriting(bar => bars.Contains(bar + 1));
            var chosen = BarRewriting.Run(search, editable, bars, sweeps, seed, report, cancellation);
            return chosen is null ? null : WithLongestCopy(new EditedPiece(task.ToPiece(chosen.Tokens), options.FirstNumber + index, bars) { Text = task.ToText(chosen.Tokens) }, task, cancellation);
        });
    }

    private EditedPiece WithLongestCopy(EditedPiece edited, IEditingTask task, CancellationToken cancellation) =>
        edited with { LongestCopy = _model.Novelty?.LongestRunOf(edited.Piece.Title, EditedLine.AllOf(edited.Piece, task.IsNew), cancellation) };

    private static SamplingOptions Wider(SamplingOptions sampling, int attempt) =>
        sampling with { Temperature = sampling.Temperature * (1 + (attempt * HotterEachTime)), TopK = 0, TopP = 1, MinP = 0 };

    private List<EditedPiece> Compose(EditingOptions options, Action<double>? progress, Func<CandidateSearch, int, int, Action<double>, EditedPiece?> compose)
    {
        var search = new CandidateSearch(_model, options, _team);
        var pieces = new List<EditedPiece>();
        for (var index = 0; index < options.Count; index++)
        {
            var done = index;
            EditedPiece? piece = null;
            for (var attempt = 0; attempt < MostAttempts && piece is null; attempt++)
            {
                var wider = attempt == 0 ? search : new CandidateSearch(_model, options with { Sampling = Wider(options.Sampling, attempt) }, _team);
                piece = compose(wider, PieceSeed.Of(options.Seed, options.FirstNumber - 1 + index, attempt), index, share => progress?.Invoke((done + share) / options.Count));
            }

            pieces.AddRange(piece is null ? [] : [piece]);
        }

        return pieces.Count > 0
            ? pieces
            : throw new MusicRnnException(
                $"no piece could be had whose new notes copy at most {options.MaxCopy} notes in a row: each candidate of {MostAttempts} attempts copied more, with what is given around them. Allow more notes, or ask for more candidates or other bars.");
    }
}
