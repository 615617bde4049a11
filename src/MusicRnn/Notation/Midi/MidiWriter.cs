using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using MusicRnn.Music;

namespace MusicRnn.Notation.Midi;

/// <summary>
/// Writes a piece as a MIDI file of format 1: a conductor's track with title, texts, tempos, meters and keys, then a
/// track for each part that has notes or controls. The same piece always gives the same bytes.
/// </summary>
internal static class MidiWriter
{
    private const int ThirtySecondsInQuarter = 8;
    private const int ClocksInWhole = 96; // 24 in a quarter (Standard MIDI Files 1.0, Time Signature)
    private const int BeatsInGroup = 3;
    private const int SmallestSimpleUnit = 4;

    /// <summary>The bytes of the file. Throws <see cref="NotationException"/> if the piece exceeds what MIDI can hold.</summary>
    public static ReadOnlySpan<byte> Write(Piece piece)
    {
        MidiLimits.Check(piece);
        var buffer = new ArrayBufferWriter<byte>();
        var parts = piece.Parts.Where(IsHeard).ToArray();
        WriteHeader(buffer, piece.TicksPerQuarter, parts.Length + 1);
        WriteConductor(buffer, piece);
        var channels = ChannelAssignment.Of(parts);
        for (var index = 0; index < parts.Length; index++)
        {
            PartWriter.Write(buffer, parts[index], channels[index], piece.End);
        }

        return buffer.WrittenSpan;
    }

    // The reader makes no part of a channel that only names programs, as many files do for channels they leave unused.
    private static bool IsHeard(Part part) => part.Notes.Length > 0 || part.Controls.Any(control => control.Kind != ControlKind.Program);

    private static void WriteHeader(ArrayBufferWriter<byte> buffer, int ticksPerQuarter, int tracks)
    {
        var header = buffer.GetSpan(MidiHeader.ChunkHeaderLength + MidiHeader.ContentLength);
        MidiHeader.ChunkName.CopyTo(header);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], MidiHeader.ContentLength);
        BinaryPrimitives.WriteUInt16BigEndian(header[8..], MidiHeader.TracksTogether);
        BinaryPrimitives.WriteUInt16BigEndian(header[10..], (ushort)tracks);
        BinaryPrimitives.WriteUInt16BigEndian(header[12..], (ushort)ticksPerQuarter);
        buffer.Advance(MidiHeader.ChunkHeaderLength + MidiHeader.ContentLength);
    }

    private static void WriteConductor(ArrayBufferWriter<byte> buffer, Piece piece)
    {
        var events = new List<(int Tick, int Type, byte[] Content)>();
        if (piece.Title.Length > 0)
        {
            events.Add((0, MetaEvent.TrackName, MidiText.Encode(piece.Title)));
        }

        if (piece.Recipe.Length > 0)
        {
            events.Add((0, MetaEvent.Text, MidiText.Encode(MetaEvent.RecipePrefix + piece.Recipe)));
        }

        events.AddRange(piece.Texts.Select(ContentOf));
        events.AddRange(piece.Tempos.Changes.Select(ContentOf));
        events.AddRange(piece.Meters.Select(ContentOf));
        events.AddRange(piece.Keys.Select(ContentOf));

        var track = new TrackWriter();
        foreach (var (tick, type, content) in events.OrderBy(change => change.Tick))
        {
            track.WriteMeta(tick, type, content);
        }

        track.Finish(piece.End, buffer);
    }

    private static (int Tick, int Type, byte[] Content) ContentOf(TextEvent text) =>
        (text.Tick, MetaEvent.TypeOf(text.Kind), MidiText.Encode(text.Kind == TextKind.Composer ? MetaEvent.ComposerPrefix + text.Text : text.Text));

    private static (int Tick, int Type, byte[] Content) ContentOf(TempoChange change)
    {
        var tempo = change.MicrosecondsPerQuarter;
        return (change.Tick, MetaEvent.Tempo, [(byte)(tempo >> 16), (byte)(tempo >> 8), (byte)tempo]);
    }

    private static (int Tick, int Type, byte[] Content) ContentOf(MeterChange change)
    {
        var (beats, unit) = change.Meter;

        // The metronome clicks on each beat; in compound meters such as 6/8, on each group of three.
        var isCompound = unit > SmallestSimpleUnit && beats > BeatsInGroup && beats % BeatsInGroup == 0;
        var clocks = ClocksInWhole / unit * (isCompound ? BeatsInGroup : 1);
        return (change.Tick, MetaEvent.Meter, [(byte)beats, (byte)BitOperations.Log2((uint)unit), (byte)Math.Max(1, clocks), ThirtySecondsInQuarter]);
    }

    private static (int Tick, int Type, byte[] Content) ContentOf(KeyChange change)
    {
        // MIDI knows major and minor: the third above the tonic decides.
        var isMinor = change.Key.Mode is Mode.Minor or Mode.Dorian or Mode.Phrygian or Mode.Locrian;
        return (change.Tick, MetaEvent.Key, [(byte)(sbyte)change.Key.Fifths, (byte)(isMinor ? 1 : 0)]);
    }
}
