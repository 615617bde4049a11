using MusicRnn.Composing;
using MusicRnn.Evaluation;
using MusicRnn.Music;
using MusicRnn.Notation.Abc;

namespace MusicRnn.Tests.Evaluation;

public sealed class ObedienceTests
{
    [Theory]
    [InlineData("|:C|C2 D|E2:|:C|E2 F|G2:|", "AABB", true)]
    [InlineData("C|C2 D|E2 C|C2 D|E2 C|E2 F|G2 C|E2 F|G2|]", "AABB", true)]
    [InlineData("C|C2 D|E2 C|C2 E|E2 C|E2 F|G2 C|E2 F|G2|]", "AABB", false)]
    [InlineData("C|C2 D|E2 C|C2 D|F2 C|E2 F|G2 C|E2 F|G2|]", "AA'BB", true)]
    [InlineData("C|C2 D|E2 C|C2 D|E2 C|E2 F|G2|]", "AABB", false)]
    public void AFormIsThereOrNot(string music, string form, bool isThere) =>
        Assert.Equal(isThere, Of(music, new ComposingOptions { Form = form, Bars = 8 }).HasForm);

    [Fact]
    public void WhatWasAskedForIsLookedUpInThePiece()
    {
        var asked = new ComposingOptions { Meter = new Meter(3, 4), Key = new Key(1, Mode.Major), Bars = 2 };

        Assert.Equal(new Obedience(true, true, true, 2, 2, true, true, true, true), Of("C3|D3|]", asked));
        Assert.Equal(new Obedience(true, true, false, 2, 3, true, true, false, true), Of("C3|D2|E3|]", asked));
        Assert.Equal((false, false), (Of("C3|D3,/|]", asked).IsWellFormed, Of("C3|D3,/|]", asked).IsFlawless));
        Assert.False(Of("C3|D3|]", asked with { Key = Key.CMajor }).HasKey);
        Assert.False(Of("C3|D3|]", asked with { Meter = Meter.Common }).HasMeter);
    }

    private static Obedience Of(string music, ComposingOptions options)
    {
        var text = "X:1\nM:3/4\nL:1/4\nK:G\n" + music;
        var sound = AbcText.SoundnessOf(text);
        return Obedience.Of(new Composition(AbcText.ToPiece(text), 1, 100, CompositionEnding.ByNetwork) { Text = text }, options, sound.IsWellFormed, sound.HasFullBars);
    }
}
