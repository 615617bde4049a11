namespace MusicRnn.Notation.Midi;

/// <summary>
/// Bytes that mean nothing. The reader leaves out the rest of their track, or tells the caller by a
/// <see cref="NotationException"/> where nothing of the file is left.
/// </summary>
/// <param name="offset">Where they stand in the file.</param>
/// <param name="problem">What was expected and what was found, without a full stop.</param>
/// <param name="advice">What a person can do about it.</param>
internal sealed class MidiDamageException(int offset, string problem, string advice) : Exception($"{problem}. {advice}")
{
    /// <summary>Where the bytes stand in the file.</summary>
    public int Offset => offset;

    /// <summary>What was expected and what was found, without a full stop.</summary>
    public string Problem => problem;
}
