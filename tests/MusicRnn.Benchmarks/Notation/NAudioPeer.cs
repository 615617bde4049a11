using NAudio.Midi;

namespace MusicRnn.Benchmarks.Notation;

/// <summary>Reads the same MIDI files to the same notes with NAudio.</summary>
internal static class NAudioPeer
{
    public static int NotesIn(byte[][] files)
    {
        var notes = 0;
        foreach (var file in files)
        {
            using var stream = new MemoryStream(file, writable: false);
            var content = new MidiFile(stream, strictChecking: false);
            notes += content.Events.SelectMany(track => track).Count(item => item is NoteOnEvent { OffEvent: not null });
        }

        return notes;
    }
}
