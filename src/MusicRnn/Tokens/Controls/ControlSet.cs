using System.Collections.Immutable;
using MusicRnn.Music;

namespace MusicRnn.Tokens.Controls;

/// <summary>
/// What a network can be told of a piece before it composes it, as it was found in the music that it learned: a condition that
/// stands beside every token as one more input feature each. What is not told it has to guess, as without any of this.
/// </summary>
public sealed record ControlSet
{
    /// <summary>The most bars left that are told apart.</summary>
    public const int MostBarsLeft = 96;

    /// <summary>How many features there are of the piece as a whole.</summary>
    internal const int FeaturesOfPieceCount = 6;

    private const int MostStyles = 256;
    private const int MostMeters = 64;
    private const int FewestPiecesOfStyle = 2;
    private const int FewestPiecesWithChords = 2;
    private const double FewestShareWithChords = 0.1;
    private const int Modes = 7;
    private const int MostFifths = 7;
    private const int Signatures = (2 * MostFifths) + 1;

    // Each class is a fifth faster than the one before: 40 to 250 quarters a minute in eleven.
    private const double SlowestTempo = 40;
    private const double TempoRatio = 1.2;
    private const int TempoClassCount = 12;

    /// <summary>The number of density classes: each holds as many pieces.</summary>
    public const int DensityClasses = 5;

    /// <summary>The styles, the most frequent first; empty if the music has not at least two.</summary>
    public IReadOnlyList<string> Styles { get; init; } = [];

    /// <summary>The meters, the most frequent first.</summary>
    public IReadOnlyList<Meter> Meters { get; init; } = [];

    /// <summary>The names of the keys, the most frequent first. Those of transposed pieces are learned too.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>The four densities that divide the classes, ascending; empty if no piece has any.</summary>
    public IReadOnlyList<double> DensityLimits { get; init; } = [];

    /// <summary>Whether tempos were told.</summary>
    public bool HasTempos { get; init; }

    /// <summary>The chords, by the names of the simplest chords like them, the most frequent first; empty if few pieces have any, or if the tokens do not tell where they stand. Those of transposed pieces are learned too.</summary>
    // A model file of an earlier version does not say, which the reader of JSON takes for null.
    public IReadOnlyList<string> Chords { get; init => field = value ?? []; } = [];

    /// <summary>What a network is told, in the order of <see cref="Value"/>.</summary>
    public ImmutableArray<InputFeature> Features =>
    [
        .. FeaturesOfPiece(),
        .. Chords.Count > 0 ? ChordContext.Features : [],
    ];

    /// <summary>What there is in these pieces.</summary>
    public static ControlSet Of(IEnumerable<PieceControls> pieces)
    {
        var all = pieces.ToArray();
        var styles = MostFrequent(all.Select(piece => piece.Style).OfType<string>(), MostStyles, FewestPiecesOfStyle);
        return new ControlSet
        {
            Styles = styles.Length > 1 ? styles : [],
            Meters = MostFrequent(all.Select(piece => piece.Meter).OfType<Meter>(), MostMeters, 1),
            Keys = MostFrequent(all.Select(piece => piece.Key?.Name).OfType<string>(), Signatures * Modes, 1),
            DensityLimits = LimitsOf(all.Select(piece => piece.Density).OfType<double>()),
            HasTempos = all.Any(piece => piece.QuartersPerMinute is not null),
            Chords = ChordsOf(all),
        };
    }

    /// <summary>The numbers of what a piece is; what the set lacks is not told.</summary>
    /// <param name="piece">What it is.</param>
    /// <param name="semitones">By how much the sequence that tells it is transposed.</param>
    /// <param name="bars">How many bars the sequence has.</param>
    public ControlValues ValuesOf(PieceControls piece, int semitones, int bars) => new(
        piece.Style is { } style ? IndexOf(Styles, style) : 0,
        piece.Meter is { } meter ? IndexOf(Meters, meter) : 0,
        piece.Key is { } key ? NumberOf(Transposer.Transpose(key, semitones)) : 0,
        piece.QuartersPerMinute is { } tempo && HasTempos ? TempoClassOf(tempo) : 0,
        piece.Density is { } density ? DensityClassOf(density) : 0,
        bars)
    {
        Chords = Chords.Count > 0 ? piece.Chords?.Transpose(semitones) : null,
    };

