using System.Collections.Immutable;
using MusicRnn.Music;

namespace MusicRnn.Live;

/// <summary>Turns a composed bar into one as it is played: in another key, at another tempo, on another instrument.</summary>
internal static class BarArranger
{
    private const int Octave = 12;
    private const int HighestPitch = 127;
    private const int PanController = 10;
    private const int PanMiddle = 64;
    private const int Channels = 16;

    // Seats from a little left to a little right, as the sound of a file has them.
    private const double WidestPan = 25;

    // What MIDI files can hold.
    private const int SlowestMicrosecondsPerQuarter = 16_777_215;

    /// <summary>The bar's music under the controls.</summary>
    public static Piece Arrange(ComposedBar bar, LiveControls controls) => bar.Music with
    {
        Parts = Seat(bar.Music.Parts, controls),
        Keys = [.. bar.Music.Keys.Select(change => change with { Key = Transposer.Transpose(change.Key, controls.Semitones) })],
        Tempos = new TempoMap(bar.Music.Tempos.Changes.Select(change => change with
        {
            MicrosecondsPerQuarter = (int)Math.Clamp(Math.Round(change.MicrosecondsPerQuarter / controls.TempoFactor), 1, SlowestMicrosecondsPerQuarter),
        })),
    };

    // Where each sits is said in the music, so that it stays there whatever else is played before and after.
    private static ImmutableArray<Part> Seat(ImmutableArray<Part> parts, LiveControls controls)
    {
        var pitched = parts.Count(part => !part.IsPercussion);
        var seated = ImmutableArray.CreateBuilder<Part>(parts.Length);
        var place = 0;
        foreach (var part in parts)
        {
            if (part.IsPercussion)
            {
                seated.Add(part with { Channel = Part.PercussionChannel });
                continue;
            }

            var pan = pitched < 2 ? 0 : WidestPan * ((2.0 * place / (pitched - 1)) - 1);
            seated.Add(part with
            {
                Channel = ChannelOf(place++),
                Program = controls.Program ?? part.Program,
                Controls = [new ControlEvent(0, ControlKind.Controller, PanController, PanMiddle + (int)Math.Round(pan))],
                Notes = controls.Semitones == 0 ? part.Notes : [.. part.Notes.Select(note => note with { Pitch = Folded(note.Pitch + controls.Semitones) })],
            });
        }

        return seated.MoveToImmutable();
    }

    /// <summary>The channel of a pitched part, by its number among those.</summary>
    public static int ChannelOf(int pitchedPart) => (pitchedPart < Part.PercussionChannel ? pitchedPart : pitchedPart + 1) % Channels;

    // What would leave the keyboard stays on it, an octave nearer.
    private static int Folded(int pitch) => pitch < 0 ? pitch + (Octave * ((-pitch + Octave - 1) / Octave)) : pitch > HighestPitch ? pitch - (Octave * ((pitch - HighestPitch + Octave - 1) / Octave)) : pitch;
}
