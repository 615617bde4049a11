using System.IO.Compression;
using System.Text;
using CsCheck;
using MusicRnn.Composing;
using MusicRnn.Tokens;

namespace MusicRnn.Tests.Composing;

public sealed class SpoiledModelFileTests : IDisposable
{
    private const string HowToGetOne = "'musicrnn train FOLDER -o MODEL.mrnn' makes a model.";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("MThd\0\0\0\u0006", "a MIDI file")]
    [InlineData("{\"pieces\":[]}", "a JSON file")]
    [InlineData("X:1\nT:A tune\n", "a file of another kind")]
    [InlineData("", "an empty file")]
    public void SaysWhatAForeignFileIs(string content, string found) =>
        AssertRejected(Encoding.ASCII.GetBytes(content), $"expected a MusicRnn model (.mrnn), found {found}. {HowToGetOne}");

    [Fact]
    public void SaysThatAZipArchiveIsOfAnotherProgram()
    {
        AssertRejected(
            ModelFiles.Repacked(ModelFiles.Sound(), CompressionLevel.Fastest, (name, bytes) => name == "training.csv" ? bytes : null),
            $"expected a MusicRnn model (.mrnn), found a zip archive without model.json. {HowToGetOne}");
        AssertRejected(
            ModelFiles.WithDescription("musicrnn-model", "other"),
            $"expected a MusicRnn model (.mrnn), found a zip archive with another program's model.json. {HowToGetOne}");
    }

    [Fact]
    public void SaysThatAFileIsMissingOrAFolder()
    {
        var missing = _folder.PathOf("no/such.mrnn");

        Assert.Equal(
            $"{missing}: expected a model file (.mrnn), found nothing there. Check the path; {HowToGetOne}",
            Assert.Throws<ModelFileException>(() => Model.Read(missing)).Message);
        Assert.Equal(
            $"{_folder.PathOf("")}: expected a model file (.mrnn), found a folder. Give the file.",
            Assert.Throws<ModelFileException>(() => Model.Read(_folder.PathOf(""))).Message);
    }

    [Fact]
    public void SaysThatAModelIsOfANewerVersion() => AssertRejected(
        ModelFiles.WithDescription("\"formatVersion\": 2", "\"formatVersion\": 3, \"new\": {}"),
        "expected a model of format 2 or older, found format 3, written by version 0.1.0. Install that version of MusicRnn or a newer one.");

    [Fact]
    public void SaysThatAModelIsOfAnEarlyVersion() => AssertRejected(
        ModelFiles.WithDescription("\"formatVersion\": 2", "\"formatVersion\": 1"),
        "expected a model of format 2, found format 1 of an early version. Train the model again.");

    [Fact]
    public void SaysWhichTokenizersThereAre() => AssertDamaged(
        ModelFiles.WithDescription("\"name\": \"notes\"", "\"name\": \"words\""),
        $"There is no tokenizer 'words'; there are: {string.Join(", ", Tokenizers.Names)}.");

    [Theory]
    [InlineData("\"formatVersion\": 2", "\"formatVersion\": \"one\"", "model.json has no format version.")]
    [InlineData("\"Pitch 62\"", "\"Pitch 60\"", "the vocabulary has a token twice, or one without a name.")]
    [InlineData("\"Pitch 62\"", "null", "the vocabulary has a token twice, or one without a name.")]
    [InlineData("\"vocabularySize\": 25", "\"vocabularySize\": 26", "the network should have 25 tokens as the vocabulary has, but has 26.")]
    [InlineData("\"hiddenSize\": 4", "\"hiddenSize\": 0", "the hidden size is 0: expected 1 to 8192.")]
    [InlineData("\"hiddenSize\": 4", "\"hiddenSize\": 5", "weights.safetensors should hold the 830 weights of the network, but holds 713.")]
    [InlineData("\"hiddenSize\": 4", "\"hiddenSize\": 3", "the tensor 'recurrent.weight_ih_l0' should have the shape (12, 12), but has (16, 12).")]
    [InlineData("\"cell\": \"lstm\"", "\"cell\": \"brain\"", "unknown cell 'brain': expected one of lstm, gru, tanh, relu-identity.")]
    public void SaysWhatIsWrongInTheDescription(string old, string now, string reason) =>
        AssertDamaged(ModelFiles.WithDescription(old, now), reason);

    [Fact]
    public void SaysThatTheIndexOfWhatWasLearnedFromIsDamaged()
    {
        using var stream = new MemoryStream();
        ModelFileWriter.Write(SmallModels.UntrainedWithNovelty(), stream);

        AssertDamaged(
            ModelFiles.Repacked(stream.ToArray(), CompressionLevel.NoCompression, (name, bytes) => name == "novelty.bin" ? [.. "coda"u8] : bytes),
            "novelty.bin is not as it should be at byte 0: expected the letters 'copy'.");
    }

    [Fact]
    public void TakesNoMemoryForANetworkThatTheFileHasNoWeightsFor()
    {
        var bytes = ModelFiles.WithDescription("\"hiddenSize\": 4,\n    \"layers\": 1", "\"hiddenSize\": 8192,\n    \"layers\": 16");
        AssertDamaged(bytes, "the network would have about 8,322 million weights: expected at most 500 million. Choose fewer layers or smaller ones.");

        var before = GC.GetAllocatedBytesForCurrentThread();
        AssertDamaged(
            ModelFiles.WithDescription("\"hiddenSize\": 4", "\"hiddenSize\": 4096"),
            "weights.safetensors should hold the 67440965 weights of the network, but holds 713.");
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20_000_000);
    }

    [Fact]
    public void TakesNoMemoryForEntriesThatUnpackToFarMoreThanTheyAre()
    {
        var bomb = new byte[40_000_000];
        foreach (var name in (string[])["model.json", "weights.safetensors", "training.csv"])
        {
            var bytes = ModelFiles.Repacked(ModelFiles.Sound(), CompressionLevel.SmallestSize, (entry, old) => entry == name ? bomb : old);
            var before = GC.GetAllocatedBytesForCurrentThread();

            var error = Assert.Throws<ModelFileException>(() => Model.Read(_folder.Write("bomb.mrnn", bytes)));

            Assert.Contains($"{name} should have at most ", error.Message, StringComparison.Ordinal);
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 5_000_000);
        }
    }

    [Fact]
    public void SaysThatWeightsAreMissingOrNotNumbers()
    {
        AssertDamaged(
            ModelFiles.Repacked(ModelFiles.Sound(), CompressionLevel.NoCompression, (name, bytes) => name == "weights.safetensors" ? null : bytes),
            "weights.safetensors is missing.");

        var model = SmallModels.Untrained(hiddenSize: 4, layers: 1);
        model.Network.Values.Span[0] = float.NaN;
        model.Write(_folder.PathOf("nan.mrnn"));
        AssertDamaged(File.ReadAllBytes(_folder.PathOf("nan.mrnn")), "the tensor 'embedding.weight' holds numbers that are not finite.");
    }

    [Fact]
    public void SaysThatAnEntryIsNotAsItWasWritten()
    {
        var bytes = ModelFiles.Sound();
        bytes[bytes.AsSpan().IndexOf("step,loss"u8)] = (byte)'S';

        AssertDamaged(bytes, "training.csv is not as it was written: its checksum is wrong.");
    }

    [Fact]
    public void RejectsAModelCutOffAtAnyByte()
    {
        var whole = ModelFiles.Sound();
        for (var length = 0; length < whole.Length; length++)
        {
            using var stream = new MemoryStream(whole[..length]);
            Assert.Throws<ModelFileException>(() => ModelFileReader.Read("model.mrnn", stream));
        }
    }

    [Fact]
    public void ADamagedModelIsRejectedUnlessTheDamageDoesNotMatter()
    {
        var whole = ModelFiles.Sound();
        var weights = SmallModels.Untrained(hiddenSize: 4, layers: 1).Network.Values.Span.ToArray();
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte).Array[1, 3].Sample(
            damages =>
            {
                var bytes = whole.ToArray();
                foreach (var (place, value) in damages)
                {
                    bytes[place] = value;
                }

                using var stream = new MemoryStream(bytes);
                try
                {
                    var model = ModelFileReader.Read("model.mrnn", stream);
                    Assert.Equal(weights, model.Network.Values.Span.ToArray());
                }
                catch (ModelFileException)
                {
                }
            },
            iter: 3000);
    }

    [Theory]
    [InlineData("model.json")]
    [InlineData("weights.safetensors")]
    public void AnEntryWrittenWrongIsReadOrRejected(string name)
    {
        var whole = ModelFiles.Sound();
        Gen.Select(Gen.Int[0, int.MaxValue], Gen.OneOf(Gen.Byte, Gen.Char["\"{}[]0,:\\u"].Select(sign => (byte)sign))).Array[1, 3].Sample(
            damages =>
            {
                using var stream = new MemoryStream(ModelFiles.Repacked(whole, CompressionLevel.NoCompression, (entry, bytes) =>
                {
                    foreach (var (place, value) in entry == name ? damages : [])
                    {
                        // Most of the weights are numbers of which nothing can be wrong: the header is what matters.
                        bytes[place % Math.Min(bytes.Length, 2500)] = value;
                    }

                    return bytes;
                }));
                try
                {
                    ModelFileReader.Read("model.mrnn", stream);
                }
                catch (ModelFileException)
                {
                }
            },
            iter: 1500);
    }

    private void AssertDamaged(byte[] bytes, string reason) => AssertRejected(
        bytes, $"expected a whole MusicRnn model (.mrnn), found this: {reason} Take another copy of the file, or train the model again.");

    private void AssertRejected(byte[] bytes, string problem)
    {
        var path = _folder.Write("spoiled.mrnn", bytes);

        Assert.Equal($"{path}: {problem}", Assert.Throws<ModelFileException>(() => Model.Read(path)).Message);
    }
}
