using MusicRnn.Composing;
using MusicRnn.Learning.Kernels;
using MusicRnn.Music;
using MusicRnn.Tokens.Controls;

namespace MusicRnn.Evaluation;

/// <summary>What a piece and its chord symbols are worth to a model that has learned to be told chords.</summary>
/// <param name="NotTold">How likely the model holds the piece, told nothing.</param>
/// <param name="Told">The same, told its chords and nothing else.</param>
/// <param name="Own">The piece's own melody against its chords.</param>
public sealed record ChordTrial(Likelihood NotTold, Likelihood Told, ChordTones Own)
{
    /// <summary>A new piece of its meter, key and length against the same chords, which were not told.</summary>
    public required ChordTones Free { get; init; }

    /// <summary>The same of one that was told them.</summary>
    public required ChordTones Asked { get; init; }

    /// <summary>Tries pieces that have chords, each with as many new pieces of either kind as the options say. Throws <see cref="MusicRnnException"/> if the model has not learned chords.</summary>
    /// <param name="model">The model.</param>
    /// <param name="pieces">The pieces.</param>
    /// <param name="options">How the new pieces are composed; meter, key, bars and chords are those of each piece.</param>
    /// <param name="team">The threads.</param>
    /// <param name="progress">Called on this thread with the share of the work that is done, 0 to 1.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static IReadOnlyList<ChordTrial> Of(
        Model model, IReadOnlyList<Piece> pieces, ComposingOptions options, WorkerTeam team, Action<double>? progress = null, CancellationToken cancellation = default)
    {
        int[][] sequences = [.. pieces.Select(model.Tokenizer.Encode)];
        var notTold = LikelihoodsOf(model, sequences, team, null, cancellation);
        var told = LikelihoodsOf(model, sequences, team, index => new ControlValues { Chords = model.Tokenizer.ChordsOf(pieces[index]) }, cancellation);
        var composer = new Composer(model, team);
        var trials = new List<ChordTrial>();
        foreach (var (index, piece) in pieces.Index())
        {
            progress?.Invoke((double)index / pieces.Count);
            var chart = ChordChart.Of(piece) ?? throw new ArgumentException("The piece has no chords.", nameof(pieces));
            var asked = options with
            {
                Chords = chart.ToString(), Bars = chart.Bars.Length, Meter = Bars.Of(piece).First().Meter, Key = piece.Keys is [{ Tick: 0 } key, ..] ? key.Key : null,
            };
            trials.Add(new ChordTrial(notTold[index], told[index], ChordTones.Of(piece, piece.Chords))
            {
                Free = TonesIn(composer.Compose(asked with { Chords = null }, cancellation: cancellation)),
                Asked = TonesIn(composer.Compose(asked, cancellation: cancellation)),
            });

            ChordTones TonesIn(IEnumerable<Composition> composed) => composed.Select(each => ChordTones.Of(each.Piece, chart.ChangesIn(each.Piece))).Aggregate(ChordTones.Add);
        }

        return trials;
    }

    private static Likelihood[] LikelihoodsOf(Model model, int[][] sequences, WorkerTeam team, Func<int, ControlValues>? told, CancellationToken cancellation)
    {
        const int sideBySide = 16;
        var scores = model.CreateScorer(team, sideBySide, told: told).ScoresOf(sequences, cancellation);
        return [.. sequences.Zip(scores, (tokens, score) => Likelihood.Of(score.Nats, tokens, model.Tokenizer))];
    }
}
