namespace MusicRnn.Notation.Abc;

/// <summary>A stretch of written time that is played without a jump.</summary>
internal readonly record struct AbcSpan(long Start, long End)
{
    public long Length => End - Start;
}