    /// <summary>The class of a density: 1, few notes, to <see cref="DensityClasses"/>; 0 if the set knows none.</summary>
    public int DensityClassOf(double density) => DensityLimits.Count == 0 ? 0 : 1 + DensityLimits.Count(limit => density >= limit);

    /// <summary>The value of a feature of the whole piece; those of chords are known along it, see <see cref="ChordContext"/>.</summary>
    /// <param name="feature">Its place in <see cref="Features"/>.</param>
    /// <param name="told">What is told.</param>
    /// <param name="bars">How many bars there are so far.</param>
    internal static int Value(int feature, ControlValues told, int bars) => feature switch
    {
        0 => told.Style,
        1 => told.Meter,
        2 => told.Key,
        3 => told.Tempo,
        4 => told.Density,
        _ => told.Bars == 0 ? 0 : 1 + Math.Clamp(told.Bars - bars, 0, MostBarsLeft),
    };

    private InputFeature[] FeaturesOfPiece() =>
    [
        new("told_style", Styles.Count + 1),
        new("told_meter", Meters.Count + 1),
        new("told_key", (Signatures * Modes) + 1),
        new("told_tempo", TempoClassCount + 1),
        new("told_density", DensityClasses + 1),
        new("bars_left", MostBarsLeft + 2),
    ];

    private static T[] MostFrequent<T>(IEnumerable<T> values, int most, int fewest) where T : notnull =>
    [
        .. values.GroupBy(value => value).Where(group => group.Count() >= fewest)
            .OrderByDescending(group => group.Count()).ThenBy(group => FormattableString.Invariant($"{group.Key}"), StringComparer.Ordinal)
            .Take(most).Select(group => group.Key),
    ];

    // Chords that only a few pieces have would be told to a network that has hardly learned what they mean.
    private static string[] ChordsOf(PieceControls[] pieces)
    {
        ChordLine[] lines = [.. pieces.Select(piece => piece.Chords).OfType<ChordLine>()];
        return lines.Length >= Math.Max(FewestPiecesWithChords, pieces.Length * FewestShareWithChords)
            ? MostFrequent(lines.SelectMany(line => line.Changes).Where(change => change.Chord != ChordClasses.NoChord).Select(change => ChordClasses.NameOf(change.Chord)), ChordClasses.Count, 1)
            : [];
    }

    private static double[] LimitsOf(IEnumerable<double> densities)
    {
        var sorted = densities.Order().ToArray();
        return sorted.Length == 0 ? [] : [.. Enumerable.Range(1, DensityClasses - 1).Select(part => sorted[sorted.Length * part / DensityClasses])];
    }

    private static int IndexOf<T>(IReadOnlyList<T> list, T value)
    {
        for (var index = 0; index < list.Count; index++)
        {
            if (EqualityComparer<T>.Default.Equals(list[index], value))
            {
                return index + 1;
            }
        }

        return 0;
    }

    private static int NumberOf(Key key) => 1 + ((Math.Clamp(key.Fifths, -MostFifths, MostFifths) + MostFifths) * Modes) + (int)key.Mode;

    // Without a logarithm, whose last bit differs between systems.
    private static int TempoClassOf(double quartersPerMinute)
    {
        var number = 1;
        for (var limit = SlowestTempo * TempoRatio; number < TempoClassCount && quartersPerMinute >= limit; limit *= TempoRatio)
        {
            number++;
        }

        return number;
    }
}
