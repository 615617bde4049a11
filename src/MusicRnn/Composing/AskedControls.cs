using System.Collections.Immutable;
using MusicRnn.Tokens.Controls;

namespace MusicRnn.Composing;

/// <summary>What a person asks of a piece, in the numbers that the network has learned to be told.</summary>
internal static class AskedControls
{
    private const int MostNamed = 24;

    /// <summary>The numbers; nothing for a network that has learned none. Throws <see cref="MusicRnnException"/> if style or density were not learned.</summary>
    public static ControlValues Of(ControlSet? controls, ComposingOptions options)
    {
        var style = options.Style?.Trim().ToLowerInvariant();
        if (style is not null && controls?.Styles.Contains(style) != true)
        {
            throw new MusicRnnException(controls is null or { Styles.Count: 0 }
                ? $"the style {style} was not learned, nor any other: styles are learned from the folders that music lies in, or from R: in ABC. Leave --style out, or train on two or more folders."
                : $"the style {style} was not learned. The model knows: {Named(controls.Styles)}.");
        }

        if (options.Density is not null && controls is null or { DensityLimits.Count: 0 })
        {
            throw new MusicRnnException("density was not learned by this model. Leave --density out, or train it again with this version and without --plain.");
        }

        if (options.Chords is not null && controls is null or { Chords.Count: 0 })
        {
            throw new MusicRnnException("chords were not learned by this model: it learns them, told in notes, from music with chord symbols above it, as ABC and MusicXML files have them. Leave --chords out, or train it on such music.");
        }

        if (controls is null)
        {
            return default;
        }

        var asked = controls.ValuesOf(new PieceControls(style, options.Meter, options.Key, options.QuartersPerMinute), semitones: 0, options.AskedBars ?? 0);
        return asked with
        {
            Density = options.Density ?? 0,
            Chords = options.ToChart() is { } chart ? ChordLine.Of(chart, controls.Chords) : null,
        };
    }

    private static string Named(IReadOnlyList<string> names)
    {
        ImmutableArray<string> first = [.. names.Take(MostNamed)];
        return string.Join(", ", first) + (first.Length < names.Count ? $" and {names.Count - first.Length} more" : "");
    }
}
