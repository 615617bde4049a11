using System.Collections.Immutable;
using MusicRnn.Composing;
using MusicRnn.Learning.Kernels;
using MusicRnn.Tokens;
using MusicRnn.Tokens.Telling;

namespace MusicRnn.Evaluation.Surprises;

/// <summary>
/// How surprising each note of a piece was to a model's network: the probabilities are those that <see cref="PredictedPiece"/>
/// sums up, so that all surprises together are the likelihood of the piece. As there, the first token is given, and of frames the
/// first frame is, and the end is not scored.
/// </summary>
/// <param name="Told">The piece as the network was told it.</param>
/// <param name="Notes">The notes, in the order of <see cref="ToldPiece.Notes"/>.</param>
/// <param name="Opening">The tokens before the music: instruments, meter and tempo, or the header of a text.</param>
/// <param name="Ending">The tokens after the last note.</param>
public sealed record PieceSurprise(ToldPiece Told, ImmutableArray<NoteSurprise> Notes, ImmutableArray<TokenSurprise> Opening, ImmutableArray<TokenSurprise> Ending)
{
    /// <summary>How many of the likeliest tokens are kept at each place.</summary>
    public const int Alternatives = 5;

    /// <summary>The number of tokens that were predicted.</summary>
    public int Tokens => Opening.Length + Notes.Sum(note => note.Tokens.Length) + Ending.Length;

    /// <summary>The surprise of all of them, in nats.</summary>
    public double Nats { get; private init; }

    /// <summary>The same in bits.</summary>
    public double Bits => Nats / Math.Log(2);

    /// <summary>The mean surprise of a note, in bits; not a number without notes.</summary>
    public double BitsPerNote => Notes.Sum(note => note.Bits) / Notes.Length;

    /// <summary>The mean surprise of the pitch tokens alone, in bits; not a number without one.</summary>
    public double PitchBitsPerNote => Notes.Sum(note => note.Pitch?.Bits ?? 0) / Notes.Count(note => note.Pitch is not null);

    /// <summary>Has a model's network predict a piece.</summary>
    public static PieceSurprise Of(Model model, ToldPiece told, WorkerTeam team, CancellationToken cancellation = default)
    {
        var predicted = new List<TokenSurprise>();
        model.CreateScorer(team, batchSize: 1, isWithinPiece: model.Tokenizer is FrameTokenizer).Read(
            [[.. told.Tokens]],
            (_, token, nats, logits, firstPossible) => predicted.Add(TokenSurprise.Of(token, nats, logits, firstPossible, Alternatives)),
            cancellation);
        return Of(told, predicted, EndIsScored(predicted, model.Tokenizer) ? told.Tokens.Length : told.Tokens.Length - 1);
    }

    // Nothing is left out between the first predicted token and the last.
    private static PieceSurprise Of(ToldPiece told, List<TokenSurprise> predicted, int end)
    {
        var first = end - predicted.Count;
        var byOwner = predicted.Index().ToLookup(token => told.Owners[first + token.Index], token => token.Item);
        return new PieceSurprise(
            told,
            [.. told.Notes.Index().Select(note => new NoteSurprise(note.Item.Part, note.Item.Note, [.. byOwner[note.Index]], PitchOf(note.Item)))],
            [.. byOwner[ToldPiece.Opening]],
            [.. byOwner[ToldPiece.Ending]])
        {
            Nats = predicted.Sum(token => token.Nats),
        };

        TokenSurprise? PitchOf(ToldNote note) => note.Token >= first ? predicted[note.Token - first] : null;
    }

    private static bool EndIsScored(List<TokenSurprise> predicted, ITokenizer tokenizer) => predicted is [.., var last] && last.Token == tokenizer.End;
}
