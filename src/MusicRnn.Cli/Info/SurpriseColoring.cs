using MusicRnn.Evaluation.Surprises;
using MusicRnn.Music;
using SkiaSharp;

namespace MusicRnn.Cli.Info;

/// <summary>The more a note surprised a model, the darker it is.</summary>
internal sealed class SurpriseColoring(PieceSurprise surprise) : IPianoRollColoring
{
    // Each class begins at twice the bits of the one before; a bit is a choice between two equally likely ways to go on.
    // From light to dark through red, which also those see who confuse red and green.
    private static readonly (double From, string Label, SKColor Color)[] Classes =
    [
        (0, "under 1 bit: expected", new(0xFB, 0xE9, 0xB0)),
        (1, "1 to 2", new(0xFD, 0xB4, 0x62)),
        (2, "2 to 4", new(0xEE, 0x70, 0x45)),
        (4, "4 to 8", new(0xB2, 0x2F, 0x60)),
        (8, "8 bits and more: surprising", new(0x3F, 0x11, 0x5C)),
    ];

    private static readonly SKColor Given = new(0xD8, 0xDA, 0xE0);

    /// <inheritdoc/>
    public IEnumerable<(string Label, SKColor? Color)> Legend
    {
        get
        {
            yield return (FormattableString.Invariant($"surprise, {surprise.BitsPerNote:f1} bits a note:"), null);
            foreach (var (_, label, color) in Classes)
            {
                yield return (label, color);
            }

            if (surprise.Notes.Any(note => note.Tokens.IsEmpty))
            {
                yield return ("given", Given);
            }
        }
    }

    /// <inheritdoc/>
    public (SKColor Fill, SKColor Edge) ColorsOf(int part, Note note)
    {
        var surprised = surprise.Told.NumberOf(part, note) is { } number ? surprise.Notes[number] : null;
        var color = surprised is null or { Tokens.IsEmpty: true } ? Given : Classes.Last(each => each.From <= surprised.Bits).Color;
        return (color, PianoRollColors.EdgeOf(color));
    }
}
