using System.Numerics;
using MusicRnn.Music;

namespace MusicRnn.Notation.Json;

/// <summary>
/// What one JSON file may hold. The ranges of values are those of MIDI where it has one, else so wide that each reader
/// stays within them; the counts are far above real music, and keep a file of a few letters an entry from filling the memory.
/// </summary>
internal static class JsonLimits
{
    /// <summary>The last tick, for starts and ends: twice as many, and a bar more, still are an <see cref="int"/>.</summary>
    public const int LastTick = 1 << 30;

    /// <summary>Ticks a quarter note: the longest bar, 255/1, is not longer than <see cref="LastTick"/>.</summary>
    public const int TicksPerQuarter = 1 << 20;

    /// <summary>Beats of a bar, as MIDI stores them.</summary>
    public const int Beats = byte.MaxValue;

    /// <summary>The shortest beat, a 128th note.</summary>
    public const int BeatUnit = 128;

    /// <summary>Sharps or flats of a key.</summary>
    public const int Fifths = 7;

    /// <summary>Microseconds of the slowest quarter note, as MIDI stores them.</summary>
    public const int MicrosecondsPerQuarter = 0xFF_FFFF;

    /// <summary>The highest channel, counted from 0.</summary>
    public const int Channel = 15;

    /// <summary>The highest pitch, velocity, program, controller and value: seven bits.</summary>
    public const int SevenBits = 127;

    /// <summary>The lowest pitch bend; the highest is one less above zero.</summary>
    public const int LowestPitchBend = -8192;

    /// <summary>Pieces of a file: twice the largest collection of folk tunes there is.</summary>
    public const int Pieces = 100_000;

    /// <summary>Parts of all pieces of a file.</summary>
    public const int Parts = 400_000;

    /// <summary>Changes of tempo, meter, key or chord of a piece, each.</summary>
    public const int Changes = 200_000;

    /// <summary>Pieces that cannot be read, after which the rest of the file is not tried.</summary>
    public const int BadPieces = 100;

    /// <summary>What was mended or left out and is told.</summary>
    public const int Problems = 10_000;

    /// <summary>Nesting; the notation itself needs seven levels.</summary>
    public const int Depth = 64;

    /// <summary>Throws <see cref="NotationException"/> with the first value that could not be read again.</summary>
    public static void Check(ReadResult content)
    {
        Require(content.Pieces.Length <= Pieces, $"at most {Pieces} pieces", content.Pieces.Length);
        Require(content.Pieces.Sum(piece => piece.Parts.Length) <= Parts, $"at most {Parts} parts", content.Pieces.Sum(piece => piece.Parts.Length));
        foreach (var piece in content.Pieces)
        {
            Check(piece);
        }
    }

    private static void Check(Piece piece)
    {
        Require(piece.TicksPerQuarter is >= 1 and <= TicksPerQuarter, $"1 to {TicksPerQuarter} ticks a quarter", piece.TicksPerQuarter);
        CheckTicks(piece);
        foreach (var (_, tempo) in piece.Tempos.Changes)
        {
            Require(tempo is >= 1 and <= MicrosecondsPerQuarter, $"a tempo of 1 to {MicrosecondsPerQuarter} microseconds a quarter", tempo);
        }

        foreach (var (_, meter) in piece.Meters)
        {
            Require(meter.Beats is >= 1 and <= Beats && IsBeatUnit(meter.BeatUnit), $"a meter of 1 to {Beats} beats of a half, quarter, eighth or the like", meter);
        }

        foreach (var (_, key) in piece.Keys)
        {
            Require(key.Fifths is >= -Fifths and <= Fifths, $"a key of up to {Fifths} sharps or flats", key.Fifths);
        }

        foreach (var part in piece.Parts)
        {
            Check(part);
        }
    }

    private static void CheckTicks(Piece piece)
    {
        Require(new[] { piece.Tempos.Changes.Length, piece.Meters.Length, piece.Keys.Length, piece.Chords.Length, piece.Texts.Length }.Max() <= Changes, $"at most {Changes} changes", "more");
        IEnumerable<int> ticks =
        [
            piece.End, .. piece.Tempos.Changes.Select(change => change.Tick), .. piece.Meters.Select(change => change.Tick),
            .. piece.Keys.Select(change => change.Tick), .. piece.Chords.Select(change => change.Tick), .. piece.Texts.Select(text => text.Tick),
        ];
        foreach (var tick in ticks)
        {
            CheckTick(tick);
        }
    }

    private static void Check(Part part)
    {
        Require(part.Channel is >= 0 and <= Channel, $"a channel of 0 to {Channel}", part.Channel);
        Require(part.Program is >= 0 and <= SevenBits, $"a program of 0 to {SevenBits}", part.Program);
        foreach (var note in part.Notes)
        {
            CheckTick(note.Start);
            Require(note.Duration <= LastTick - note.Start, $"a note that ends by tick {LastTick}", $"{note.Start} and {note.Duration} ticks");
        }

        foreach (var control in part.Controls)
        {
            CheckTick(control.Tick);
            Require(control.Number is >= 0 and <= SevenBits, $"a controller or key of 0 to {SevenBits}", control.Number);
            var (lowest, highest) = ValuesOf(control.Kind);
            Require(control.Value >= lowest && control.Value <= highest, $"a control value of {lowest} to {highest}", control.Value);
        }
    }

    /// <summary>Whether a number can be the lower one of a meter.</summary>
    public static bool IsBeatUnit(int unit) => unit is >= 1 and <= BeatUnit && BitOperations.IsPow2(unit);

    /// <summary>The values that a control can take.</summary>
    public static (int Lowest, int Highest) ValuesOf(ControlKind kind) =>
        kind == ControlKind.PitchBend ? (LowestPitchBend, -LowestPitchBend - 1) : (0, SevenBits);

    private static void CheckTick(int tick) => Require(tick is >= 0 and <= LastTick, $"times of 0 to {LastTick} ticks", tick);

    private static void Require<T>(bool holds, string expected, T found)
    {
        if (!holds)
        {
            throw new NotationException("json", $"expected {expected}, found {found}. Change the piece, or write another format.");
        }
    }
}
