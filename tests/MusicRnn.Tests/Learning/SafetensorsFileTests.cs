using System.Buffers.Binary;
using System.Text;
using CsCheck;
using MusicRnn.Learning;

namespace MusicRnn.Tests.Learning;

public sealed class SafetensorsFileTests
{
    private static readonly Tensor[] Some =
    [
        new("embedding.weight", [2, 3], [1, -2, 3.5f, float.Epsilon, float.MaxValue, -0f]),
        new("a", [1], [7]),
        new("nothing", [0, 4], []),
        new("scalar", [], [0.5f]),
    ];

    // Laid out by hand from the description of the format.
    private const string SmallHeader = """{"__metadata__":{"format":"pt"},"x":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}   """;

    [Fact]
    public void WritesTheBytesThatTheFormatDescribes()
    {
        using var stream = new MemoryStream();

        SafetensorsFile.Write(stream, [new Tensor("x", [2], [1, -2])], [new("format", "pt")]);

        // 1 is 3F800000, -2 is C0000000; the header is filled with spaces to a multiple of eight.
        Assert.Equal(0, SmallHeader.Length % 8);
        Assert.Equal(FileOf(SmallHeader, 0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0), stream.ToArray());
    }

    [Fact]
    public void ReadsThemAgain()
    {
        var file = Read(FileOf(SmallHeader, 0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0));

        Assert.Equal([1, -2], file.Tensors.Require("x", 2).Numbers);
        Assert.Equal("pt", Assert.Single(file.Metadata).Value);
    }

    [Fact]
    public void TensorsComeBackInTheirOrderToTheLastBit()
    {
        var again = Read(Written(Some)).Tensors.All;

        Assert.Equal(Some.Select(tensor => tensor.Name), again.Select(tensor => tensor.Name));
        foreach (var (before, after) in Some.Zip(again))
        {
            Assert.Equal(before.Shape, after.Shape);
            Assert.Equal(before.Numbers.Select(BitConverter.SingleToUInt32Bits), after.Numbers.Select(BitConverter.SingleToUInt32Bits));
        }
    }

    [Fact]
    public void ReadsTensorsThatLieInAnotherOrderThanTheHeaderNamesThem()
    {
        var file = Read(FileOf(
            """{"late":{"dtype":"F32","shape":[1],"data_offsets":[4,8]},"early":{"dtype":"F32","shape":[1,1],"data_offsets":[0,4]}}""",
            0, 0, 0x80, 0x3f, 0, 0, 0, 0x40));

        Assert.Equal(["late", "early"], file.Tensors.All.Select(tensor => tensor.Name));
        Assert.Equal([2], file.Tensors.Require("late", 1).Numbers);
        Assert.Equal([1], file.Tensors.Require("early", 1, 1).Numbers);
    }

    [Fact]
    public void ReadsHalfPrecision()
    {
        // 1.5 as binary16 is 3E00, as bfloat16 3FC0.
        var file = Read(FileOf(
            """{"half":{"dtype":"F16","shape":[1],"data_offsets":[0,2]},"brain":{"dtype":"BF16","shape":[1],"data_offsets":[2,4]}}""",
            0x00, 0x3e, 0xc0, 0x3f));

        Assert.Equal([1.5f], file.Tensors.Require("half", 1).Numbers);
        Assert.Equal([1.5f], file.Tensors.Require("brain", 1).Numbers);
    }

    [Theory]
    [InlineData("""{"x":{"dtype":"I64","shape":[1],"data_offsets":[0,8]}}""", "the tensor 'x' should be of the type F32, F16, BF16, but is I64. Convert it to F32.")]
    [InlineData("""{"x":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}""", "the tensor 'x' of the shape (3) should take 12 bytes, but takes 8.")]
    [InlineData("""{"x":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", "the tensors should take 4 bytes, but the file has 8 for them.")]
    [InlineData("""{"x":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}}""", "the tensors should take 16 bytes, but the file has 8 for them.")]
    [InlineData("""{"x":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"y":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "the tensor 'y' should begin at byte 8 of the data, but begins at 4.")]
    [InlineData("""{"x":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "the tensor 'x' should begin at byte 0 of the data, but begins at 4.")]
    [InlineData("""{"x":{"dtype":"F32","shape":[2000000000,2000000000,4],"data_offsets":[0,8]}}""", "the tensor 'x' should have at most 2147483591 numbers.")]
    [InlineData("""{"x":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}""", "the tensor 'x' has a size or offset that is not a whole number from 0 to 2147483647.")]
    [InlineData("""{"x":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}""", "the tensor 'x' should have two data offsets, the first not above the second.")]
    [InlineData("""{"x":{"dtype":"F32","shape":[2]}}""", "the tensor 'x' should have 'dtype', 'shape' and 'data_offsets'.")]
    [InlineData("""{"__metadata__":{"steps":5}}""", "'steps' in '__metadata__' should be a string.")]
    [InlineData("[]", "the header of the tensors should be a JSON object.")]
    public void RejectsAHeaderThatDoesNotFit(string header, string problem) =>
        Assert.Equal(problem, Assert.Throws<MusicRnnException>(() => Read(FileOf(header, new byte[8]))).Message);

    [Theory]
    [InlineData("""{"x":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"x":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""")]
    [InlineData("""{"\ud800":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""")]
    [InlineData("""{"x":""")]
    public void RejectsAHeaderThatIsNoProperJson(string header) =>
        Assert.StartsWith("the header of the tensors is not the JSON that it should be", Assert.Throws<MusicRnnException>(() => Read(FileOf(header, new byte[8]))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(ulong.MaxValue)]
    [InlineData(100_000_001UL)]
    [InlineData(9UL)]
    public void RejectsAHeaderLongerThanTheFile(ulong length)
    {
        var bytes = new byte[16];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, length);

        var error = Assert.Throws<MusicRnnException>(() => Read(bytes));

        Assert.Equal($"the header of the tensors should fit into a file of 16 bytes, but is said to have {length}.", error.Message);
    }

    [Fact]
    public void RejectsAFileCutOffAtAnyByte()
    {
        var whole = Written(Some);
        for (var length = 0; length < whole.Length; length++)
        {
            var cutOff = whole[..length];
            Assert.Throws<MusicRnnException>(() => Read(cutOff));

            // Also where the stream ends before the length that it was said to have.
            using var stream = new MemoryStream(cutOff);
            Assert.Throws<MusicRnnException>(() => SafetensorsFile.Read(stream, whole.Length));
        }
    }

    [Fact]
    public void DamagedFilesAreReadOrRejected() => Gen.Select(Gen.Int[0, int.MaxValue], Gen.Byte).Array[1, 4].Sample(
        damages =>
        {
            var bytes = Written(Some);
            foreach (var (place, value) in damages)
            {
                bytes[place % bytes.Length] = value;
            }

            try
            {
                Read(bytes);
            }
            catch (MusicRnnException)
            {
            }
        },
        iter: 3000);

    [Fact]
    public void RefusesToWriteATensorWhoseNumbersDoNotFillItsShape() =>
        Assert.Throws<ArgumentException>(() => Written([new Tensor("x", [2, 2], [1, 2, 3])]));

    private static byte[] Written(IEnumerable<Tensor> tensors)
    {
        using var stream = new MemoryStream();
        SafetensorsFile.Write(stream, tensors);
        return stream.ToArray();
    }

    private static SafetensorsFile Read(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return SafetensorsFile.Read(stream, bytes.Length);
    }

    private static byte[] FileOf(string header, params byte[] data)
    {
        var length = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
        return [.. length, .. Encoding.ASCII.GetBytes(header), .. data];
    }
}
