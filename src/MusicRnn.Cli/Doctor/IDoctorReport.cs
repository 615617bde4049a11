using MusicRnn.Notation;

namespace MusicRnn.Cli.Doctor;

/// <summary>A report of what became of files, given as it is made.</summary>
internal interface IDoctorReport : IDisposable
{
    /// <summary>Tells of one file.</summary>
    void Add(FileOutcome file);

    /// <summary>Tells of all files together.</summary>
    void Finish(FolderTotals totals);

    /// <summary>Says to a person what can be done next.</summary>
    void Advise(string line);
}
