using MusicRnn.Music;
using SkiaSharp;

namespace MusicRnn.Cli.Info;

/// <summary>What the colours of a piano roll mean.</summary>
internal interface IPianoRollColoring
{
    /// <summary>What is said of the colours, in order; without a colour, a mere remark.</summary>
    IEnumerable<(string Label, SKColor? Color)> Legend { get; }

    /// <summary>The colours of a note and of its edge.</summary>
    /// <param name="part">The index of its part in the piece.</param>
    /// <param name="note">The note.</param>
    (SKColor Fill, SKColor Edge) ColorsOf(int part, Note note);
}
