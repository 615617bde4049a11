namespace MusicRnn.Tests.Notation.Midi;

/// <summary>Real files, where the environment variable MUSICRNN_TEST_DATA names a folder that holds them.</summary>
public sealed class MidiCorpusTests
{
    private const string DataVariable = "MUSICRNN_TEST_DATA";

    [Theory]
    [InlineData("nottingham/MIDI")]
    [InlineData("performance/giantmidi")]
    public void EveryFileReadsWithoutProblemAndRoundTripsIdentically(string corpus)
    {
        var files = FilesOf(corpus);

        Assert.All(files, file =>
        {
            var piece = HexDump.ReadFlawless(File.ReadAllBytes(file));
            var written = HexDump.Write(piece);
            var readAgain = HexDump.ReadFlawless(written);

            Assert.NotEqual(0, piece.NoteCount);
            Assert.Equal(piece, readAgain);
            Assert.Equal(written, HexDump.Write(readAgain));
        });
    }

    private static string[] FilesOf(string corpus)
    {
        var data = Environment.GetEnvironmentVariable(DataVariable);
        if (string.IsNullOrEmpty(data))
        {
            Assert.Skip($"{DataVariable} is not set to the folder that holds {corpus}.");
        }

        var folder = Path.Combine(data, corpus);
        if (!Directory.Exists(folder))
        {
            Assert.Skip($"{DataVariable} holds no {corpus}.");
        }

        var files = Directory.GetFiles(folder, "*.mid");
        Assert.NotEmpty(files);
        return files;
    }
}
