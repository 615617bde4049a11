using MusicRnn.Composing.Novelty;
using MusicRnn.Learning.Kernels;
using MusicRnn.Music;
using MusicRnn.Tokens;
using MusicRnn.Tokens.Controls;

namespace MusicRnn.Composing;

/// <summary>
/// Composes pieces with a model, many side by side. Same model, options and seed: the same pieces, whatever the number of
/// workers; and piece number i is the same however many are asked for.
/// </summary>
public sealed class Composer
{
    // Enough that each weight fetched from memory is used often, while the lanes' own memory stays small beside the weights'.
    private const int MostLanes = 64;

    private readonly Model _model;
    private readonly WorkerTeam _team;

    /// <summary>Creates a composer whose work is done by a team.</summary>
    public Composer(Model model, WorkerTeam team)
    {
        _model = model;
        _team = team;
    }

    /// <summary>
    /// Composes pieces and returns them in the order of their numbers. With a limit to what is copied, a piece that exceeds it is
    /// composed again with another chance; one that exceeds it each time is left out. Throws <see cref="MusicRnnException"/> if an
    /// option is out of range or asks for what the model does not know, or if no piece keeps to the limit, and <see cref="OperationCanceledException"/>.
    /// </summary>
    /// <param name="options">What is asked for.</param>
    /// <param name="progress">Called on this thread each time all lanes are some tokens further.</param>
    /// <param name="cancellation">Ends the work between two such times.</param>
    public IReadOnlyList<Composition> Compose(
        ComposingOptions options, Action<ComposingProgress>? progress = null, CancellationToken cancellation = default)
    {
        options.Validate();
        var given = GivenTokens(options);
        var limit = options.MaxCopy is { } notes
            ? CopyLimit.Of(_model, notes, options.Primer is null && options.Given is null ? null : _model.Tokenizer.Decode(given))
            : null;
        var compositions = Compose(options, given, limit, limit is null ? null : composition => limit.IsExceededIn(composition.Piece), progress, cancellation);
        return WithLongestCopies([.. compositions.Select(composition => WithRecipe(composition, options, given))], cancellation);
    }

    /// <summary>The same with a limit that is there already, and without a recipe or what is copied.</summary>
    /// <param name="options">What is asked for.</param>
    /// <param name="given">The tokens that each piece begins with.</param>
    /// <param name="limit">What may not be drawn; null without a limit.</param>
    /// <param name="isExceededIn">Whether a piece has to be composed again; null if none has to.</param>
    /// <param name="progress">Called on this thread each time all lanes are some tokens further.</param>
    /// <param name="cancellation">Ends the work between two such times.</param>
    internal Composition[] Compose(
        ComposingOptions options, int[] given, CopyLimit? limit, Func<Composition, bool>? isExceededIn, Action<ComposingProgress>? progress, CancellationToken cancellation)
    {
        var input = new NetworkInput(_model.Tokenizer, _model.Controls);
        var lanes = new ComposingLanes(_model.StepperFactory(options.HalfWeights), _model.Tokenizer.Vocabulary.Count, Math.Min(options.Count, MostLanes), _team);
        var asked = new AskedPieces(options.Count, isExceededIn, index => new UnfinishedPiece(input, options, given, index, limit));
        var fraction = 0.0;
        while (asked.Finished < options.Count)
        {
            cancellation.ThrowIfCancellationRequested();
            lanes.Fill(asked);
            lanes.Step();
            foreach (var piece in lanes.TakeFinished())
            {
                asked.Take(piece);
            }

            // What is thrown away has been done in vain; nobody likes to see that on a bar.
            fraction = Math.Max(fraction, (asked.Finished + lanes.Pieces.Sum(piece => piece.Fraction)) / options.Count);
            progress?.Invoke(new ComposingProgress(asked.Finished, options.Count, asked.Tokens + lanes.Pieces.Sum(piece => (long)piece.DrawnTokens), fraction));
        }

        return ThoseHad(asked, options);
    }

    private static Composition[] ThoseHad(AskedPieces asked, ComposingOptions options)
    {
        Composition[] had = [.. asked.Compositions];
        return had.Length > 0
            ? had
            : throw new MusicRnnException($"no piece could be had that copies at most {options.MaxCopy} notes in a row: each of {AskedPieces.MostAttempts} attempts copied more. Allow more notes, or raise the temperature.");
    }

    private Composition[] WithLongestCopies(Composition[] compositions, CancellationToken cancellation)
    {
        if (_model.Novelty is not { } novelty)
        {
            return compositions;
        }

        var runs = novelty.LongestRunsOf(compositions.Select(composition => new NamedPiece(composition.Piece.Title, composition.Piece)), cancellation);
        return [.. compositions.Zip(runs, (composition, run) => composition with { LongestCopy = run })];
    }

    /// <summary>The tokens that pieces begin with, at least the start token. Throws <see cref="MusicRnnException"/>.</summary>
    internal int[] GivenTokens(ComposingOptions options)
    {
        var tokenizer = _model.Tokenizer;
        if (options.Primer is null && options.Given is { } given)
        {
            return AreTokens(given) ? [.. given] : throw new MusicRnnException("the tokens given are not of this model: expected its start token and others of its vocabulary.");
        }

        if (options.Primer is null)
        {
            return [tokenizer.Start];
        }

        var tokens = EncodePrimer(options);
        var bars = Math.Min(options.PrimerBars, tokens.Count(tokenizer.BeginsBar));
        if (bars >= options.BarLimit && options.PrimerBars != ComposingOptions.AllBars)
        {
            throw new MusicRnnException($"the primer has {bars} bars, and a piece of {options.BarLimit} has no room for more: take fewer bars of the primer, or ask for more.");
        }

        return tokens;
    }

    private bool AreTokens(IReadOnlyList<int> tokens) =>
        tokens.Count > 0 && tokens[0] == _model.Tokenizer.Start && tokens.All(token => token >= 0 && token < _model.Tokenizer.Vocabulary.Count);

    private Composition WithRecipe(Composition composition, ComposingOptions options, int[] given) =>
        composition with { Piece = composition.Piece with { Recipe = Recipe.TextOf(_model, options, given, composition.Number) } };

    private int[] EncodePrimer(ComposingOptions options)
    {
        try
        {
            return _model.Tokenizer.EncodeBeginning(options.Primer!, options.PrimerBars);
        }
        catch (TokenException exception)
        {
            throw new MusicRnnException($"the primer cannot be told in the model's tokens: {exception.Message}. Choose one that is like the music the model has learned.", exception);
        }
    }
}
