using System.Globalization;
using System.Text.Json.Serialization;
using MusicRnn.Composing.Novelty;
using MusicRnn.Composing.Sampling;
using MusicRnn.Music;
using MusicRnn.Tokens;
using MusicRnn.Tokens.Controls;

namespace MusicRnn.Composing;

/// <summary>What a person asks of the pieces to be composed.</summary>
public sealed record ComposingOptions
{
    private const int MostPieces = 1_000_000;

    /// <summary>The most bars of a piece.</summary>
    internal const int MostBars = 10_000;

    /// <summary>Stands for all bars of a primer, which then has to be shorter than the piece.</summary>
    internal const int AllBars = int.MaxValue;

    // What MIDI files can store is slower and faster; nobody can play it.
    private const double SlowestQuartersPerMinute = 10;
    private const double FastestQuartersPerMinute = 1000;

    /// <summary>How many pieces, 1 or more.</summary>
    [JsonIgnore]
    public int Count { get; init; } = 1;

    /// <summary>The number of the first of them, 1 or more: piece 7 of a seed can be had without the six before it.</summary>
    public int FirstNumber { get; init; } = 1;

    /// <summary>Where chance begins. Piece number i of a seed is always the same, however many there are.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How tokens are drawn.</summary>
    public SamplingOptions Sampling { get; init; } = new();

    /// <summary>How many bars each piece has, with the primer's but without a pickup; null leaves it to the network, up to <see cref="MaximumBars"/>.</summary>
    public int? Bars { get; init; }

    /// <summary>The bars after which a piece ends in any case, if <see cref="Bars"/> does not say.</summary>
    public int MaximumBars { get; init; } = 128;

    /// <summary>The drawn tokens after which a piece ends in any case, at the end of the bar that it has come to.</summary>
    public int MaximumTokens { get; init; } = 50_000;

    /// <summary>The tempo of the whole piece, in quarter notes a minute; null leaves it to the network.</summary>
    public double? QuartersPerMinute { get; init; }

    /// <summary>The meter, throughout; null leaves it to the network.</summary>
    public Meter? Meter { get; init; }

    /// <summary>The key at the beginning; null leaves it to the network.</summary>
    public Key? Key { get; init; }

    /// <summary>The style, one that the model has learned; null leaves it to the network.</summary>
    public string? Style { get; init; }

    /// <summary>How many notes it has for its length, from 1, as few as the fifth of the learned pieces that has fewest, to 5; null leaves it to the network.</summary>
    public int? Density { get; init; }

    /// <summary>The form, as <see cref="Music.Form"/> reads it; null leaves it to the network.</summary>
    public string? Form { get; init; }

    /// <summary>
    /// The chords bar by bar, as <see cref="ChordChart"/> reads them, repeated until all bars have some; without <see cref="Bars"/> the
    /// piece has as many bars as they. A form deals them out as <see cref="ChordChart.Over(Music.Form)"/> says. Null leaves them to the network, which then does not write any.
    /// </summary>
    public string? Chords { get; init; }

    /// <summary>
    /// The longest run of notes that may be copied from a piece that the model has learned from, 2 or more; null without a limit.
    /// What a primer copies is allowed.
    /// </summary>
    public int? MaxCopy { get; init; }

    /// <summary>A piece whose first bars each new piece begins with; null begins with nothing.</summary>
    [JsonIgnore]
    public Piece? Primer { get; init; }

    /// <summary>The tokens that each piece begins with, from the start token on; null for those of the first bars of <see cref="Primer"/>.</summary>
    public IReadOnlyList<int>? Given { get; init; }

    /// <summary>How many bars are taken from the primer, 0 or more; 0 takes instruments, meter and tempo only. A pickup does not count.</summary>
    public int PrimerBars { get; init; } = 4;

    /// <summary>Whether the weights are rounded to half their bits (bfloat16): faster for large networks, and other pieces than without.</summary>
    public bool HalfWeights { get; init; }

    /// <summary>What the titles begin with, the model's name for instance; seed and number follow: <c>nottingham 1-2</c>.</summary>
    public string Title { get; init; } = "MusicRnn";

    internal int? AskedBars => ToForm()?.Bars ?? Bars ?? (Chords is null ? null : ChordChart.Parse(Chords).Bars.Length);

    internal int BarLimit => AskedBars ?? MaximumBars;

    /// <summary>Throws <see cref="MusicRnnException"/> for a value out of range.</summary>
    public void Validate()
    {
        Require(Count is > 0 and <= MostPieces, "number of pieces", Count, $"1 to {MostPieces}");
        Require(FirstNumber is > 0 and <= MostPieces, "number of the first piece", FirstNumber, $"1 to {MostPieces}");
        Require(Bars is null or (> 0 and <= MostBars), "number of bars", Bars, $"1 to {MostBars}");
        Require(MaximumBars is > 0 and <= MostBars, "limit of bars", MaximumBars, $"1 to {MostBars}");
        Require(MaximumTokens > 0, "limit of tokens", MaximumTokens, "1 or more");
        Require(
            QuartersPerMinute is null or (>= SlowestQuartersPerMinute and <= FastestQuartersPerMinute),
            "tempo", QuartersPerMinute, $"{SlowestQuartersPerMinute} to {FastestQuartersPerMinute} quarter notes a minute");
        Require(Density is null or (>= 1 and <= ControlSet.DensityClasses), "density", Density, $"1 (few notes) to {ControlSet.DensityClasses}");
        _ = ToForm();
        _ = ToChart();
        Require(MaxCopy is null or >= CopyLimit.FewestNotes, "longest copied run", MaxCopy, $"{CopyLimit.FewestNotes} or more notes");
        Require(PrimerBars >= 0, "number of primer bars", PrimerBars, "0 or more");
        Sampling.Validate();
    }

    // Without the grammar nothing is enforced.
    internal Wishes ToWishes() => !Sampling.UsesGrammar ? new() { QuartersPerMinute = QuartersPerMinute } : new()
    {
        QuartersPerMinute = QuartersPerMinute,
        Meter = Meter,
        Key = Key,
        StaysInKey = Sampling.InKey,
        KeyMayBeUntold = Sampling.InKey || Sampling.KeyPull > 0,
        LowestPitch = Sampling.LowestPitch,
        HighestPitch = Sampling.HighestPitch,
        Style = Style,
        Form = ToForm(),
        MinimumBars = AskedBars ?? 0,
        MaximumBars = BarLimit,
    };

    internal SamplingOptions ToSampling() => Sampling with { Key = Sampling.Key ?? Key };

    internal ChordChart? ToChart() => Chords is null ? null
        : ToForm() is { } form ? ChordChart.Parse(Chords).Over(form)
        : ChordChart.Parse(Chords).Over(BarLimit);

    private Form? ToForm() => Form is null ? null : Music.Form.Parse(Form, Bars);

    private static void Require(bool holds, string what, IFormattable? found, string expected)
    {
        if (!holds)
        {
            throw new MusicRnnException($"the {what} is {found?.ToString(null, CultureInfo.InvariantCulture)}: expected {expected}.");
        }
    }
}
