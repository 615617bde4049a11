using System.Buffers.Binary;
using MusicRnn.Notation;

namespace MusicRnn.Benchmarks.Notation;

/// <summary>Files as large as a reader takes, made to cost as much as they can.</summary>
internal static class LargestFiles
{
    private const int TrackStart = 22;

    public static (string Name, string Format, Func<byte[]> Bytes)[] All =>
    [
        ("MIDI, random bytes behind a header", "midi", () => Midi(bytes => new Random(1).NextBytes(bytes))),
        ("MIDI, notes of six bytes each", "midi", () => Midi(bytes => Fill(bytes, [0, 0x90, 60, 64], [1, 60, 0, 0, 60, 64]))),
        ("MIDI, notes that never end, three bytes each", "midi", () => Midi(bytes => Fill(bytes, [0, 0x90, 60, 64], [0, 60, 64]))),
        ("MIDI, channel pressure, two bytes each", "midi", () => Midi(bytes => Fill(bytes, [0, 0xD0, 1], [0, 1]))),
        ("MIDI, tempos", "midi", () => Midi(bytes => Fill(bytes, [], [1, 0xFF, 0x51, 3, 7, 7, 7]))),
        ("MIDI, texts of a letter", "midi", () => Midi(bytes => Fill(bytes, [], [1, 0xFF, 1, 1, (byte)'a']))),
        ("MIDI, tracks of four bytes", "midi", () => Midi(bytes => Fill(bytes, [0, 0xFF, 0x2F, 0], [.. "MTrk\0\0\0\u0004"u8, 0, 0xFF, 0x2F, 0]))),
        ("ABC, one tune of notes", "abc", () => Abc("X:1\nK:C\n"u8, "CDEF GABc|"u8)),
        ("ABC, one line of brackets", "abc", () => Abc("X:1\nK:C\n"u8, "["u8)),
        ("ABC, tunes of a note", "abc", () => Abc([], "X:1\nK:C\nC\n\n"u8)),
    ];

    public static (ReadResult? Content, string Result) Read(INotationFormat format, byte[] bytes)
    {
        try
        {
            using var stream = new MemoryStream(bytes, writable: false);
            var content = format.Read(stream, "largest");
            return (content, FormattableString.Invariant($"{content.Pieces.Length} pieces, {content.Pieces.Sum(piece => (long)piece.NoteCount)} notes, {content.Problems.Length} problems"));
        }
        catch (NotationException refusal)
        {
            return (null, refusal.Message);
        }
    }

    private static byte[] Midi(Action<Span<byte>> fill)
    {
        var file = new byte[WholeFile.MaxBytes];
        "MThd\0\0\0\u0006\0\u0001\0\u0001\0\u0060MTrk"u8.CopyTo(file);
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(TrackStart - sizeof(int)), file.Length - TrackStart);
        fill(file.AsSpan(TrackStart));
        return file;
    }

    private static byte[] Abc(ReadOnlySpan<byte> start, ReadOnlySpan<byte> pattern)
    {
        var file = new byte[WholeFile.MaxBytes];
        Fill(file, start, pattern);
        return file;
    }

    private static void Fill(Span<byte> bytes, ReadOnlySpan<byte> start, ReadOnlySpan<byte> pattern)
    {
        start.CopyTo(bytes);
        for (bytes = bytes[start.Length..]; bytes.Length >= pattern.Length; bytes = bytes[pattern.Length..])
        {
            pattern.CopyTo(bytes);
        }
    }
}
