namespace MusicRnn.Notation.Json;

/// <summary>
/// Music as JSON (RFC 8259), for programs that want notes and nothing else: all times in ticks, ties merged, repeats
/// played out. Reading and writing again loses nothing.
/// <code>
/// {"pieces":[{"title":"","ticksPerQuarter":480,
///   "tempos":[{"tick":0,"quartersPerMinute":120}], "meters":[{"tick":0,"beats":4,"beatUnit":4}],
///   "keys":[{"tick":0,"fifths":0,"mode":"major"}], "chords":[{"tick":0,"symbol":"G7"}],
///   "recipe":"{...}", "texts":[{"tick":0,"kind":"composer","text":"Anon."}], "end":1920,
///   "parts":[{"name":"","channel":0,"program":0,"percussion":false,
///     "notes":[[start,duration,pitch,velocity]],
///     "controls":[{"tick":0,"kind":"controller","number":64,"value":127}]}]}],
///  "problems":[{"where":"line 12, column 7","message":"..."}]}
/// </code>
/// Pieces stand in file order, notes by start, then pitch. <c>recipe</c> (how a program composed the piece), <c>texts</c>, <c>controls</c> and <c>end</c> are written only
/// where there are any, <c>end</c> where the piece closes later than its last note, <c>number</c> where it is not 0. Modes
/// and kinds are the names of <see cref="Music.Mode"/>, <see cref="Music.TextKind"/> and <see cref="Music.ControlKind"/>,
/// with a small first letter. A reader needs <c>pieces</c> and in each <c>ticksPerQuarter</c>; all else may be missing.
/// </summary>
public sealed class JsonFormat : INotationFormat
{
    /// <inheritdoc/>
    public string Name => "json";

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions { get; } = [".json"];

    /// <inheritdoc/>
    public ReadResult Read(Stream stream, string source) => JsonNotationReader.Read(WholeFile.Read(stream, source).Span, source);

    /// <inheritdoc/>
    public bool HoldsManyPieces => true;

    /// <inheritdoc/>
    public void Write(ReadResult content, Stream stream) => JsonNotationWriter.Write(content, stream);
}
