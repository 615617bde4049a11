namespace MusicRnn.Notation.Midi;

/// <summary>
/// Standard MIDI Files 1.0: formats 0, 1 and 2, also wrapped as RMID, are read, and format 1 is written. Reading and
/// writing again keeps notes, tempos, meters, keys, programs, controls, names and texts, on the file's own ticks; it
/// leaves out release velocities and what nobody hears without the maker's equipment: system exclusive messages, ports,
/// device names, the metronome's clicks. What MIDI cannot hold is left out or said otherwise on writing: chord symbols,
/// modes other than major and minor (their signature and third stay), and which of two notes of one pitch and part ends
/// first (the earlier one does).
/// </summary>
/// <remarks>
/// Damage is mended where the music is certain, and reported: a wrong track length, count or value out of range loses
/// nothing, and a file that is cut off or garbled keeps what stands before the damage, and each whole track behind it.
/// </remarks>
public sealed class MidiFormat : INotationFormat
{
    /// <inheritdoc/>
    public string Name => "midi";

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions { get; } = [".mid", ".midi", ".smf", ".kar", ".rmi"];

    /// <inheritdoc/>
    public ReadResult Read(Stream stream, string source) => MidiReader.Read(WholeFile.Read(stream, source).Span, source);

    /// <inheritdoc/>
    public bool HoldsManyPieces => false;

    /// <inheritdoc/>
    public void Write(ReadResult content, Stream stream) => stream.Write(MidiWriter.Write(content.SinglePiece(Name)));
}
