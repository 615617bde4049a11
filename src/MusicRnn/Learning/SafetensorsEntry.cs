namespace MusicRnn.Learning;

/// <summary>What the header of a safetensors file says of one tensor.</summary>
/// <param name="Name">The tensor's name.</param>
/// <param name="Type">The type of its numbers.</param>
/// <param name="Shape">The size of each dimension.</param>
/// <param name="Begin">Its first byte, counted from the end of the header.</param>
/// <param name="End">The byte after its last one; as many bytes on as the shape says.</param>
internal sealed record SafetensorsEntry(string Name, SafetensorsType Type, IReadOnlyList<int> Shape, long Begin, long End);
