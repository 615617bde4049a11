using System.Collections.Immutable;
using MusicRnn.Music;

namespace MusicRnn.Tokens;

/// <summary>
/// Every token that the note tokenizer knows, with its name, in the order that all vocabularies keep. New tokens may be
/// added, but a name never changes its meaning: models store names.
/// </summary>
internal static class NoteTokenTable
{
    private const int MostBeats = 16;
    private const int MostFifths = 7;
    private static readonly Mode[] Modes = Enum.GetValues<Mode>();
    private static readonly int[] BeatUnits = [2, 4, 8, 16];

    /// <summary>The meters, by the value of their token.</summary>
    public static ImmutableArray<Meter> Meters { get; } =
    [
        .. from beatUnit in BeatUnits
           from beats in Enumerable.Range(1, MostBeats)
           let meter = new Meter(beats, beatUnit)
           where meter.BarTicks(NoteGrid.UnitsPerQuarter) <= NoteGrid.LongestBar
           select meter,
    ];

    /// <summary>The keys, by the value of their token.</summary>
    public static ImmutableArray<Key> Keys { get; } =
    [
        .. from fifths in Enumerable.Range(-MostFifths, (2 * MostFifths) + 1)
           from mode in Modes
           select new Key(fifths, mode),
    ];

    /// <summary>All tokens in master order.</summary>
    public static ImmutableArray<NoteToken> Tokens { get; } =
        [.. Enum.GetValues<NoteTokenKind>().SelectMany(kind => ValuesOf(kind).Select(value => new NoteToken(kind, value)))];

    private static readonly Dictionary<string, NoteToken> ByName = Tokens.ToDictionary(NameOf, StringComparer.Ordinal);

    /// <summary>The token of a name; false for a name that is not known.</summary>
    public static bool TryParse(string name, out NoteToken token) => ByName.TryGetValue(name, out token);

    /// <summary>The token's name, such as <c>Pitch 60</c>.</summary>
    public static string NameOf(NoteToken token) => token.Kind switch
    {
        NoteTokenKind.Start or NoteTokenKind.End or NoteTokenKind.Bar or NoteTokenKind.Upbeat or NoteTokenKind.Drums => $"{token.Kind}",
        NoteTokenKind.Key => $"Key {Keys[token.Value].Fifths} {NameOf(Keys[token.Value].Mode)}",
        NoteTokenKind.Meter => $"Meter {Meters[token.Value]}",
        NoteTokenKind.Tempo => $"Tempo {TempoClasses.QuartersPerMinute(token.Value)}",
        NoteTokenKind.Part => $"Part {token.Value + 1}",
        NoteTokenKind.Velocity => $"Velocity {VelocityClasses.Velocity(token.Value)}",
        _ => $"{token.Kind} {token.Value}",
    };

    /// <summary>The value of a key's token; -1 for a signature that does not exist.</summary>
    public static int ValueOf(Key key) => Math.Abs(key.Fifths) <= MostFifths ? ((key.Fifths + MostFifths) * Modes.Length) + (int)key.Mode : -1;

    /// <summary>The value of a meter's token; -1 for a meter that is not known.</summary>
    public static int ValueOf(Meter meter) => Meters.IndexOf(meter);

    private static string NameOf(Mode mode) => $"{mode}".ToLowerInvariant();

    private static IEnumerable<int> ValuesOf(NoteTokenKind kind) => kind switch
    {
        NoteTokenKind.Key => Enumerable.Range(0, Keys.Length),
        NoteTokenKind.Meter => Enumerable.Range(0, Meters.Length),
        NoteTokenKind.Tempo => Enumerable.Range(0, TempoClasses.Count),
        NoteTokenKind.Part => Enumerable.Range(0, NoteGrid.MostParts),
        NoteTokenKind.Program => Enumerable.Range(0, GeneralMidi.ProgramCount),
        NoteTokenKind.Position => Enumerable.Range(0, NoteGrid.LongestBar),
        NoteTokenKind.Velocity => Enumerable.Range(0, VelocityClasses.Count),
        NoteTokenKind.Long => Enumerable.Range(1, NoteGrid.MostWholes),
        NoteTokenKind.Duration => Enumerable.Range(1, NoteGrid.UnitsPerWhole),
        NoteTokenKind.Pitch or NoteTokenKind.Drum => Enumerable.Range(0, NoteGrid.PitchCount),
        _ => [0],
    };
}
