using System.Collections.Immutable;
using MusicRnn.Evaluation.Surprises;
using MusicRnn.Tokens;

namespace MusicRnn.Cli.Info;

/// <summary>How surprising a piece was to a model. As JSON, under the same names with a small first letter.</summary>
/// <param name="File">The piece's file.</param>
/// <param name="Model">The model's.</param>
internal sealed record SurpriseFacts(string File, string Model)
{
    /// <summary>How the model's tokenizer is named.</summary>
    public required string Tokenizer { get; init; }

    public required string Title { get; init; }

    /// <summary>How many tokens were predicted.</summary>
    public required int Tokens { get; init; }

    /// <summary>The surprise of all of them: what evaluate tells of this piece.</summary>
    public required double Nats { get; init; }

    public required double Bits { get; init; }

    /// <summary>The mean surprise of a note with all that belongs to it.</summary>
    public required double BitsPerNote { get; init; }

    /// <summary>The same of the tokens alone that name its pitch.</summary>
    public required double PitchBitsPerNote { get; init; }

    /// <summary>The share of pitch tokens that the model held likeliest.</summary>
    public required double ForeseenPitches { get; init; }

    /// <summary>What stands before the music.</summary>
    public required double OpeningBits { get; init; }

    /// <summary>What stands after the last note.</summary>
    public required double EndingBits { get; init; }

    /// <summary>The ticks a quarter note in which the notes are told.</summary>
    public required int TicksPerQuarter { get; init; }

    public required ImmutableArray<SurprisingNoteFacts> Notes { get; init; }

    public static SurpriseFacts Of(string file, string model, string title, PieceSurprise surprise, ITokenizer tokenizer)
    {
        var places = new BarPlaces(surprise.Told.Piece);
        var pitches = surprise.Notes.Select(note => note.Pitch).OfType<TokenSurprise>().ToArray();
        return new SurpriseFacts(file, model)
        {
            Tokenizer = tokenizer.Name,
            Title = title,
            Tokens = surprise.Tokens,
            Nats = surprise.Nats,
            Bits = surprise.Bits,
            BitsPerNote = surprise.BitsPerNote,
            PitchBitsPerNote = surprise.PitchBitsPerNote,
            ForeseenPitches = (double)pitches.Count(pitch => pitch.IsForeseen) / pitches.Length,
            OpeningBits = surprise.Opening.Sum(token => token.Bits),
            EndingBits = surprise.Ending.Sum(token => token.Bits),
            TicksPerQuarter = surprise.Told.Piece.TicksPerQuarter,
            Notes = [.. surprise.Notes.Index().Select(note => SurprisingNoteFacts.Of(note.Index + 1, note.Item, surprise.Told.Piece, places, tokenizer))],
        };
    }
}
