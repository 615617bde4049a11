namespace MusicRnn.Notation.Abc;

/// <summary>One tune as it is written: its voices in written time, and what belongs to all of them.</summary>
internal sealed class AbcScore
{
    public string Title { get; set; } = "";

    /// <summary>The kind of tune, from R:.</summary>
    public string Style { get; set; } = "";

    /// <summary>How a program has composed it.</summary>
    public string Recipe { get; set; } = "";

    public List<string> Composers { get; } = [];

    /// <summary>The words after the tune, from W:.</summary>
    public List<string> Words { get; } = [];

    /// <summary>The order in which the labelled parts are played, from P: in the header; null to play as written.</summary>
    public AbcLine? PlayOrder { get; set; }

    public AbcTimeline<(string Name, AbcPosition Position)> Labels { get; } = new();

    /// <summary>Tempos in quarters a minute.</summary>
    public AbcTimeline<double> Tempos { get; } = new();

    public List<AbcVoice> Voices { get; } = [];

    /// <summary>Where its first note stands, to name the tune by; only in a score with notes.</summary>
    public AbcPosition FirstNote => Voices.Find(voice => voice.Notes.Count > 0)!.Notes[0].Position;

    /// <summary>Programs that <c>%%MIDI program c n</c> gives to a channel, which is counted from 0.</summary>
    public Dictionary<int, int> ChannelPrograms { get; } = [];

    /// <summary>Programs that <c>%%MIDI voice ID instrument=n</c> gives to a voice, counted from 0.</summary>
    public Dictionary<string, int> VoicePrograms { get; } = [];
}
