using System.Text.Json;
using System.Text.Json.Serialization;
using System.Reflection;
using MusicRnn.Composing;
using MusicRnn.Composing.Editing;
using MusicRnn.Composing.Sampling;
using MusicRnn.Learning.Kernels;
using MusicRnn.Music;

namespace MusicRnn.Tests.Composing;

public sealed class RecipeTests
{
    private static readonly Piece Tune = new()
    {
        TicksPerQuarter = 12,
        Meters = [new MeterChange(0, new Meter(2, 4))],
        Parts = [new Part { Notes = [new Note(0, 12, 60, 88), new Note(12, 12, 62, 88), new Note(24, 12, 64, 88), new Note(36, 12, 64, 88)] }],
    };

    [Fact]
    public void AllSettingsComeBack()
    {
        var settings = new ComposingOptions
        {
            FirstNumber = 7,
            Seed = -3,
            Sampling = new SamplingOptions { Temperature = 1.0 / 3, TopK = 5, TopP = 0.95, MinP = 0.1, InKey = true, Key = new Key(1, Mode.Major), HighestPitch = 90 },
            MaxCopy = 12,
            Form = "AABB",
            Style = "jig",
            Density = 2,
            Bars = 8,
            QuartersPerMinute = 97.53,
            Meter = new Meter(6, 8),
            Key = new Key(-3, Mode.Dorian),
            Given = [0, 5, 2],
            HalfWeights = true,
            Title = "name \"of\" a % módel",
        };
        var edit = new Edit
        {
            Kind = EditingKind.Rewritten, Source = "a tune.mid", SourceSha256 = new string('b', 64), FromBar = 2, ToBar = 7, Amount = 1.0 / 3, GivenPart = 4, Candidates = 16, Sweeps = 0,
        };
        var recipe = new Recipe { ProgramVersion = "1.2.3", Model = new string('a', 64), Settings = settings, Edit = edit };

        var read = Recipe.Of(Tune with { Recipe = recipe.ToText() })!;

        Assert.Equal(settings.Given, read.Settings.Given);
        Assert.Equal(recipe with { Settings = settings with { Given = null } }, read with { Settings = read.Settings with { Given = null } });
        Assert.DoesNotContain('\n', recipe.ToText());
    }

    [Fact]
    public void EverySettingIsInIt()
    {
        // A setting that is added and is no plain value has to be told otherwise, as the primer is by its tokens.
        Assert.All(SettingsOf(typeof(ComposingOptions)).Where(setting => setting.Name is not (nameof(ComposingOptions.Count) or nameof(ComposingOptions.Primer))), setting =>
        {
            Assert.Null(setting.GetCustomAttribute<JsonIgnoreAttribute>());
            Assert.True(setting.PropertyType != typeof(Piece), $"{setting.Name} is a piece: give it as tokens");
        });
        var json = JsonSerializer.Deserialize<JsonElement>(new Recipe { ProgramVersion = "", Model = "", Settings = new ComposingOptions() }.ToText()).GetProperty("settings");
        Assert.All(
            SettingsOf(typeof(SamplingOptions)).Where(setting => setting.GetValue(new SamplingOptions()) is not null),
            setting => Assert.True(json.GetProperty("sampling").TryGetProperty(JsonNamingPolicy.CamelCase.ConvertName(setting.Name), out _), setting.Name));
    }

    [Fact]
    public void WhatAnOlderVersionDidNotSayIsAsUsual()
    {
        var read = Recipe.Of(Tune with { Recipe = """{"programVersion":"0","model":"a","settings":{"seed":4,"sampling":{"temperature":0.5}}}""" })!;

        Assert.Equal(new ComposingOptions { Seed = 4, Sampling = new SamplingOptions { Temperature = 0.5 } }, read.Settings);
    }

    [Theory]
    [InlineData("{", "damaged")]
    [InlineData("null", "empty")]
    [InlineData("{}", "damaged")]
    [InlineData("""{"programVersion":"1","model":"a","settings":{},"edit":{"kind":"Varied","source":"../a.mid","sourceSha256":"b"}}""", "without folders")]
    [InlineData("""{"programVersion":"1","model":"a","settings":{},"edit":{"kind":"Danced","source":"a.mid","sourceSha256":"b"}}""", "damaged")]
    [InlineData("""{"programVersion":"1","model":"a","settings":{},"edit":{"kind":"Varied"}}""", "damaged")]
    [InlineData("""{"programVersion":"1","model":"a","settings":{"seed":1,"swing":2}}""", "swing")]
    [InlineData("""{"programVersion":"1","model":"a","settings":null}""", "damaged")]
    [InlineData("""{"programVersion":"1","model":"a","settings":{"sampling":{"temperature":-1}}}""", "temperature")]
    public void ADamagedOneIsRefused(string text, string expected)
    {
        var exception = Assert.Throws<MusicRnnException>(() => Recipe.Of(Tune with { Recipe = text }));

        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void APieceWithoutOneHasNone() => Assert.Null(Recipe.Of(Tune));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ItComposesThePieceAloneThatCameAmongOthers(bool hasPrimer)
    {
        using var folder = new TemporaryFolder();
        SmallModels.UntrainedWithFeatures().Write(folder.PathOf("m.mrnn"));
        var model = Model.Read(folder.PathOf("m.mrnn"));
        using var team = new WorkerTeam(2);
        var composed = new Composer(model, team).Compose(new ComposingOptions
        {
            Count = 5, Seed = 3, Bars = 6, Primer = hasPrimer ? Tune : null, PrimerBars = 1, Sampling = new SamplingOptions { Temperature = 0.8 }, Title = "m",
        });

        foreach (var composition in composed)
        {
            var recipe = Recipe.Of(composition.Piece)!;
            var again = new Composer(model, team).Compose(recipe.Settings);

            Assert.Equal(model.Sha256, recipe.Model);
            Assert.Equal(composition, Assert.Single(again));
        }

        Assert.Equal(5, composed.Select(composition => composition.Piece.Recipe).Distinct().Count());
    }

    [Fact]
    public void TokensOfAnotherModelAreRefused()
    {
        using var team = new WorkerTeam(1);
        var model = SmallModels.UntrainedWithFeatures();

        Assert.All(new IReadOnlyList<int>[] { [], [5], [model.Tokenizer.Start, 999], [model.Tokenizer.Start, -1] }, given =>
            Assert.Throws<MusicRnnException>(() => new Composer(model, team).Compose(new ComposingOptions { Given = given })));
    }

    [Fact]
    public void AModelThatIsInNoFileWritesNone()
    {
        using var team = new WorkerTeam(1);

        Assert.Equal("", new Composer(SmallModels.UntrainedWithFeatures(), team).Compose(new ComposingOptions { Bars = 2 })[0].Piece.Recipe);
    }

    private static PropertyInfo[] SettingsOf(Type type) =>
        [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite)];
}
