using System.IO.Compression;
using System.Text;
using System.Text.Json;
using MusicRnn.Composing;
using MusicRnn.Learning;
using MusicRnn.Learning.Kernels;
using MusicRnn.Learning.Networks;

namespace MusicRnn.Tests.Composing;

public sealed class ModelTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void EverythingInAModelComesBackFromItsFile()
    {
        var model = SmallModels.Untrained();

        var again = WrittenAndRead(model);

        Assert.Equal(model.Architecture, again.Architecture);
        AssertSame(model, again);
    }

    [Fact]
    public void ANetworkThatIsToldFeaturesComesBackFromItsFile()
    {
        var model = SmallModels.UntrainedWithFeatures();

        var again = WrittenAndRead(model);

        var (options, optionsAgain) = ((FrameNetworkOptions)model.Architecture, (FrameNetworkOptions)again.Architecture);
        Assert.Equal(options.FrameFeatures, optionsAgain.FrameFeatures);
        Assert.Equal(options.TokenFeatures, optionsAgain.TokenFeatures);
        AssertSame(model, again);
    }

    [Fact]
    public void RejectsANetworkThatWasMadeForOtherFeatures()
    {
        var options = (FrameNetworkOptions)SmallModels.UntrainedWithFeatures().Architecture;
        var other = new FrameNetwork(options with { TokenFeatures = [options.TokenFeatures[0] with { Name = "unheard_of" }, .. options.TokenFeatures.Skip(1)] });

        Assert.Contains("other input features", Assert.Throws<MusicRnnException>(() => new Model(SmallModels.Tokenizer, other, new TrainingRecord())).Message);
    }

    [Fact]
    public void ANetworkThatWasMadeBeforeAFeatureWasKnownIsNotToldIt()
    {
        var all = SmallModels.UntrainedWithFeatures();
        var options = (FrameNetworkOptions)all.Architecture;
        var (step, token) = (options.FrameFeatures[2], options.TokenFeatures[1]);
        var older = new FrameNetwork(options with { FrameFeatures = [.. options.FrameFeatures.Where(each => each != step)], TokenFeatures = [.. options.TokenFeatures.Where(each => each != token)] });
        older.FromTensors(new TensorSet(all.Network.ToTensors()));
        var silent = new FrameNetwork(options);
        silent.FromTensors(new TensorSet(all.Network.ToTensors().Select(tensor => Says(tensor) ? tensor : tensor with { Numbers = new float[tensor.Numbers.Length] })));

        Assert.Equal(Composed(silent), Composed(older));
        Assert.NotEqual(Composed((FrameNetwork)all.Network), Composed(older));

        bool Says(Tensor tensor) => !tensor.Name.Contains($"frame.{step.Name}.", StringComparison.Ordinal) && !tensor.Name.Contains($"token.{token.Name}.", StringComparison.Ordinal);

        IEnumerable<int> Composed(FrameNetwork network)
        {
            using var team = new WorkerTeam(1);
            var model = WrittenAndRead(new Model(SmallModels.Tokenizer, network, SmallModels.Record));
            return [.. new Composer(model, team).Compose(new ComposingOptions { Bars = 8, Seed = 5 })[0].Piece.Parts.SelectMany(part => part.Notes).SelectMany(note => new[] { note.Start, note.Pitch })];
        }
    }

    [Fact]
    public void WhatWasLearnedFromComesBackFromTheFile()
    {
        var model = SmallModels.UntrainedWithNovelty();

        var again = WrittenAndRead(model);

        Assert.Equal(model.Novelty!.Pieces.Select(piece => piece.Name), again.Novelty!.Pieces.Select(piece => piece.Name));
        Assert.Null(WrittenAndRead(SmallModels.Untrained()).Novelty);
    }

    private static void AssertSame(Model model, Model again)
    {
        Assert.Equal(model.Network.Values.Span.ToArray(), again.Network.Values.Span.ToArray());
        Assert.Equal(model.Tokenizer.Name, again.Tokenizer.Name);
        Assert.Equal(model.Tokenizer.Vocabulary.Names, again.Tokenizer.Vocabulary.Names);
        Assert.Equal(model.TrainingLog, again.TrainingLog);
        Assert.Equal(model.Record.Data.Files, again.Record.Data.Files);
        Assert.Equal(WithoutFiles(model.Record), WithoutFiles(again.Record));
    }

    [Fact]
    public void ALossThatIsNotANumberCanBeSaved()
    {
        var model = new Model(SmallModels.Tokenizer, SmallModels.Untrained().Network, new TrainingRecord { ValidationNatsPerUnit = double.NaN });

        Assert.Equal(double.NaN, WrittenAndRead(model).Record.ValidationNatsPerUnit);
    }

    [Fact]
    public void TheSameModelIsAlwaysTheSameBytes()
    {
        SmallModels.Untrained().Write(_folder.PathOf("one.mrnn"));
        SmallModels.Untrained().Write(_folder.PathOf("other.mrnn"));

        Assert.Equal(File.ReadAllBytes(_folder.PathOf("one.mrnn")), File.ReadAllBytes(_folder.PathOf("other.mrnn")));
    }

    [Fact]
    public void TheFileIsAZipArchiveThatOtherProgramsCanUse()
    {
        SmallModels.Untrained().Write(_folder.PathOf("model.mrnn"));

        using var archive = ZipFile.OpenRead(_folder.PathOf("model.mrnn"));
        Assert.Equal(["model.json", "weights.safetensors", "training.csv"], archive.Entries.Select(entry => entry.FullName));

        using var weights = archive.GetEntry("weights.safetensors")!.Open();
        var tensors = SafetensorsFile.Read(weights, archive.GetEntry("weights.safetensors")!.Length).Tensors;
        Assert.Equal([80, 12], tensors.All.Single(tensor => tensor.Name == "recurrent.weight_ih_l0").Shape);

        using var description = JsonDocument.Parse(archive.GetEntry("model.json")!.Open());
        Assert.Equal("musicrnn-model", description.RootElement.GetProperty("format").GetString());
        Assert.Equal("notes", description.RootElement.GetProperty("tokenizer").GetProperty("name").GetString());
        Assert.Equal("training", description.RootElement.GetProperty("training").GetProperty("data").GetProperty("files")[0].GetProperty("side").GetString());
    }

    [Fact]
    public void AModelThatAnotherProgramHasPackedAgainIsRead()
    {
        var model = SmallModels.Untrained();
        model.Write(_folder.PathOf("model.mrnn"));
        var packed = ModelFiles.Repacked(File.ReadAllBytes(_folder.PathOf("model.mrnn")), CompressionLevel.SmallestSize, (_, bytes) => bytes);

        Assert.Equal(model.Network.Values.Span.ToArray(), Model.Read(_folder.Write("again.mrnn", packed)).Network.Values.Span.ToArray());
    }

    [Fact]
    public void RejectsANetworkWithAnotherNumberOfTokens() =>
        Assert.Throws<MusicRnnException>(() => new Model(SmallModels.Tokenizer, new Network(new NetworkOptions { VocabularySize = 3 }), new TrainingRecord()));

    [Fact]
    public void WeightsAreCountedWithoutMakingANetwork()
    {
        var plain = SmallModels.Untrained(hiddenSize: 7, layers: 3);
        var told = SmallModels.UntrainedWithFeatures(hiddenSize: 7, layers: 3);

        Assert.Equal(plain.Network.ParameterCount, WeightSize.Of(plain.Architecture));
        Assert.Equal(told.Network.ParameterCount, WeightSize.Of(told.Architecture));
    }

    [Fact]
    public void ChecksumsAreThoseOfZipArchives()
    {
        // The check value that ISO 3309 catalogues give for CRC-32.
        using var stream = new Crc32Stream(new MemoryStream(Encoding.ASCII.GetBytes("123456789")));
        stream.ReadExactly(new byte[9]);

        Assert.Equal(0xCBF43926, stream.Checksum);
    }

    private static TrainingRecord WithoutFiles(TrainingRecord record) => record with { Data = record.Data with { Files = Array.Empty<DataFile>() } };

    private Model WrittenAndRead(Model model)
    {
        model.Write(_folder.PathOf("model.mrnn"));
        return Model.Read(_folder.PathOf("model.mrnn"));
    }
}
