using MusicRnn.Notation;

namespace MusicRnn.Tests.Notation.Json;

/// <summary>Real music, where the environment variable MUSICRNN_TEST_DATA names a folder that holds it, goes to JSON and back without loss.</summary>
public sealed class JsonCorpusTests
{
    private const string DataVariable = "MUSICRNN_TEST_DATA";

    [Theory]
    [InlineData("nottingham/MIDI")]
    [InlineData("performance/giantmidi")]
    [InlineData("irish-abc")]
    public void EveryPieceComesBackEqual(string corpus)
    {
        var data = Environment.GetEnvironmentVariable(DataVariable);
        if (string.IsNullOrEmpty(data) || !Directory.Exists(Path.Combine(data, corpus)))
        {
            Assert.Skip($"{DataVariable} is not set to a folder that holds {corpus}.");
            return;
        }

        var pieces = 0;
        foreach (var file in PieceFiles.In([Path.Combine(data, corpus)]).Read().Where(file => !file.Pieces.IsEmpty))
        {
            var content = new ReadResult([.. file.Pieces.Select(piece => piece.Piece)], file.Problems);
            var readAgain = JsonText.Read(JsonText.Write(content));
            Assert.Equal(content.Pieces, readAgain.Pieces);
            Assert.Equal(content.Problems, readAgain.Problems);
            pieces += content.Pieces.Length;
        }

        Assert.NotEqual(0, pieces);
    }
}
