namespace MusicRnn.Notation.Abc;

/// <summary>A place in the text, both numbers counted from 1.</summary>
internal readonly record struct AbcPosition(int Line, int Column)
{
    public override string ToString() => $"line {Line}, column {Column}";
}
