using System.Collections.Immutable;

namespace MusicRnn.Music;

/// <summary>
/// The chords of a piece bar by bar, written as musicians do: <c>G | Em | Am D7 | %</c>. Bar lines divide the bars, and the
/// symbols in a bar share it evenly; <c>/</c> holds a chord for one more share (<c>G / / D7</c>), <c>%</c> or nothing
/// between two bar lines repeats the bar before, <c>N.C.</c> is no chord. A bar line at either end may be left out.
/// </summary>
public sealed record ChordChart
{
    /// <summary>What stands for no chord.</summary>
    public const string NoChord = "N.C.";

    /// <summary>The most symbols in a bar.</summary>
    public const int MostInBar = 192; // as many units as the longest bar of note tokens has

    private const int MostBars = 10_000; // as many as a piece that is composed has at most
    private const char BarLine = '|';
    private const string Hold = "/";
    private const string SameBar = "%";

    private ChordChart(ImmutableArray<ImmutableArray<string>> bars) => Bars = bars;

    /// <summary>The bars, at least one: the symbols that share each of them evenly, at least one, in which a chord that is held stands again.</summary>
    public ImmutableArray<ImmutableArray<string>> Bars { get; }

    /// <summary>Reads a chart. Throws <see cref="MusicRnnException"/>, which tells the bar, if it has a symbol that is none or no chord at all.</summary>
    public static ChordChart Parse(string text)
    {
        var written = Trimmed(text.Split(BarLine));
        if (written.Length is 0 or > MostBars)
        {
            throw new MusicRnnException($"the chords have {written.Length} bars: expected 1 to {MostBars}, as in G | Em | Am D7 | G.");
        }

        var bars = ImmutableArray.CreateBuilder<ImmutableArray<string>>(written.Length);
        var last = NoChord;
        foreach (var bar in written)
        {
            var symbols = bar.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (symbols is [] or [SameBar])
            {
                bars.Add(bars.Count > 0 ? bars[^1] : throw new MusicRnnException("the chords begin with a bar that repeats the one before: expected a chord in bar 1, such as G."));
            }
            else
            {
                bars.Add(Read(symbols, bars.Count + 1, last));
            }

            last = bars[^1][^1];
        }

        return new ChordChart(bars.MoveToImmutable());
    }

    /// <summary>
    /// The chords of a piece, a bar shared as finely as their places need; null if it has none. What stands over a pickup is left
    /// out, and short bars that make a full one together, as at repeats with a pickup, are one. A symbol that cannot be read leaves the
    /// chord before it.
    /// </summary>
    public static ChordChart? Of(Piece piece)
    {
        ImmutableArray<ImmutableArray<string>> bars = [.. ChordsByBar.In(piece).Take(MostBars)];
        return bars.Any(bar => bar.Any(symbol => symbol != NoChord)) ? new ChordChart(bars) : null;
    }

    /// <summary>The chart of so many bars, in which this one is played again and again.</summary>
    public ChordChart Over(int bars) => new([.. Enumerable.Range(0, bars).Select(bar => Bars[bar % Bars.Length])]);

    /// <summary>
    /// The chart of a form, in which bars that repeat others have their chords. A chart as long as the form is read bar by bar; any
    /// other one is dealt out, again and again, to the bars with music of their own: A and B of <c>AABA</c>.
    /// </summary>
    public ChordChart Over(Form form)
    {
        var bars = new ImmutableArray<string>[form.Bars];
        var own = 0;
        for (var bar = 0; bar < bars.Length; bar++)
        {
            var source = form.SourceOf(bar);
            bars[bar] = source >= 0 ? bars[source] : Bars[(Bars.Length == bars.Length ? bar : own++) % Bars.Length];
        }

        return new ChordChart([.. bars]);
    }

    /// <summary>The chord symbols of a piece with these chords, one where the chord changes; the first bar of the chart is the first after a pickup.</summary>
    public ImmutableArray<ChordChange> ChangesIn(Piece piece)
    {
        var changes = ImmutableArray.CreateBuilder<ChordChange>();
        var last = NoChord;
        foreach (var (number, bar) in FullBars.Of(piece).Take(Bars.Length).Index())
        {
            var symbols = Bars[number];
            for (var place = 0; place < symbols.Length; place++)
            {
                if (symbols[place] != last)
                {
                    last = symbols[place];
                    changes.Add(new ChordChange(bar.Start + (int)((long)bar.Length * place / symbols.Length), last));
                }
            }
        }

        return changes.ToImmutable();
    }

    /// <summary>The chart as <see cref="Parse"/> reads it.</summary>
    public override string ToString() => string.Join(" | ", Bars.Select(symbols =>
        string.Join(' ', symbols.Select((symbol, place) => place > 0 && symbol == symbols[place - 1] ? Hold : symbol))));

    /// <inheritdoc/>
    public bool Equals(ChordChart? other) => other is not null && Bars.Length == other.Bars.Length
        && Bars.Zip(other.Bars).All(pair => pair.First.SequenceEqual(pair.Second));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Bars.Length, Bars[0][0]);

    // A double bar line or a bar line at either end is no bar.
    private static string[] Trimmed(string[] bars)
    {
        var from = bars.Length > 1 && string.IsNullOrWhiteSpace(bars[0]) ? 1 : 0;
        var to = bars.Length > from && string.IsNullOrWhiteSpace(bars[^1]) ? bars.Length - 1 : bars.Length;
        return bars[from..to];
    }

    private static ImmutableArray<string> Read(string[] written, int bar, string last)
    {
        if (written.Length > MostInBar)
        {
            throw new MusicRnnException($"the chords have {written.Length} in bar {bar}: expected at most {MostInBar}.");
        }

        var symbols = new string[written.Length];
        for (var place = 0; place < written.Length; place++)
        {
            if (written[place] == Hold)
            {
                symbols[place] = last;
            }
            else if (IsNoChord(written[place]) || ChordSymbol.Parse(written[place]) is not null)
            {
                symbols[place] = IsNoChord(written[place]) ? NoChord : written[place];
            }
            else
            {
                throw new MusicRnnException($"the chords have '{written[place]}' in bar {bar}: expected a root from A to G, with # or b, and the kind of chord, such as G, Em, D7, Cmaj7, F#m7b5, Bdim or G/B; N.C. for none, / to hold a chord, % for the bar before.");
            }

            last = symbols[place];
        }

        return [.. symbols];
    }

    internal static bool IsNoChord(string symbol) => symbol is NoChord or "NC" or "n.c.";
}
