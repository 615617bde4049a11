using MusicRnn.Music;

namespace MusicRnn.Notation.MusicXml;

/// <summary>A part as it is written.</summary>
internal sealed class WrittenPart(string id)
{
    public string Id { get; } = id;

    public string Name { get; set; } = "";

    /// <summary>The instruments by their identifiers, in the order of the file.</summary>
    public List<(string Id, PartInstrument Instrument)> Instruments { get; } = [];

    public List<WrittenNote> Notes { get; } = [];

    /// <summary>The velocities that dynamic marks set.</summary>
    public List<Written<int>> Levels { get; } = [];

    /// <summary>The keys as they sound.</summary>
    public List<Written<Key>> Keys { get; } = [];

    /// <summary>The syllables, each with the number of its verse.</summary>
    public List<Written<(int Verse, string Text)>> Lyrics { get; } = [];
}
