using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using MusicRnn.Music;

namespace MusicRnn.Notation.Midi;

/// <summary>
/// Records what one channel of one track plays, and finds the end of each note: of several notes that sound on one key,
/// the one that began first ends first. It is emptied and used again for the next track, so that a file of very many
/// tiny tracks takes no more memory than its music; its own memory is borrowed, as most of the time would go into that.
/// </summary>
internal sealed class ChannelRecorder : IDisposable
{
    private const int None = -1;
    private const int FirstCapacity = 64;

    // Chords are short; longer runs, which only a hostile file has, are left to the sort in Part.
    private const int LongestChord = 32;

    private readonly int[] _firstOpen = new int[MidiMessage.DataValues];
    private readonly int[] _lastOpen = new int[MidiMessage.DataValues];
    private readonly List<ControlEvent> _controls = [];
    private Note[] _notes = ArrayPool<Note>.Shared.Rent(FirstCapacity);

    // For each note that still sounds, the one on the same key that began next.
    private int[] _nextOpen = ArrayPool<int>.Shared.Rent(FirstCapacity);
    private int _count;

    /// <summary>Creates an empty recorder.</summary>
    public ChannelRecorder() => Clear();

    /// <summary>How many notes still sound.</summary>
    public int OpenCount { get; private set; }

    /// <summary>The number of notes so far.</summary>
    public int NoteCount => _count;

    /// <summary>The controls so far, program changes among them, in order of tick.</summary>
    public List<ControlEvent> Controls => _controls;

    /// <summary>Begins a note; its velocity is 1 to 127.</summary>
    public void NoteOn(int tick, int pitch, int velocity)
    {
        if (_count == Math.Min(_notes.Length, _nextOpen.Length))
        {
            _notes = Grown(_notes);
            _nextOpen = Grown(_nextOpen);
        }

        _notes[_count] = new Note(tick, 0, pitch, velocity);
        _nextOpen[_count] = None;
        if (_firstOpen[pitch] == None)
        {
            _firstOpen[pitch] = _count;
        }
        else
        {
            _nextOpen[_lastOpen[pitch]] = _count;
        }

        _lastOpen[pitch] = _count;
        _count++;
        OpenCount++;
    }

    /// <summary>Ends the note of this pitch that began first; without one, there is nothing to end.</summary>
    public void NoteOff(int tick, int pitch)
    {
        var index = _firstOpen[pitch];
        if (index == None)
        {
            return;
        }

        ref var note = ref _notes[index];
        note = note with { Duration = tick - note.Start };
        _firstOpen[pitch] = _nextOpen[index];
        OpenCount--;
    }

    /// <summary>Ends all notes that still sound.</summary>
    public void EndAll(int tick)
    {
        for (var pitch = 0; OpenCount > 0; pitch++)
        {
            while (_firstOpen[pitch] != None)
            {
                NoteOff(tick, pitch);
            }
        }
    }

    /// <summary>The notes in order of start, then pitch.</summary>
    public ImmutableArray<Note> NotesInOrder()
    {
        var notes = _notes.AsSpan(0, _count).ToArray();
        var chordStart = 0;
        for (var index = 1; index <= notes.Length; index++)
        {
            if (index == notes.Length || notes[index].Start != notes[chordStart].Start)
            {
                SortByPitch(notes.AsSpan(chordStart, index - chordStart));
                chordStart = index;
            }
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(notes);
    }

    /// <summary>Forgets everything, for the next track.</summary>
    public void Clear()
    {
        _controls.Clear();
        _count = 0;
        OpenCount = 0;
        _firstOpen.AsSpan().Fill(None);
    }

    /// <summary>Gives the borrowed memory back.</summary>
    public void Dispose()
    {
        ArrayPool<Note>.Shared.Return(_notes);
        ArrayPool<int>.Shared.Return(_nextOpen);
        _notes = [];
        _nextOpen = [];
    }

    private T[] Grown<T>(T[] borrowed)
    {
        var larger = ArrayPool<T>.Shared.Rent(_count * 2);
        borrowed.AsSpan(0, _count).CopyTo(larger);
        ArrayPool<T>.Shared.Return(borrowed);
        return larger;
    }

    // Insertion sort: stable, and the fastest there is for a handful of notes.
    private static void SortByPitch(Span<Note> chord)
    {
        if (chord.Length > LongestChord)
        {
            return;
        }

        for (var index = 1; index < chord.Length; index++)
        {
            var note = chord[index];
            var place = index;
            while (place > 0 && chord[place - 1].Pitch > note.Pitch)
            {
                chord[place] = chord[place - 1];
                place--;
            }

            chord[place] = note;
        }
    }
}
