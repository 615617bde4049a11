using MusicRnn.Composing.Novelty;
using MusicRnn.Learning.Kernels;
using MusicRnn.Music;
using MusicRnn.Tokens;
using MusicRnn.Tokens.Guides;

namespace MusicRnn.Composing.Editing;

/// <summary>A piece and new music after its last bar. The network has read all of it, and it stays as it is.</summary>
internal abstract class Continuation(Model model)
{
    /// <summary>The bars that are there.</summary>
    protected abstract int Bars { get; }

    /// <summary>The tick at which they end.</summary>
    protected abstract int End { get; }

    /// <summary>Prepares a piece. Throws <see cref="TokenException"/> if the model's tokens cannot tell it.</summary>
    /// <param name="model">The model.</param>
    /// <param name="piece">The piece.</param>
    /// <param name="text">Its ABC text, which a model of text goes on with; null has one written.</param>
    public static Continuation Of(Model model, Piece piece, string? text) =>
        model.Tokenizer is ITextTokenizer texts ? new AppendedText(model, texts, text ?? WrittenTune.TextOf(piece)) : new AppendedNotes(model, piece);

    /// <summary>Composes so many bars after those there are; null leaves the number to the network.</summary>
    public IReadOnlyList<Composition> Compose(int? newBars, ComposingOptions options, WorkerTeam team, Action<ComposingProgress>? progress, CancellationToken cancellation)
    {
        if (Bars + (newBars ?? 0) > ComposingOptions.MostBars)
        {
            throw new MusicRnnException($"{Bars} bars and {newBars} new ones are too many: expected at most {ComposingOptions.MostBars} in all.");
        }

        var all = BeginWithAll(options with { Bars = Bars + newBars, MaximumBars = Math.Min(ComposingOptions.MostBars, Bars + options.MaximumBars) });
        all.Validate();
        var composer = new Composer(model, team);
        var limit = options.MaxCopy is { } notes ? CopyLimit.Of(model, notes) : null;
        var compositions = composer.Compose(
            all, composer.GivenTokens(all), limit, limit is null ? null : composition => limit.IsExceededIn(LinesOf(Finish(composition).Piece)), progress, cancellation);
        return [.. compositions.Select(Finish).Select(WithLongestCopy)];

        Composition WithLongestCopy(Composition composition) =>
            composition with { LongestCopy = model.Novelty?.LongestRunOf(composition.Piece.Title, LinesOf(composition.Piece), cancellation) };
    }

    /// <summary>Has each new piece begin with all that is there.</summary>
    protected abstract ComposingOptions BeginWithAll(ComposingOptions options);

    /// <summary>Puts what was composed behind what is there.</summary>
    protected abstract Composition Finish(Composition composition);

    // What was there ends where the new bars begin.
    private EditedLine[] LinesOf(Piece piece) => EditedLine.AllOf(piece, (_, tick) => tick >= End);
}
