using System.Text;
using MusicRnn.Music;
using MusicRnn.Notation;
using MusicRnn.Notation.Json;

namespace MusicRnn.Tests.Notation.Json;

/// <summary>Reads and writes JSON as text.</summary>
internal static class JsonText
{
    public static ReadResult Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    public static ReadResult Read(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return new JsonFormat().Read(stream, "a.json");
    }

    /// <summary>The only piece of a text without problems.</summary>
    public static Piece ReadFlawless(string text)
    {
        var result = Read(text);
        Assert.Empty(result.Problems);
        return Assert.Single(result.Pieces);
    }

    /// <summary>Reads a piece whose object holds this beside its ticks.</summary>
    public static Piece Piece(string content) => ReadFlawless($$"""{"pieces":[{"ticksPerQuarter":24,{{content}}}]}""");

    /// <summary>Why a file with this piece cannot be read.</summary>
    public static string RejectionOfPiece(string content) => Rejection($$"""{"pieces":[{"ticksPerQuarter":24,{{content}}}]}""").Message;

    public static NotationException Rejection(string text) => Assert.Throws<NotationException>(() => Read(text));

    public static byte[] Write(ReadResult content)
    {
        using var stream = new MemoryStream();
        new JsonFormat().Write(content, stream);
        return stream.ToArray();
    }

    public static string WriteText(params Piece[] pieces) => Encoding.UTF8.GetString(Write(new ReadResult([.. pieces], [])));
}
