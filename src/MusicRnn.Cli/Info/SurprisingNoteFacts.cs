using System.Collections.Immutable;
using MusicRnn.Evaluation.Surprises;
using MusicRnn.Music;
using MusicRnn.Tokens;

namespace MusicRnn.Cli.Info;

/// <summary>How surprising a note was to a model.</summary>
/// <param name="Number">Its place among the notes in the order in which they are told, from 1.</param>
/// <param name="Part">The number of its part, from 1.</param>
/// <param name="Bar">Its bar, from 1; 0 is a pickup.</param>
/// <param name="Beat">Its beat in the bar, from 1, with a fraction between two.</param>
/// <param name="Start">Its first tick.</param>
/// <param name="Duration">How many ticks it lasts.</param>
/// <param name="Pitch">Its MIDI pitch.</param>
/// <param name="Name">The name of its pitch or drum.</param>
internal sealed record SurprisingNoteFacts(int Number, int Part, int Bar, double Beat, int Start, int Duration, int Pitch, string Name)
{
    /// <summary>The surprise of all tokens that belong to it, from the note before on.</summary>
    public required double Bits { get; init; }

    /// <summary>The surprise of the token that names it; null if that was given.</summary>
    public required double? PitchBits { get; init; }

    /// <summary>What the model held likeliest instead of that token, or with it.</summary>
    public required ImmutableArray<TokenFacts> Likeliest { get; init; }

    /// <summary>All tokens that belong to it.</summary>
    public required ImmutableArray<TokenFacts> Tokens { get; init; }

    public static SurprisingNoteFacts Of(int number, NoteSurprise note, Piece piece, BarPlaces places, ITokenizer tokenizer)
    {
        var (bar, beat) = places.Of(note.Note.Start);
        var name = piece.Parts[note.Part].IsPercussion ? GeneralMidi.DrumNameOf(note.Note.Pitch) : PitchNames.Of(note.Note.Pitch);
        return new SurprisingNoteFacts(number, note.Part + 1, bar, beat, note.Note.Start, note.Note.Duration, note.Note.Pitch, name)
        {
            Bits = note.Bits,
            PitchBits = note.Pitch?.Bits,
            Likeliest = [.. (note.Pitch?.Likeliest ?? []).Select(chance => FactsOf(chance.Token, chance.Probability))],
            Tokens = [.. note.Tokens.Select(token => FactsOf(token.Token, token.Probability))],
        };

        TokenFacts FactsOf(int token, double probability) => new(token, tokenizer.Vocabulary[token], TokenWords.Of(tokenizer, token), probability);
    }
}
