using System.Numerics;
using MusicRnn.Music;

namespace MusicRnn.Notation.Midi;

/// <summary>What a MIDI file can hold, as the widths of its fields allow.</summary>
internal static class MidiLimits
{
    private const string Source = "midi";
    private const int MostTempo = 0xFF_FFFF;
    private const int MostSharpsOrFlats = 7;
    private const int DataLimit = MidiMessage.DataValues;

    /// <summary>Throws <see cref="NotationException"/> with the first value of the piece that MIDI cannot hold.</summary>
    public static void Check(Piece piece)
    {
        Require(piece.TicksPerQuarter is >= 1 and <= MidiHeader.MostTicksPerQuarter, "1 to 32767 ticks a quarter", piece.TicksPerQuarter);
        Require(piece.Parts.Length < ushort.MaxValue, "fewer than 65535 parts", piece.Parts.Length);
        CheckTick(piece.End);
        foreach (var text in piece.Texts)
        {
            CheckTick(text.Tick);
        }

        foreach (var (tick, tempo) in piece.Tempos.Changes)
        {
            CheckTick(tick);
            Require(tempo is >= 1 and <= MostTempo, "a tempo of 1 to 16777215 microseconds a quarter", tempo);
        }

        foreach (var (tick, meter) in piece.Meters)
        {
            CheckTick(tick);
            Require(meter.Beats is >= 1 and <= byte.MaxValue, "a meter of 1 to 255 beats", meter);
            Require(meter.BeatUnit <= DataLimit && BitOperations.IsPow2(meter.BeatUnit), "a beat unit that is a power of two up to 128", meter);
        }

        foreach (var (tick, key) in piece.Keys)
        {
            CheckTick(tick);
            Require(key.Fifths is >= -MostSharpsOrFlats and <= MostSharpsOrFlats, "a key of up to seven sharps or flats", key.Fifths);
        }

        foreach (var part in piece.Parts)
        {
            Check(part);
        }
    }

    private static void Check(Part part)
    {
        Require(part.Channel is >= 0 and < MidiMessage.Channels, "a channel of 0 to 15", part.Channel);
        Require(part.Program is >= 0 and < DataLimit, "a program of 0 to 127", part.Program);
        foreach (var note in part.Notes)
        {
            CheckTick(note.Start);
            CheckTick(note.Duration);
        }

        foreach (var control in part.Controls)
        {
            CheckTick(control.Tick);
            Require(control.Number is >= 0 and < DataLimit, "a controller or key of 0 to 127", control.Number);
            if (control.Kind == ControlKind.PitchBend)
            {
                Require(control.Value is >= -MidiMessage.PitchBendCenter and < MidiMessage.PitchBendCenter, "a pitch bend of -8192 to 8191", control.Value);
            }
            else
            {
                Require(control.Value is >= 0 and < DataLimit, "a control value of 0 to 127", control.Value);
            }
        }
    }

    private static void CheckTick(int tick) =>
        Require(tick is >= 0 and <= VariableLengthQuantity.MaxValue, "times of 0 to 268435455 ticks", tick);

    private static void Require<T>(bool holds, string expected, T found)
    {
        if (!holds)
        {
            throw new NotationException(Source, $"expected {expected}, found {found}. Change the piece, or write another format.");
        }
    }
}
