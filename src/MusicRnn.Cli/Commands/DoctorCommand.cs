using System.CommandLine;
using MusicRnn.Cli.Doctor;
using MusicRnn.Notation;

namespace MusicRnn.Cli.Commands;

/// <summary><c>musicrnn doctor FOLDER</c>: reads every file and says what became of it.</summary>
internal sealed class DoctorCommand
{
    private readonly Argument<string[]> _folders = new("FOLDER") { Description = "Folders, or files, of music; folders are read with all folders in them.", Arity = ArgumentArity.OneOrMore };
    private readonly Option<bool> _problems = new("--problems") { Description = "Leave out the files that were kept as they are." };
    private readonly Option<bool> _json = new("--json") { Description = "Give the report as JSON, for programs." };

    public static Command Create()
    {
        var doctor = new DoctorCommand();
        var command = new Command("doctor", "Read every file of a folder and say what became of it: kept, mended, dropped or passed over, and why.") { doctor._folders, doctor._problems, doctor._json };
        command.SetAction(doctor.Run);
        return command;
    }

    private int Run(ParseResult result)
    {
        using var interrupt = new Interrupt();
        var folders = result.GetRequiredValue(_folders);
        var files = PieceFiles.In(folders, interrupt.Token);
        using IDoctorReport report = result.GetValue(_json) ? new JsonDoctorReport(folders) : new TextDoctorReport();
        var totals = new FolderTotals();

        // On a terminal, the lines of the report show by themselves how it gets on.
        if (Console.IsOutputRedirected)
        {
            FileProgress.Show("reading", files.Count, progress => Read(progress.Advance));
        }
        else
        {
            Read(() => { });
        }

        report.Finish(totals);
        totals.RequirePieces(folders);
        report.Advise($"Train on it: musicrnn train {string.Join(' ', folders)} -o mine.mrnn");
        return 0;

        void Read(Action advance)
        {
            foreach (var file in files.Read(interrupt.Token))
            {
                totals.Add(file);
                if (file.Kind != FileOutcomeKind.Kept || !result.GetValue(_problems))
                {
                    report.Add(file);
                }

                advance();
            }
        }
    }
}
