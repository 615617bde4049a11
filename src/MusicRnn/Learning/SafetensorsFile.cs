using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace MusicRnn.Learning;

/// <summary>
/// Tensors in the safetensors format (huggingface/safetensors, "Format"): the length of the header as a 64-bit number,
/// the header as JSON, then the numbers of all tensors one after another, everything little-endian. PyTorch reads and
/// writes it, and unlike a pickle it holds nothing but numbers.
/// </summary>
/// <param name="Tensors">The tensors, in the order of the header.</param>
/// <param name="Metadata">Words by name, of the header's <c>__metadata__</c>.</param>
public sealed record SafetensorsFile(TensorSet Tensors, IReadOnlyDictionary<string, string> Metadata)
{
    /// <summary>The bytes of the number that says how long the header is.</summary>
    internal const int LengthBytes = sizeof(ulong);

    // The reference implementation refuses longer headers too (MAX_HEADER_SIZE).
    internal const int LongestHeader = 100_000_000;

    // The data begins at a multiple of this, as the format asks, so that it may be mapped into memory as it lies.
    private const int HeaderAlignment = 8;
    private const byte Space = (byte)' ';

    // Enough for the disk to be busy, little enough to be no burden.
    private const int FloatsAtOnce = 1 << 14;

    /// <summary>
    /// Writes tensors as 32-bit floats, in the order given. Throws <see cref="ArgumentException"/> if two have one name or
    /// one has more or fewer numbers than its shape says.
    /// </summary>
    public static void Write(Stream stream, IEnumerable<Tensor> tensors, IEnumerable<KeyValuePair<string, string>>? metadata = null)
    {
        var set = new TensorSet(tensors);
        var header = SafetensorsHeader.Write(set.All, metadata ?? []);
        var paddedLength = (header.Length + HeaderAlignment - 1) / HeaderAlignment * HeaderAlignment;

        Span<byte> length = stackalloc byte[LengthBytes];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)paddedLength);
        stream.Write(length);
        stream.Write(header);
        for (var i = header.Length; i < paddedLength; i++)
        {
            stream.WriteByte(Space);
        }

        foreach (var tensor in set.All)
        {
            WriteNumbers(stream, tensor.Numbers);
        }
    }

    /// <summary>
    /// Reads tensors of the types F32, F16 and BF16 from a stream of <paramref name="length"/> bytes. Throws
    /// <see cref="MusicRnnException"/> with the reason if they are not what the format says; no memory is taken for
    /// numbers that the length has no room for.
    /// </summary>
    public static SafetensorsFile Read(Stream stream, long length)
    {
        try
        {
            var header = SafetensorsHeader.Parse(ReadHeader(stream, length));
            header.RejectOverlapsAndGaps(length);
            var numbers = new Dictionary<string, float[]>(StringComparer.Ordinal);
            foreach (var entry in header.Entries.OrderBy(entry => entry.Begin).ThenBy(entry => entry.End))
            {
                numbers.Add(entry.Name, ReadNumbers(stream, entry));
            }

            return new SafetensorsFile(
                new TensorSet(header.Entries.Select(entry => new Tensor(entry.Name, entry.Shape, numbers[entry.Name]))), header.Metadata);
        }
        catch (EndOfStreamException exception)
        {
            throw new MusicRnnException("the tensors end too early: the file is cut off.", exception);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Names with half a surrogate pair are found out late, as InvalidOperationException.
            throw new MusicRnnException($"the header of the tensors is not the JSON that it should be ({exception.Message})", exception);
        }
    }

    private static byte[] ReadHeader(Stream stream, long length)
    {
        Span<byte> lengthBytes = stackalloc byte[LengthBytes];
        stream.ReadExactly(lengthBytes);
        var headerLength = BinaryPrimitives.ReadUInt64LittleEndian(lengthBytes);
        if (headerLength > LongestHeader || (long)headerLength > length - LengthBytes)
        {
            throw new MusicRnnException($"the header of the tensors should fit into a file of {length} bytes, but is said to have {headerLength}.");
        }

        var header = new byte[headerLength];
        stream.ReadExactly(header);
        return header;
    }

    private static float[] ReadNumbers(Stream stream, SafetensorsEntry entry)
    {
        var numbers = new float[(entry.End - entry.Begin) / entry.Type.Bytes];
        var buffer = new byte[FloatsAtOnce * entry.Type.Bytes];
        for (var done = 0; done < numbers.Length; done += FloatsAtOnce)
        {
            var target = numbers.AsSpan(done, Math.Min(FloatsAtOnce, numbers.Length - done));
            var source = buffer.AsSpan(0, target.Length * entry.Type.Bytes);
            stream.ReadExactly(source);
            entry.Type.Convert(source, target);
        }

        return numbers;
    }

    private static void WriteNumbers(Stream stream, float[] numbers)
    {
        if (BitConverter.IsLittleEndian)
        {
            for (var done = 0; done < numbers.Length; done += FloatsAtOnce)
            {
                stream.Write(MemoryMarshal.AsBytes(numbers.AsSpan(done, Math.Min(FloatsAtOnce, numbers.Length - done))));
            }

            return;
        }

        Span<byte> bytes = stackalloc byte[sizeof(float)];
        foreach (var number in numbers)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes, number);
            stream.Write(bytes);
        }
    }
}
