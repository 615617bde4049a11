using System.Buffers.Binary;

namespace MusicRnn.Learning;

/// <summary>A type of number that safetensors files hold and that can be read as a 32-bit float without loss.</summary>
/// <param name="Name">Its name in the header.</param>
/// <param name="Bytes">The bytes of one number.</param>
/// <param name="Convert">Turns the bytes of numbers into floats.</param>
internal sealed record SafetensorsType(string Name, int Bytes, SafetensorsType.Conversion Convert)
{
    // A bfloat16 is the upper half of a float.
    private const int BrainFloatShift = 16;

    public delegate void Conversion(ReadOnlySpan<byte> source, Span<float> target);

    /// <summary>32-bit floats (IEEE 754 binary32): the type that is written.</summary>
    public static SafetensorsType Float32 { get; } = new("F32", sizeof(float), FromFloat32);

    private static SafetensorsType[] All { get; } =
    [
        Float32,
        new("F16", sizeof(ushort), FromFloat16),
        new("BF16", sizeof(ushort), FromBrainFloat16),
    ];

    /// <summary>The type of that name. Throws <see cref="MusicRnnException"/> if it cannot be read.</summary>
    public static SafetensorsType Find(string name, string tensor) =>
        Array.Find(All, type => type.Name == name)
        ?? throw new MusicRnnException(
            $"the tensor '{tensor}' should be of the type {string.Join(", ", All.Select(type => type.Name))}, but is {name}. Convert it to F32.");

    private static void FromFloat32(ReadOnlySpan<byte> source, Span<float> target)
    {
        for (var i = 0; i < target.Length; i++)
        {
            target[i] = BinaryPrimitives.ReadSingleLittleEndian(source[(i * sizeof(float))..]);
        }
    }

    private static void FromFloat16(ReadOnlySpan<byte> source, Span<float> target)
    {
        for (var i = 0; i < target.Length; i++)
        {
            target[i] = (float)BinaryPrimitives.ReadHalfLittleEndian(source[(i * sizeof(ushort))..]);
        }
    }

    private static void FromBrainFloat16(ReadOnlySpan<byte> source, Span<float> target)
    {
        for (var i = 0; i < target.Length; i++)
        {
            var bits = (uint)BinaryPrimitives.ReadUInt16LittleEndian(source[(i * sizeof(ushort))..]) << BrainFloatShift;
            target[i] = BitConverter.UInt32BitsToSingle(bits);
        }
    }
}
