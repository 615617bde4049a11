using CsCheck;
using MusicRnn.Music;
using MusicRnn.Tests.Notation.Midi;

namespace MusicRnn.Tests.Notation.Json;

/// <summary>Random pieces of all that JSON can hold: what MIDI can, and chord symbols, all modes and parts on one channel.</summary>
internal static class JsonPieces
{
    private static readonly Gen<int> Tick = Gen.Int[0, 4000];
    private static readonly Gen<string> Symbol = Gen.OneOf("G7", "F#m7b5", "B♭/D", "\"", "\\", "");

    public static Gen<Piece> Any { get; } =
        from piece in MidiPieces.Any
        from chords in Gen.Select(Tick, Symbol, (tick, symbol) => new ChordChange(tick, symbol)).Array[0, 5]
        from keys in Gen.Select(Tick, Gen.Int[-7, 7], Gen.Enum<Mode>(), (tick, fifths, mode) => new KeyChange(tick, new Key(fifths, mode))).Array[0, 5]
        from channel in Gen.Int[0, 15]
        from isPercussion in Gen.Bool
        select piece with
        {
            Chords = [.. chords],
            Keys = [.. keys],
            Parts = [.. piece.Parts.Select(part => part with { Channel = channel, IsPercussion = isPercussion }), new Part()],
        };
}
