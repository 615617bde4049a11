namespace MusicRnn.Benchmarks.Notation;

/// <summary>A temporary folder with as many files as are asked for: those of a folder, again and again.</summary>
internal sealed class ManyFiles : IDisposable
{
    private const double BytesInMegabyte = 1e6;

    public ManyFiles(string folder, int count)
    {
        Path = Directory.CreateTempSubdirectory("musicrnn-").FullName;

        // Of those that hold the same piece in two notations, only one would be read.
        var files = MusicFiles.In(folder).DistinctBy(file => System.IO.Path.ChangeExtension(file, null)).ToArray();
        for (Count = 0; Count < count; Count++)
        {
            var file = files[Count % files.Length];
            File.Copy(file, System.IO.Path.Combine(Path, $"{Count:d4}{System.IO.Path.GetExtension(file)}"));
            Megabytes += new FileInfo(file).Length / BytesInMegabyte;
        }
    }

    public string Path { get; }

    public int Count { get; }

    public double Megabytes { get; }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
