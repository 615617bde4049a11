using System.Buffers.Binary;
using System.Numerics;
using System.Text;
using CsCheck;
using MusicRnn.Music;

namespace MusicRnn.Tests.Notation.Midi;

/// <summary>One of the many manners in which programs write the same music as a MIDI file, all of them within the standard.</summary>
/// <param name="InOneTrack">Format 0 instead of 1.</param>
/// <param name="HasRunningStatus">Leaves out a status byte that repeats the one before.</param>
/// <param name="EndsByNoteOn">Ends notes by a note-on of velocity 0.</param>
/// <param name="HasNoise">System exclusive messages and makers' own events stand between the others.</param>
/// <param name="HasForeignChunks">Chunks that the standard does not know, and a longer header.</param>
/// <param name="IsWrapped">In a RIFF file (RMID).</param>
internal sealed record MidiManner(bool InOneTrack, bool HasRunningStatus, bool EndsByNoteOn, bool HasNoise, bool HasForeignChunks, bool IsWrapped)
{
    private static readonly byte[][] Noise =
        [[0xF0, 3, 0x7E, 0x09, 0xF7], [0xFF, 0x7F, 2, 0, 1], [0xFF, 0x21, 1, 0], [0xFF, 0x54, 5, 0x60, 0, 0, 0, 0], [0xF7, 1, 0xF8], [0xFF, 0, 2, 0, 1]];

    public static Gen<MidiManner> Any { get; } =
        Gen.Select(Gen.Bool, Gen.Bool, Gen.Bool, Gen.Bool, Gen.Bool, Gen.Bool, (a, b, c, d, e, f) => new MidiManner(a, b, c, d, e, f));

    /// <summary>What a reader finds: one track has one name, which is the piece's.</summary>
    public Piece AsRead(Piece piece) => InOneTrack ? piece with { Parts = [.. piece.Parts.Select(part => part with { Name = "" })] } : piece;

    public byte[] Write(Piece piece)
    {
        var conductor = Conductor(piece).ToArray();
        var parts = piece.Parts.Select(part => PartEvents(part).ToArray());
        byte[][] tracks = InOneTrack
            ? [Track([.. conductor, .. parts.SelectMany(part => part)], piece.End)]
            : [Track(conductor, piece.End), .. parts.Select((part, index) => Track([Text(0, 3, piece.Parts[index].Name), .. part], piece.End))];
        byte[] header = [0, (byte)(InOneTrack ? 0 : 1), (byte)(tracks.Length >> 8), (byte)tracks.Length, (byte)(piece.TicksPerQuarter >> 8), (byte)piece.TicksPerQuarter];
        var foreign = HasForeignChunks ? Chunk("XFIH"u8, [1, 2, 3]) : [];
        byte[] file = [.. Chunk("MThd"u8, HasForeignChunks ? [.. header, 0, 0] : header), .. HasForeignChunks ? [] : foreign, .. tracks.SelectMany(track => (byte[])[.. Chunk("MTrk"u8, track), .. foreign])];
        return IsWrapped ? Wrap(file) : file;
    }

    private static IEnumerable<Event> Conductor(Piece piece)
    {
        yield return Text(0, 3, piece.Title);
        foreach (var (tick, kind, text) in piece.Texts)
        {
            yield return kind switch
            {
                TextKind.Copyright => Text(tick, 2, text),
                TextKind.Lyric => Text(tick, 5, text),
                TextKind.Marker => Text(tick, 6, text),
                TextKind.CuePoint => Text(tick, 7, text),
                TextKind.Composer => Text(tick, 1, "Composer: " + text),
                _ => Text(tick, 1, text),
            };
        }

        foreach (var (tick, tempo) in piece.Tempos.Changes)
        {
            yield return new Event(tick, 1, [0xFF, 0x51, 3, (byte)(tempo >> 16), (byte)(tempo >> 8), (byte)tempo]);
        }

        foreach (var (tick, meter) in piece.Meters)
        {
            yield return new Event(tick, 1, [0xFF, 0x58, 4, (byte)meter.Beats, (byte)BitOperations.Log2((uint)meter.BeatUnit), 24, 8]);
        }

        foreach (var (tick, key) in piece.Keys)
        {
            yield return new Event(tick, 1, [0xFF, 0x59, 2, (byte)key.Fifths, (byte)(key.Mode == Mode.Minor ? 1 : 0)]);
        }
    }

