using System.Collections.Immutable;
using MusicRnn.Music;

namespace MusicRnn.Tests.Evaluation.Statistics;

/// <summary>Small pieces with known answers, in the resolution that MusPy has by default: 24 ticks a quarter note.</summary>
internal static class HandMade
{
    public const int Quarter = 24;

    /// <summary>A piece of one part from notes of start, duration and pitch.</summary>
    public static Piece Piece(params (int Start, int Duration, int Pitch)[] notes) => InParts(notes);

    /// <summary>A piece with a part for each list of notes.</summary>
    public static Piece InParts(params (int Start, int Duration, int Pitch)[][] parts) => new()
    {
        TicksPerQuarter = Quarter,
        Parts = [.. parts.Select(notes => new Part { Notes = NotesOf(notes) })],
    };

    /// <summary>The same piece with a drum part from strokes of start and duration.</summary>
    public static Piece WithDrums(this Piece piece, params (int Start, int Duration)[] strokes) => piece with
    {
        Parts = piece.Parts.Add(new Part { IsPercussion = true, Notes = NotesOf([.. strokes.Select(stroke => (stroke.Start, stroke.Duration, 36))]) }),
    };

    /// <summary>The same piece in another meter from each tick on.</summary>
    public static Piece WithMeters(this Piece piece, params (int Tick, int Beats, int BeatUnit)[] changes) => piece with
    {
        Meters = [.. changes.Select(change => new MeterChange(change.Tick, new Meter(change.Beats, change.BeatUnit)))],
    };

    /// <summary>Notes of one duration, one after another.</summary>
    public static (int Start, int Duration, int Pitch)[] InARow(int duration, params int[] pitches) =>
        [.. pitches.Select((pitch, place) => (place * duration, duration, pitch))];

    private static ImmutableArray<Note> NotesOf((int Start, int Duration, int Pitch)[] notes) =>
        [.. notes.Select(note => new Note(note.Start, note.Duration, note.Pitch, 80))];
}
