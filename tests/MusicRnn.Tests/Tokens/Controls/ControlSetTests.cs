using MathNet.Numerics.Random;
using MusicRnn.Music;
using MusicRnn.Tokens.Controls;

namespace MusicRnn.Tests.Tokens.Controls;

public sealed class ControlSetTests
{
    private static readonly Key D = new(2, Mode.Major);

    private static readonly ControlSet Set = ControlSet.Of(
    [
        new("jig", new Meter(6, 8), D, 110, 2), new("jig", new Meter(6, 8), D, 110, 2.5), new("reel", new Meter(4, 4), D, 120, 4),
        new("reel", new Meter(4, 4), null, 120, 3), new("polka", new Meter(2, 4), null, 120, 1),
    ]);

    [Fact]
    public void StylesOfTwoPiecesOrMoreAreKnownTheMostFrequentFirst()
    {
        Assert.Equal(["jig", "reel"], Set.Styles);
        Assert.Equal(3, Set.Meters.Count);
        Assert.Equal(["D major"], Set.Keys);
        Assert.True(Set.HasTempos);
    }

    [Fact]
    public void AStyleThatAllShareIsNone() => Assert.Empty(ControlSet.Of([new("midi"), new("midi")]).Styles);

    [Fact]
    public void DensityClassesHoldAsManyPiecesEach()
    {
        Assert.Equal([2, 3, 5, 4, 1], new[] { 2, 2.5, 4, 3, 1 }.Select(Set.DensityClassOf));
        Assert.Equal(0, new ControlSet().DensityClassOf(2));
    }

    [Fact]
    public void WhatIsToldIsNumberedAndTheKeyMovesWithTheMusic()
    {
        var told = Set.ValuesOf(new("reel", new Meter(6, 8), D, 120, 4), semitones: 0, bars: 32);
        var transposed = Set.ValuesOf(new("reel", new Meter(6, 8), D, 120, 4), semitones: 2, bars: 32);

        Assert.Equal(2, told.Style);
        Assert.InRange(told.Meter, 1, 3);
        Assert.Equal(32, told.Bars);
        Assert.Equal(Set.ValuesOf(new(Key: new Key(4, Mode.Major)), 0, 0).Key, transposed.Key);
        Assert.Equal(told with { Key = transposed.Key }, transposed);
        Assert.Equal(default, Set.ValuesOf(new("waltz", new Meter(5, 4)), 0, 0));
    }

    [Fact]
    public void FeaturesHoldAllValuesAndBarsLeftCountDown()
    {
        var told = new ControlValues(2, 3, 105, 12, 5, 32);
        for (var feature = 0; feature < Set.Features.Length; feature++)
        {
            Assert.InRange(ControlSet.Value(feature, told, bars: 0), 1, Set.Features[feature].Values - 1);
            Assert.Equal(0, ControlSet.Value(feature, default, bars: 7));
        }

        var barsLeft = Set.Features.Length - 1;
        Assert.Equal([33, 32, 1, 1], new[] { 0, 1, 32, 40 }.Select(bars => ControlSet.Value(barsLeft, told, bars)));
        Assert.Equal(ControlSet.MostBarsLeft + 1, ControlSet.Value(barsLeft, told with { Bars = 1000 }, bars: 1));
    }

    [Fact]
    public void EachPieceIsToldInManyWaysAndSometimesNotAtAll()
    {
        var told = new ControlValues(1, 2, 3, 4, 5, 6);
        var chance = new Xoshiro256StarStar(1, threadSafe: false);

        var drawn = Enumerable.Range(0, 4000).Select(_ => told.DrawTold(chance)).ToArray();

        Assert.InRange(drawn.Count(values => values == default) / 4000.0, 0.19, 0.24);
        Assert.InRange(drawn.Count(values => values.Style == 1) / 4000.0, 0.37, 0.43);
        Assert.InRange(drawn.Count(values => values == told) / 4000.0, 0.005, 0.022);
        Assert.Equal(1 << 6, drawn.Distinct().Count());
    }
}
