using MathNet.Numerics.Random;
using MusicRnn.Music;
using MusicRnn.Notation;
using MusicRnn.Notation.Midi;

namespace MusicRnn.Tests;

/// <summary>Small random tunes, enough to train on.</summary>
internal static class SmallTunes
{
    private static readonly int[] Scale = [0, 2, 4, 5, 7, 9, 11, 12];

    /// <summary>Writes the tunes into a folder in the folder and returns where it is.</summary>
    public static string AddTunes(this TemporaryFolder root, string name, int count = 6)
    {
        var folder = Directory.CreateDirectory(root.PathOf(name)).FullName;
        for (var index = 0; index < count; index++)
        {
            var chance = new Xoshiro256StarStar(index, false);
            var piece = new Piece
            {
                TicksPerQuarter = 12,
                Meters = [new MeterChange(0, Meter.Common)],
                Parts = [new Part { Notes = [.. Enumerable.Range(0, 64).Select(place => new Note(place * 6, 6, 60 + Scale[chance.Next(Scale.Length)], 80))] }],
            };
            using var stream = File.Create(Path.Combine(folder, $"tune{index}.mid"));
            new MidiFormat().Write(piece, stream);
        }

        return folder;
    }
}
