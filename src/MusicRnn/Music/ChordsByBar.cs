using System.Collections.Immutable;
using System.Numerics;

namespace MusicRnn.Music;

/// <summary>Deals the chord symbols of a piece out to its bars.</summary>
internal static class ChordsByBar
{
    // Sixteenths and triplets of eighths fall on it.
    private const int UnitsPerQuarter = 12;

    /// <summary>The symbols of each of the <see cref="FullBars"/>, in as many equal shares as their places need; <see cref="ChordChart.NoChord"/> where none holds.</summary>
    public static IEnumerable<ImmutableArray<string>> In(Piece piece)
    {
        var onGrid = Quantizer.Quantize(piece, UnitsPerQuarter);
        var (next, holding) = (0, ChordChart.NoChord);
        foreach (var bar in FullBars.Of(onGrid))
        {
            var atStart = holding;
            var changes = new List<(int Offset, string Symbol)>();
            for (; next < onGrid.Chords.Length && onGrid.Chords[next].Tick < bar.End; next++)
            {
                var symbol = Readable(onGrid.Chords[next].Symbol) ?? holding;
                if (onGrid.Chords[next].Tick <= bar.Start)
                {
                    atStart = symbol;
                }
                else if (symbol != holding)
                {
                    changes.Add((onGrid.Chords[next].Tick - bar.Start, symbol));
                }

                holding = symbol;
            }

            yield return Shares(bar.Length, atStart, changes);
        }
    }

    private static string? Readable(string symbol)
    {
        var closed = string.Concat(symbol.Where(character => !char.IsWhiteSpace(character)));
        return ChordChart.IsNoChord(closed) ? ChordChart.NoChord : ChordSymbol.Parse(closed) is null ? null : closed;
    }

    // As few as have a border wherever the chord changes.
    private static ImmutableArray<string> Shares(int length, string atStart, List<(int Offset, string Symbol)> changes)
    {
        var share = (int)changes.Aggregate((BigInteger)length, (divisor, change) => BigInteger.GreatestCommonDivisor(divisor, change.Offset));
        var symbols = new string[Math.Min(length / share, ChordChart.MostInBar)];
        Array.Fill(symbols, atStart);
        foreach (var (offset, symbol) in changes)
        {
            symbols.AsSpan((int)((long)offset * symbols.Length / length)).Fill(symbol);
        }

        return [.. symbols];
    }
}
