using System.Text.Encodings.Web;
using System.Text.Json;

namespace MusicRnn.Learning;

/// <summary>
/// The header of a safetensors file:
/// <c>{"__metadata__":{"format":"pt"},"NAME":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]}, ...}</c>.
/// </summary>
internal sealed class SafetensorsHeader
{
    private const string MetadataName = "__metadata__";
    private const string TypeName = "dtype";
    private const string ShapeName = "shape";
    private const string OffsetsName = "data_offsets";

    // Names such as 'recurrent.weight_ih_l0' are for people to read too, and no web page is made of them.
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // The format forbids that a name stands twice.
    private static readonly JsonDocumentOptions ReaderOptions = new() { AllowDuplicateProperties = false };

    private readonly int _length;

    private SafetensorsHeader(int length, IReadOnlyList<SafetensorsEntry> entries, IReadOnlyDictionary<string, string> metadata)
    {
        _length = length;
        Entries = entries;
        Metadata = metadata;
    }

    /// <summary>The tensors in the order of the header.</summary>
    public IReadOnlyList<SafetensorsEntry> Entries { get; }

    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>The header, without the spaces that follow it, of tensors that lie one after another.</summary>
    public static byte[] Write(IReadOnlyList<Tensor> tensors, IEnumerable<KeyValuePair<string, string>> metadata)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, WriterOptions))
        {
            json.WriteStartObject();
            WriteMetadata(json, metadata);
            var offset = 0L;
            foreach (var tensor in tensors)
            {
                WriteTensor(json, tensor, ref offset);
            }

            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    /// <summary>Reads a header. Throws <see cref="MusicRnnException"/> or <see cref="JsonException"/> if it is not one.</summary>
    public static SafetensorsHeader Parse(byte[] header)
    {
        using var document = JsonDocument.Parse(header, ReaderOptions);
        RejectUnless(document.RootElement.ValueKind == JsonValueKind.Object, "the header of the tensors should be a JSON object.");
        var entries = new List<SafetensorsEntry>();
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in document.RootElement.EnumerateObject())
        {
            if (property.Name == MetadataName)
            {
                ParseMetadata(property.Value, metadata);
            }
            else
            {
                entries.Add(ParseEntry(property.Name, property.Value));
            }
        }

        return new SafetensorsHeader(header.Length, entries, metadata);
    }

    /// <summary>Throws <see cref="MusicRnnException"/> unless the tensors cover the rest of a file of this length exactly once.</summary>
    public void RejectOverlapsAndGaps(long fileLength)
    {
        var expected = 0L;
        foreach (var entry in Entries.OrderBy(entry => entry.Begin).ThenBy(entry => entry.End))
        {
            RejectUnless(entry.Begin == expected, $"the tensor '{entry.Name}' should begin at byte {expected} of the data, but begins at {entry.Begin}.");
            expected = entry.End;
        }

        var found = fileLength - SafetensorsFile.LengthBytes - _length;
        RejectUnless(expected == found, $"the tensors should take {expected} bytes, but the file has {found} for them.");
    }

    private static void WriteMetadata(Utf8JsonWriter json, IEnumerable<KeyValuePair<string, string>> metadata)
    {
        json.WriteStartObject(MetadataName);
        foreach (var (name, words) in metadata)
        {
            json.WriteString(name, words);
        }

        json.WriteEndObject();
    }

    private static void WriteTensor(Utf8JsonWriter json, Tensor tensor, ref long offset)
    {
        var numbers = tensor.Shape.Aggregate(1L, (product, size) => checked(product * size));
        if (tensor.Name == MetadataName || numbers != tensor.Numbers.Length)
        {
            throw new ArgumentException($"The tensor '{tensor.Name}' of {tensor.Numbers.Length} numbers cannot have the shape ({string.Join(", ", tensor.Shape)}) or that name.", nameof(tensor));
        }

        json.WriteStartObject(tensor.Name);
        json.WriteString(TypeName, SafetensorsType.Float32.Name);
        json.WriteStartArray(ShapeName);
        foreach (var size in tensor.Shape)
        {
            json.WriteNumberValue(size);
        }

        json.WriteEndArray();
        json.WriteStartArray(OffsetsName);
        json.WriteNumberValue(offset);
        offset += numbers * SafetensorsType.Float32.Bytes;
        json.WriteNumberValue(offset);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void ParseMetadata(JsonElement element, Dictionary<string, string> metadata)
    {
        RejectUnless(element.ValueKind == JsonValueKind.Object, $"'{MetadataName}' should be an object.");
        foreach (var property in element.EnumerateObject())
        {
            RejectUnless(property.Value.ValueKind == JsonValueKind.String, $"'{property.Name}' in '{MetadataName}' should be a string.");
            metadata.Add(property.Name, property.Value.GetString()!);
        }
    }

    private static SafetensorsEntry ParseEntry(string name, JsonElement element)
    {
        var isComplete = element.ValueKind == JsonValueKind.Object
            && element.TryGetProperty(TypeName, out var type) && type.ValueKind == JsonValueKind.String
            && element.TryGetProperty(ShapeName, out var shapes) && shapes.ValueKind == JsonValueKind.Array
            && element.TryGetProperty(OffsetsName, out var offsets) && offsets.ValueKind == JsonValueKind.Array;
        RejectUnless(isComplete, $"the tensor '{name}' should have '{TypeName}', '{ShapeName}' and '{OffsetsName}'.");

        var numberType = SafetensorsType.Find(element.GetProperty(TypeName).GetString()!, name);
        var shape = WholeNumbers(element.GetProperty(ShapeName), int.MaxValue, name).Select(size => (int)size).ToArray();
        var ends = WholeNumbers(element.GetProperty(OffsetsName), long.MaxValue, name);
        RejectUnless(ends.Length == 2 && ends[0] <= ends[1], $"the tensor '{name}' should have two data offsets, the first not above the second.");

        var bytes = BytesOf(shape, numberType, name);
        RejectUnless(
            bytes == ends[1] - ends[0],
            $"the tensor '{name}' of the shape ({string.Join(", ", shape)}) should take {bytes} bytes, but takes {ends[1] - ends[0]}.");
        return new SafetensorsEntry(name, numberType, shape, ends[0], ends[1]);
    }

    private static long[] WholeNumbers(JsonElement array, long largest, string tensor)
    {
        var numbers = new long[array.GetArrayLength()];
        for (var i = 0; i < numbers.Length; i++)
        {
            var isWhole = array[i].ValueKind == JsonValueKind.Number && array[i].TryGetInt64(out numbers[i]);
            RejectUnless(isWhole && numbers[i] >= 0 && numbers[i] <= largest, $"the tensor '{tensor}' has a size or offset that is not a whole number from 0 to {largest}.");
        }

        return numbers;
    }

    private static long BytesOf(int[] shape, SafetensorsType type, string tensor)
    {
        var numbers = 1L;
        foreach (var size in shape)
        {
            // Each factor is below 2^31 and so is the product before it: it cannot overflow.
            numbers *= size;
            RejectUnless(numbers <= Array.MaxLength, $"the tensor '{tensor}' should have at most {Array.MaxLength} numbers.");
        }

        return numbers * type.Bytes;
    }

    private static void RejectUnless(bool holds, string problem)
    {
        if (!holds)
        {
            throw new MusicRnnException(problem);
        }
    }
}
