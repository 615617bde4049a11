using MusicRnn.Music;

namespace MusicRnn.Notation.Abc;

/// <summary>One voice as it is written, all times in written time: repeats are not yet played out.</summary>
internal sealed class AbcVoice(string id)
{
    public string Id { get; } = id;

    public string Name { get; set; } = "";

    public AbcClef Clef { get; set; }

    /// <summary>Semitones up from <c>%%MIDI transpose</c>.</summary>
    public int Transposition { get; set; }

    /// <summary>The General MIDI program, if the text names one.</summary>
    public int? Program { get; set; }

    /// <summary>The MIDI channel from 0, if the text names one.</summary>
    public int? Channel { get; set; }

    public List<AbcNote> Notes { get; } = [];

    public List<AbcBarLine> BarLines { get; } = [];

    public AbcTimeline<AbcMeter> Meters { get; } = new();

    public AbcTimeline<Key> Keys { get; } = new();

    public AbcTimeline<string> Chords { get; } = new();

    public AbcTimeline<AbcSyllable> Lyrics { get; } = new();

    public AbcTimeline<int> Programs { get; } = new();

    /// <summary>Whether each note begins when the one before it begins, or later.</summary>
    public bool IsInOrder
    {
        get
        {
            for (var index = 1; index < Notes.Count; index++)
            {
                if (Notes[index].Start < Notes[index - 1].Start)
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>The time at which its last note, rest or bar ends.</summary>
    public long End { get; set; }

    /// <summary>The meter that holds at a time.</summary>
    public AbcMeter MeterAt(long time)
    {
        var index = Meters.IndexAt(time);
        return index < 0 ? AbcMeter.Free : Meters.Entries[index].Value;
    }
}
