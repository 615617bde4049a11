using MusicRnn.Music;

namespace MusicRnn.Tests.Composing.Editing;

/// <summary>Pieces that the small models can tell.</summary>
internal static class EditingPieces
{
    private const int Quarter = 480;

    /// <summary>Six bars of 2/4: a melody in eighths and quarters and a lower part in quarters, with names, controls, chord symbols and words that tokens do not tell.</summary>
    public static Piece TwoParts { get; } = new()
    {
        Title = "Walk",
        TicksPerQuarter = Quarter,
        Meters = [new MeterChange(0, new Meter(2, 4))],
        Keys = [new KeyChange(0, Key.CMajor)],
        Tempos = new TempoMap([TempoChange.FromQuartersPerMinute(0, 117)]),
        Chords = [.. Enumerable.Range(0, 6).Select(bar => new ChordChange(bar * 2 * Quarter, "C"))],
        Texts = [new TextEvent(3 * 2 * Quarter, TextKind.Lyric, "la")],
        Parts =
        [
            new Part { Name = "silent" },
            new Part
            {
                Name = "melody",
                Program = 40,
                Notes = [.. Enumerable.Range(0, 6).SelectMany(bar => Melody(bar * 2 * Quarter))],
                Controls = [new ControlEvent(5, ControlKind.Controller, 7, 99)],
            },
            new Part { Name = "bass", Channel = 1, Notes = [.. Enumerable.Range(0, 6).Select(bar => new Note(bar * 2 * Quarter, Quarter, 60, 41))] },
        ],
        End = 6 * 2 * Quarter,
    };

    /// <summary>The same after a quarter note of pickup.</summary>
    public static Piece WithPickup { get; } = TwoParts with
    {
        Meters = [new MeterChange(0, new Meter(2, 4)), new MeterChange(Quarter, new Meter(2, 4))],
        Chords = [],
        Texts = [],
        Parts =
        [
            .. TwoParts.Parts.Select((part, index) => part with
            {
                Notes = [.. index == 1 ? [new Note(0, Quarter / 2, 64, 90)] : Array.Empty<Note>(), .. part.Notes.Select(note => note with { Start = note.Start + Quarter })],
            }),
        ],
        End = ((6 * 2) + 1) * Quarter,
    };

    private static Note[] Melody(int tick) =>
    [
        new Note(tick, Quarter / 2, 62, 87), new Note(tick + (Quarter / 2), Quarter / 2, 64, 91), new Note(tick + Quarter, Quarter - 7, 60, 92),
    ];
}
