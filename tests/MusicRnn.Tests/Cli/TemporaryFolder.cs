using MathNet.Numerics.Random;
using MusicRnn.Music;
using MusicRnn.Notation.Midi;

namespace MusicRnn.Tests.Cli;

/// <summary>A folder that is gone when the test is.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("musicrnn-test-").FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <summary>Writes small random tunes, enough to train on.</summary>
    public string AddTunes(string name, int count = 6)
    {
        var folder = Directory.CreateDirectory(this[name]).FullName;
        for (var index = 0; index < count; index++)
        {
            var chance = new Xoshiro256StarStar(index, false);
            int[] scale = [0, 2, 4, 5, 7, 9, 11, 12];
            var piece = new Piece
            {
                TicksPerQuarter = 12,
                Meters = [new MeterChange(0, Meter.Common)],
                Parts = [new Part { Notes = [.. Enumerable.Range(0, 64).Select(place => new Note(place * 6, 6, 60 + scale[chance.Next(scale.Length)], 80))] }],
            };
            using var stream = File.Create(System.IO.Path.Combine(folder, $"tune{index}.mid"));
            new MidiFormat().Write(piece, stream);
        }

        return folder;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
