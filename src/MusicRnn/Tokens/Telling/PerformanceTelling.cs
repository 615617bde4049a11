using MusicRnn.Music;

namespace MusicRnn.Tokens.Telling;

/// <summary>Which performance tokens tell which note.</summary>
internal static class PerformanceTelling
{
    public static ToldPiece Of(PerformanceTokenizer tokenizer, Piece piece)
    {
        var tokens = tokenizer.Encode(piece);
        var decoder = tokenizer.CreateDecoder();
        foreach (var token in tokens)
        {
            decoder.Take(token);
        }

        // At one moment notes begin from low to high, which is the order of a part's notes too.
        var played = decoder.ToPiece();
        var places = tokens.Index().Where(token => tokenizer.CountsAsNote(token.Item)).Select(token => token.Index);
        var notes = played.Parts[0].Notes.Zip(places, (note, place) => new ToldNote(place, 0, note));
        var number = 0;
        return new ToldPiece(played, [.. tokens], [.. notes], Owning.Of(tokens.Length, 1, place => tokenizer.CountsAsNote(tokens[place]) ? number++ : null));
    }
}
