using System.Globalization;
using MusicRnn.Music;
using MusicRnn.Notation;
using MusicRnn.Notation.Midi;

namespace MusicRnn.Tests.Notation.Midi;

/// <summary>MIDI files as commented hex: everything after <c>;</c> is a comment, and text may stand in single quotes.</summary>
internal static class HexDump
{
    /// <summary>A header of format 1, one track, 4 ticks a quarter: tests read better when a quarter is four.</summary>
    public const string Header = """
        'MThd' 00 00 00 06  ; header, six bytes
        00 01 00 01 00 04   ; format 1, one track, 4 ticks a quarter

        """;

    public static byte[] Bytes(string dump)
    {
        var bytes = new List<byte>();
        foreach (var line in dump.Split('\n'))
        {
            var quotedOrNot = line.Split(';')[0].Split('\'');
            for (var index = 0; index < quotedOrNot.Length; index++)
            {
                bytes.AddRange(index % 2 == 1
                    ? quotedOrNot[index].Select(character => (byte)character)
                    : quotedOrNot[index].Split(' ', StringSplitOptions.RemoveEmptyEntries)
                        .Select(digits => byte.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture)));
            }
        }

        return [.. bytes];
    }

    /// <summary>A track chunk of the right length around events.</summary>
    public static byte[] Track(string events)
    {
        var content = Bytes(events);
        return [.. "MTrk"u8, 0, 0, (byte)(content.Length >> 8), (byte)content.Length, .. content];
    }

    /// <summary>A whole file of format 1 from its tracks' events, 4 ticks a quarter.</summary>
    public static byte[] File(params string[] tracks) =>
        [.. "MThd"u8, 0, 0, 0, 6, 0, 1, 0, (byte)tracks.Length, 0, 4, .. tracks.SelectMany(Track)];

    public static ReadResult Read(byte[] file, string source = "tune.mid")
    {
        using var stream = new MemoryStream(file);
        return new MidiFormat().Read(stream, source);
    }

    /// <summary>The one piece of a file in which nothing needs mending.</summary>
    public static Piece ReadFlawless(byte[] file)
    {
        var result = Read(file);
        Assert.Empty(result.Problems);
        return Assert.Single(result.Pieces);
    }

    public static byte[] Write(Piece piece)
    {
        using var stream = new MemoryStream();
        new MidiFormat().Write(piece, stream);
        return stream.ToArray();
    }
}
