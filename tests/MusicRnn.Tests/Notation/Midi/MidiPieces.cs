using System.Collections.Immutable;
using CsCheck;
using MusicRnn.Music;

namespace MusicRnn.Tests.Notation.Midi;

/// <summary>Random pieces of all that MIDI can hold.</summary>
internal static class MidiPieces
{
    private const int LastTick = 4000;

    private static readonly Gen<int> Tick = Gen.Int[0, LastTick];
    private static readonly Gen<int> Data = Gen.Int[0, 127];
    private static readonly Gen<string> Word = Gen.OneOf("Jig", "Säckpipa", "Le 3ème", "日本", "", "x y", "Composer", new string('a', 300));
    private static readonly Gen<string> SomeWord = Word.Where(word => word.Length > 0);

    private static readonly Gen<Note> Note =
        from start in Tick
        from duration in Gen.Frequency((1, Gen.Const(0)), (6, Gen.Int[1, 900]))
        from pitch in Gen.OneOf(Gen.Int[60, 64], Data)
        from velocity in Gen.Int[1, 127]
        select new Note(start, duration, pitch, velocity);

    private static readonly Gen<ControlEvent> Control = Gen.OneOf(
        Gen.Select(Tick, Data, Data, (tick, number, value) => new ControlEvent(tick, ControlKind.Controller, number, value)),
        Gen.Select(Tick, Data, Data, (tick, number, value) => new ControlEvent(tick, ControlKind.KeyPressure, number, value)),
        Gen.Select(Tick, Data, (tick, value) => new ControlEvent(tick, ControlKind.ChannelPressure, 0, value)),
        Gen.Select(Tick, Data, (tick, value) => new ControlEvent(tick, ControlKind.Program, 0, value)),
        Gen.Select(Tick, Gen.Int[-8192, 8191], (tick, value) => new ControlEvent(tick, ControlKind.PitchBend, 0, value)));

    private static readonly Gen<Part> Part =
        from name in Word
        from program in Data
        from notes in Note.Array[0, 40]
        from controls in Control.Array[0, 10]
        where notes.Length > 0 || controls.Any(control => control.Kind != ControlKind.Program)
        select new Part
        {
            Name = name,
            Program = program,
            Notes = EarlierOnesEndFirst(notes),

            // An instrument that is changed before the first note is the part's instrument.
            Controls = [.. controls.Where(control => control.Kind != ControlKind.Program || control.Tick > notes.Select(note => note.Start).DefaultIfEmpty(0).Min())],
        };

    private static readonly Gen<TextEvent> Text =
        Gen.Select(Tick, Gen.Enum<TextKind>(), SomeWord, (tick, kind, text) => new TextEvent(tick, kind, text));

    private static readonly Gen<KeyChange> Key = Gen.Select(
        Tick, Gen.Int[-7, 7], Gen.OneOf(Mode.Major, Mode.Minor), (tick, fifths, mode) => new KeyChange(tick, new Key(fifths, mode)));

    private static readonly Gen<MeterChange> Meter = Gen.Select(
        Tick, Gen.Int[1, 255], Gen.Int[0, 7], (tick, beats, power) => new MeterChange(tick, new Meter(beats, 1 << power)));

    private static readonly Gen<TempoChange> Tempo =
        Gen.Select(Tick, Gen.Int[1, 0xFF_FFFF], (tick, tempo) => new TempoChange(tick, tempo));

    /// <summary>Pieces that MIDI holds without loss.</summary>
    public static Gen<Piece> Any { get; } =
        from title in Word
        from ticksPerQuarter in Gen.OneOf(Gen.OneOf(24, 480, 1024, 32767), Gen.Int[1, 32767])
        from parts in Part.Array[0, 12]
        from tempos in Tempo.Array[0, 5]
        from meters in Meter.Array[0, 5]
        from keys in Key.Array[0, 5]
        from texts in Text.Array[0, 8]
        from end in Gen.Int[LastTick, LastTick + 800]
        select new Piece
        {
            Title = title,
            TicksPerQuarter = ticksPerQuarter,
            Parts = OnOwnChannels(parts),
            Tempos = new TempoMap(tempos),
            Meters = [.. meters],
            Keys = [.. keys],
            Texts = [.. texts],
            End = end,
        };

    /// <summary>Of two notes on one key, MIDI cannot say that the later one ends first.</summary>
    private static ImmutableArray<Note> EarlierOnesEndFirst(Note[] notes) =>
    [
        .. notes.GroupBy(note => note.Pitch).SelectMany(key =>
        {
            // Sorted, as the part sorts them; then each takes the next of the sorted ends.
            var inOrder = key.OrderBy(note => note.Start).ToArray();
            var ends = inOrder.Select(note => note.End).Order().ToArray();
            return inOrder.Select((note, index) => note with { Duration = ends[index] - note.Start });
        }),
    ];

    private static ImmutableArray<Part> OnOwnChannels(Part[] parts) =>
        [.. parts.Select((part, channel) => part with { Channel = channel, IsPercussion = channel == MusicRnn.Music.Part.PercussionChannel })];
}
