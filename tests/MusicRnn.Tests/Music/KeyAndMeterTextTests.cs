using MusicRnn.Music;

namespace MusicRnn.Tests.Music;

public sealed class KeyAndMeterTextTests
{
    [Theory]
    [InlineData("D", 2, Mode.Major)]
    [InlineData("Dmaj", 2, Mode.Major)]
    [InlineData("d minor", -1, Mode.Minor)]
    [InlineData("F#m", 3, Mode.Minor)]
    [InlineData("Bb", -2, Mode.Major)]
    [InlineData("Bbm", -5, Mode.Minor)]
    [InlineData("Edor", 2, Mode.Dorian)]
    [InlineData("A Mixolydian", 2, Mode.Mixolydian)]
    [InlineData("B", 5, Mode.Major)]
    public void KeysAreReadAsMusiciansWriteThem(string text, int fifths, Mode mode)
    {
        Assert.True(Key.TryParse(text, out var key));
        Assert.Equal(new Key(fifths, mode), key);
    }

    [Fact]
    public void EveryKeyIsReadByItsName()
    {
        var keys = Enum.GetValues<Mode>().SelectMany(mode => Enumerable.Range(-7, 15).Select(fifths => new Key(fifths, mode)));

        Assert.All(keys.Where(key => !key.Name[1..3].Contains("##", StringComparison.Ordinal) && !key.Name[1..3].Contains("bb", StringComparison.Ordinal)), key =>
        {
            Assert.True(Key.TryParse(key.Name, out var read));
            Assert.Equal(key, read);
        });
    }

    [Theory]
    [InlineData("")]
    [InlineData("H")]
    [InlineData("Dxyz")]
    [InlineData("G#")]
    [InlineData("##")]
    public void WhatIsNoKeyIsNotRead(string text) => Assert.False(Key.TryParse(text, out _));

    [Theory]
    [InlineData("6/8", 6, 8)]
    [InlineData("C", 4, 4)]
    [InlineData("C|", 2, 2)]
    public void MetersAreReadAsMusiciansWriteThem(string text, int beats, int unit)
    {
        Assert.True(Meter.TryParse(text, out var meter));
        Assert.Equal(new Meter(beats, unit), meter);
    }

    [Theory]
    [InlineData("0/4")]
    [InlineData("3/5")]
    [InlineData("3/0")]
    [InlineData("-3/4")]
    [InlineData("65/4")]
    [InlineData("six")]
    [InlineData("")]
    public void WhatIsNoMeterIsNotRead(string text) => Assert.False(Meter.TryParse(text, out _));
}
