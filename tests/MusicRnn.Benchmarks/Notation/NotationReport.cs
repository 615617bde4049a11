using System.Diagnostics;
using System.Globalization;
using MusicRnn.Benchmarks.Engine;
using MusicRnn.Notation;

namespace MusicRnn.Benchmarks.Notation;

/// <summary>How fast music is read, as tables in Markdown: each format on one thread, and a whole folder in parallel.</summary>
internal sealed class NotationReport
{
    public const int UsualRounds = 7;

    private const double BytesInMegabyte = 1e6;
    private const double SecondsOfWork = 0.5;
    private const int FolderFiles = 1000;

    private readonly TextWriter _output;
    private readonly string _folder;

    private NotationReport(TextWriter output, string folder)
    {
        _output = output;
        _folder = folder;
    }

    /// <summary>Measures the files of a folder and prints the result.</summary>
    public static void Run(TextWriter output, string folder)
    {
        var report = new NotationReport(output, folder);
        report.TellReading();
        report.TellFolder();
        report.TellLargest();
    }

    private void TellReading()
    {
        Line($"## Reading from memory on one thread, by processor time: {Path.GetFileName(Path.TrimEndingDirectorySeparator(_folder))}\n");
        Line($"| format | files | MB | notes | MB/s | notes/s | NAudio MB/s | ratio |\n|---|---|---|---|---|---|---|---|");
        foreach (var format in NotationFormats.All)
        {
            var files = MusicFiles.In(_folder).Where(file => NotationFormats.ForFile(file) == format).Select(File.ReadAllBytes).ToArray();
            if (files.Length > 0)
            {
                TellReading(format, files);
            }
        }
    }

    private void TellReading(INotationFormat format, byte[][] files)
    {
        var bytes = files.Sum(file => (long)file.Length) / BytesInMegabyte;
        var notes = files.Sum(file => MusicFiles.NotesIn(format, file));
        var speed = bytes / ProcessorSeconds.Of(() => ReadAll(format, files), UsualRounds, SecondsOfWork);
        var peer = "";
        if (format.Name == "midi")
        {
            var others = bytes / ProcessorSeconds.Of(() => NAudioPeer.NotesIn(files), UsualRounds, SecondsOfWork);
            peer = string.Create(CultureInfo.InvariantCulture, $"{others:f1} | {speed / others:f1}");
        }

        Line($"| {format.Name} | {files.Length} | {bytes:f2} | {notes} | {speed:f1} | {speed / bytes * notes:f0} | {peer} |");
    }

    private static void ReadAll(INotationFormat format, byte[][] files)
    {
        foreach (var file in files)
        {
            MusicFiles.NotesIn(format, file);
        }
    }

    private void TellFolder()
    {
        using var folder = new ManyFiles(_folder, FolderFiles);
        Line($"\n## A folder of {folder.Count} files, {folder.Megabytes:f1} MB, from disk\n");
        Line($"| processors | seconds | files/s | quiet |\n|---|---|---|---|");
        for (var processors = 1; processors <= Environment.ProcessorCount; processors *= 2)
        {
            using var limit = new ProcessorLimit(processors);
            var contest = new Contest();
            contest.Add("folder", () => folder.Count / Timing.SecondsEach(() => PieceFolder.Read([folder.Path]), SecondsOfWork));
            contest.Run(UsualRounds, null);
            Line($"| {processors} | {folder.Count / contest["folder"]:f3} | {contest["folder"]:f0} | {contest.Quiet} |");
        }
    }

    private void TellLargest()
    {
        Line($"\n## Files of {WholeFile.MaxBytes >> 20} MiB, the largest that are read\n");
        Line($"| file | seconds | allocated MB | kept MB | result |\n|---|---|---|---|---|");
        foreach (var (name, format, bytes) in LargestFiles.All)
        {
            var file = bytes();
            GC.Collect();
            var (before, allocated, start) = (GC.GetTotalMemory(true), GC.GetTotalAllocatedBytes(true), Stopwatch.GetTimestamp());
            var (content, result) = LargestFiles.Read(NotationFormats.All.First(each => each.Name == format), file);
            var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            allocated = GC.GetTotalAllocatedBytes(true) - allocated;
            var kept = (GC.GetTotalMemory(true) - before) / BytesInMegabyte;
            GC.KeepAlive(content);
            Line($"| {name} | {seconds:f2} | {allocated / BytesInMegabyte:f0} | {kept:f0} | {result} |");
        }
    }

    private void Line(FormattableString text)
    {
        _output.WriteLine(text.ToString(CultureInfo.InvariantCulture));
        _output.Flush();
    }
}