    private IEnumerable<Event> PartEvents(Part part)
    {
        var channel = part.Channel;
        yield return new Event(0, 1, [(byte)(0xC0 | channel), (byte)part.Program]);
        foreach (var control in part.Controls)
        {
            yield return new Event(control.Tick, 1, Message(control, channel));
        }

        foreach (var note in part.Notes)
        {
            byte[] start = [(byte)(0x90 | channel), (byte)note.Pitch, (byte)note.Velocity];
            byte[] end = EndsByNoteOn ? [(byte)(0x90 | channel), (byte)note.Pitch, 0] : [(byte)(0x80 | channel), (byte)note.Pitch, 64];
            yield return new Event(note.Start, 2, start);
            yield return note.Duration > 0 ? new Event(note.End, 0, end) : new Event(note.Start, 2, end);
        }
    }

    private static byte[] Message(ControlEvent control, int channel) => control.Kind switch
    {
        ControlKind.Controller => [(byte)(0xB0 | channel), (byte)control.Number, (byte)control.Value],
        ControlKind.KeyPressure => [(byte)(0xA0 | channel), (byte)control.Number, (byte)control.Value],
        ControlKind.ChannelPressure => [(byte)(0xD0 | channel), (byte)control.Value],
        ControlKind.Program => [(byte)(0xC0 | channel), (byte)control.Value],
        _ => [(byte)(0xE0 | channel), (byte)((control.Value + 0x2000) & 0x7F), (byte)((control.Value + 0x2000) >> 7)],
    };

    // Ends before changes before starts, as in every sequencer; the sort is stable.
    private byte[] Track(Event[] events, int end)
    {
        var bytes = new List<byte>();
        var (tick, status, count) = (0, 0, 0);
        foreach (var (at, _, message) in events.OrderBy(item => (item.Tick, item.Order)).Append(new Event(end, 0, [0xFF, 0x2F, 0])))
        {
            if (HasNoise && ++count % 3 == 0)
            {
                bytes.AddRange([0, .. Noise[count % Noise.Length]]);
            }

            bytes.AddRange(Number(at - tick));
            var isRepeated = HasRunningStatus && message[0] < 0xF0 && message[0] == status;
            bytes.AddRange(isRepeated ? message[1..] : message);
            (tick, status) = (at, message[0] < 0xF0 ? message[0] : status);
        }

        return [.. bytes];
    }

    private static Event Text(int tick, byte type, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return new Event(tick, 1, [0xFF, type, .. Number(bytes.Length), .. bytes]);
    }

    private static byte[] Number(int value)
    {
        var bytes = new List<byte> { (byte)(value & 0x7F) };
        while ((value >>= 7) > 0)
        {
            bytes.Insert(0, (byte)(value | 0x80));
        }

        return [.. bytes];
    }

    private static byte[] Chunk(ReadOnlySpan<byte> name, byte[] content)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
        return [.. name, .. length, .. content];
    }

    private static byte[] Wrap(byte[] file)
    {
        var (whole, data) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32LittleEndian(data, file.Length);
        BinaryPrimitives.WriteInt32LittleEndian(whole, file.Length + 12);
        return [.. "RIFF"u8, .. whole, .. "RMIDdata"u8, .. data, .. file, .. new byte[file.Length % 2]];
    }

    private readonly record struct Event(int Tick, int Order, byte[] Message);
}
