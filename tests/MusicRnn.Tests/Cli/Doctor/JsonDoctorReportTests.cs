using System.Text.Json;
using MusicRnn.Cli.Doctor;
using MusicRnn.Notation;
using MusicRnn.Tests.Notation.Midi;

namespace MusicRnn.Tests.Cli.Doctor;

public sealed class JsonDoctorReportTests
{
    [Fact]
    public void TellsOfEachFileAndOfAllTogether()
    {
        using var folder = new TemporaryFolder();
        folder.Write("good.mid", HexDump.File("00 90 3C 64 04 80 3C 40 00 FF 2F 00"));
        folder.Write("mended.mid", HexDump.File("00 90 3C 64 04 FF 2F 00"));
        folder.Write("silent.mid", HexDump.File("00 FF 2F 00"));
        folder.Write("readme.txt", [1]);

        var report = Report(folder.Root);

        Assert.Equal(folder.Root, report.GetProperty("folders")[0].GetString());
        Assert.Equal(
            ["good.mid kept midi 1 1 0", "mended.mid mended midi 1 1 1", "readme.txt passedOver  0 0 0", "silent.mid dropped midi 0 0 0"],
            report.GetProperty("files").EnumerateArray().Select(file =>
                $"{file.GetProperty("name")} {file.GetProperty("outcome")} {file.GetProperty("format")} {file.GetProperty("pieces")} {file.GetProperty("notes")} {file.GetProperty("problems").GetArrayLength()}"));
        Assert.Contains("still sounding", report.GetProperty("files")[1].GetProperty("problems")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(
            """{"files":4,"kept":1,"mended":1,"dropped":1,"passedOver":1,"pieces":2,"notes":2,"problems":1,"causes":[{"outcome":"dropped","cause":"without notes","files":1},{"outcome":"passedOver","cause":"in no known format","files":1}]}""",
            JsonSerializer.Serialize(report.GetProperty("totals")));
    }

    private static JsonElement Report(string folder)
    {
        using var output = new MemoryStream();
        using (var report = new JsonDoctorReport([folder], output))
        {
            var totals = new FolderTotals();
            foreach (var file in PieceFiles.In([folder]).Read())
            {
                totals.Add(file);
                report.Add(file);
            }

            report.Finish(totals);
        }

        return JsonSerializer.Deserialize<JsonElement>(output.ToArray());
    }
}
