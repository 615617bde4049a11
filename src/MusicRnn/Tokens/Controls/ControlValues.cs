using System.Runtime.InteropServices;
using MathNet.Numerics.Random;

namespace MusicRnn.Tokens.Controls;

/// <summary>What a network is told of the piece that it reads or composes, as numbers of a <see cref="ControlSet"/>; 0 is not told.</summary>
/// <param name="Style">The style, from 1.</param>
/// <param name="Meter">The meter, from 1.</param>
/// <param name="Key">The key, from 1.</param>
/// <param name="Tempo">The class of the tempo, from 1.</param>
/// <param name="Density">The class of the density, from 1.</param>
/// <param name="Bars">The number of bars, as <see cref="ITokenContext.Bars"/> counts them.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ControlValues(int Style, int Meter, int Key, int Tempo, int Density, int Bars)
{
    // So often nothing at all is told, that the network also learns to do without; else each thing with even chance, so
    // that it learns any combination.
    private const double NothingShare = 0.2;
    private const double ToldShare = 0.5;

    // Chords say something about every note, so that there is more to learn in them.
    private const double ToldShareOfChords = 0.75;

    /// <summary>The chords along the piece; null is not told.</summary>
    public ChordLine? Chords { get; init; }

    /// <summary>A part of it, drawn by chance: what one piece is told while a network learns.</summary>
    public ControlValues DrawTold(RandomSource chance)
    {
        if (chance.NextDouble() < NothingShare)
        {
            return default;
        }

        return new ControlValues(Draw(Style), Draw(Meter), Draw(Key), Draw(Tempo), Draw(Density), Draw(Bars))
        {
            // Without chords no chance is drawn, so that other music is learned as if there were none in the world.
            Chords = Chords is not null && chance.NextDouble() < ToldShareOfChords ? Chords : null,
        };

        int Draw(int value) => chance.NextDouble() < ToldShare ? value : 0;
    }
}
