using MusicRnn.Music;

namespace MusicRnn.Tests.Music;

public sealed class FormTests
{
    [Fact]
    public void BarsAreDealtOutEqually()
    {
        var form = Form.Parse("AABB", bars: 32);

        Assert.Equal([new('A', 0, 8, 8), new('A', 8, 8, 0), new('B', 16, 8, 8), new('B', 24, 8, 0)], form.Sections);
        Assert.Equal(32, form.Bars);
        Assert.Equal([-1, 0, 7, -1, 16, 23, -1], new[] { 7, 8, 15, 16, 24, 31, 32 }.Select(form.SourceOf));
    }

    [Fact]
    public void AStrokeHasTheLastBarDifferAndEachFurtherOneOneMore()
    {
        var form = Form.Parse("A4A''4B4A'4", bars: null);

        Assert.Equal([4, 2, 4, 1], form.Sections.Select(section => section.NewBars));
        Assert.Equal([0, 1, -1, -1], new[] { 4, 5, 6, 7 }.Select(form.SourceOf));
        Assert.Equal([0, 1, 2, -1], new[] { 12, 13, 14, 15 }.Select(form.SourceOf));
        Assert.Equal([false, false, false, false], form.Sections.Select(section => section.IsRepeat));
    }

    [Fact]
    public void WithoutBarsASectionHasEight() => Assert.Equal(32, Form.Parse("AABA", bars: null).Bars);

    [Theory]
    [InlineData("AABB", 30, "30 bars cannot be dealt out to the 4 sections of the form AABB: ask for 28 or 32 bars")]
    [InlineData("AABB", 2, "ask for 4 or 8 bars")]
    [InlineData("A8B8", 20, "they have 16")]
    [InlineData("aabb", null, "has 'a' where a section should begin")]
    [InlineData("", null, "the form is empty")]
    [InlineData("A'A", null, "a stroke at its first A")]
    [InlineData("A8A4", null, "A with 8 bars and again with 4")]
    [InlineData("A2A''2", null, "varies 2 of the 2 bars of A")]
    [InlineData("A0", null, "a section of 0 bars")]
    [InlineData("A99999", null, "a section of 99999 bars")]
    public void WhatIsNoFormIsRefusedInOneLine(string text, int? bars, string message)
    {
        var exception = Assert.Throws<MusicRnnException>(() => Form.Parse(text, bars));

        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', exception.Message);
    }
}
