using System.Collections.Immutable;

namespace MusicRnn.Tokens.Telling;

/// <summary>Gives each token to the note that it helps to tell.</summary>
internal static class Owning
{
    /// <summary>The owners of tokens.</summary>
    /// <param name="tokens">How many tokens there are.</param>
    /// <param name="musicFrom">The place of the first one that is not of the opening.</param>
    /// <param name="noteAt">The note that a token names; null if it names none.</param>
    /// <param name="belongsToLast">Whether a token that names none belongs to the note named last rather than to the next one.</param>
    public static ImmutableArray<int> Of(int tokens, int musicFrom, Func<int, int?> noteAt, Func<int, bool>? belongsToLast = null)
    {
        var owners = new int[tokens];
        var (next, last) = (0, ToldPiece.Opening);
        for (var place = 0; place < tokens; place++)
        {
            if (noteAt(place) is { } note)
            {
                owners.AsSpan(next..(place + 1)).Fill(note);
                (next, last) = (place + 1, note);
            }
            else if (place < musicFrom)
            {
                owners[place] = ToldPiece.Opening;
                next = place + 1;
            }
            else if (next == place && last >= 0 && belongsToLast?.Invoke(place) == true)
            {
                owners[place] = last;
                next = place + 1;
            }
        }

        owners.AsSpan(next..).Fill(ToldPiece.Ending);
        return [.. owners];
    }
}
