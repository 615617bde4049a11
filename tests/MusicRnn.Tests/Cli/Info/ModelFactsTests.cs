using System.Text.Json;
using MusicRnn.Cli.Info;
using MusicRnn.Tests.Composing;
using MusicRnn.Tokens;

namespace MusicRnn.Tests.Cli.Info;

public sealed class ModelFactsTests
{
    [Fact]
    public void TellsSizesVocabularyLikelihoodsAndData()
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("m.mrnn");
        SmallModels.Untrained().Write(path);

        var facts = ModelFacts.Of(MusicRnn.Composing.Model.Read(path), path);
        var json = JsonSerializer.Deserialize<JsonElement>(InfoJson.Of(facts));

        Assert.Equal(new FileInfo(path).Length, json.GetProperty("bytes").GetInt64());
        Assert.Equal(20, json.GetProperty("network").GetProperty("hiddenSize").GetInt32());
        Assert.Equal("notes", json.GetProperty("tokenizer").GetString());
        Assert.Contains(new TokenKindCount("Pitch", 3), facts.Tokens);
        Assert.Equal(SmallModels.Tokenizer.Vocabulary.Count, facts.Tokens.Sum(kind => kind.Count));
        Assert.Equal(1.75, json.GetProperty("training").GetProperty("validationNatsPerUnit").GetDouble());
        Assert.Equal((1, 1, 1), (facts.FilesOn(CorpusSide.Training), facts.FilesOn(CorpusSide.Validation), facts.FilesOn(null)));
    }
}
