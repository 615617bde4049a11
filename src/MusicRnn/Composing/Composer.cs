using MusicRnn.Learning.Kernels;
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
    /// Composes pieces and returns them in the order of their numbers. Throws <see cref="MusicRnnException"/> if an option
    /// is out of range or asks for what the model does not know, and <see cref="OperationCanceledException"/>.
    /// </summary>
    /// <param name="options">What is asked for.</param>
    /// <param name="progress">Called on this thread each time all lanes are some tokens further.</param>
    /// <param name="cancellation">Ends the work between two such times.</param>
    public IReadOnlyList<Composition> Compose(
        ComposingOptions options, Action<ComposingProgress>? progress = null, CancellationToken cancellation = default)
    {
        options.Validate();
        var given = GivenTokens(options);
        var input = new NetworkInput(_model.Tokenizer, _model.Controls);
        var lanes = new ComposingLanes(_model.StepperFactory(options.HalfWeights), _model.Tokenizer.Vocabulary.Count, Math.Min(options.Count, MostLanes), _team);
        using var waiting = Enumerable.Range(0, options.Count)
            .Select(index => new UnfinishedPiece(input, options, given, index))
            .GetEnumerator();
        var compositions = new Composition[options.Count];
        var done = new ComposingProgress(0, options.Count, 0, 0);
        while (done.FinishedPieces < options.Count)
        {
            cancellation.ThrowIfCancellationRequested();
            lanes.Fill(waiting);
            lanes.Step();
            foreach (var piece in lanes.TakeFinished())
            {
                compositions[piece.Index] = WithRecipe(piece.ToComposition(), options, given);
                done = done with { FinishedPieces = done.FinishedPieces + 1, Tokens = done.Tokens + piece.DrawnTokens };
            }

            progress?.Invoke(WithUnfinished(done, lanes));
        }

        return compositions;
    }

    private static ComposingProgress WithUnfinished(ComposingProgress done, ComposingLanes lanes) => done with
    {
        Tokens = done.Tokens + lanes.Pieces.Sum(piece => (long)piece.DrawnTokens),
        Fraction = (done.FinishedPieces + lanes.Pieces.Sum(piece => piece.Fraction)) / done.Pieces,
    };

    private int[] GivenTokens(ComposingOptions options)
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
        if (bars >= options.BarLimit)
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
