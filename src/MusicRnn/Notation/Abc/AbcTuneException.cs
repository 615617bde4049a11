namespace MusicRnn.Notation.Abc;

/// <summary>One tune of a book has to be given up; the reader reports it as a problem and goes on with the next.</summary>
internal sealed class AbcTuneException(AbcPosition position, string message) : MusicRnnException(message)
{
    public AbcPosition Position { get; } = position;
}
