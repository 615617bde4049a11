using MusicRnn.Music;

namespace MusicRnn.Tests.Music;

public sealed class NamesTests
{
    [Theory]
    [InlineData(0, Mode.Major, "C major")]
    [InlineData(0, Mode.Minor, "A minor")]
    [InlineData(1, Mode.Dorian, "A dorian")]
    [InlineData(3, Mode.Minor, "F# minor")]
    [InlineData(-3, Mode.Mixolydian, "Bb mixolydian")]
    [InlineData(-7, Mode.Major, "Cb major")]
    [InlineData(-7, Mode.Lydian, "Fb lydian")]
    [InlineData(7, Mode.Locrian, "B# locrian")]
    [InlineData(2, Mode.Phrygian, "F# phrygian")]
    public void AKeyIsCalledByItsTonicAndMode(int fifths, Mode mode, string name) => Assert.Equal(name, new Key(fifths, mode).Name);

    [Fact]
    public void TheNameOfAKeyAgreesWithItsTonic()
    {
        foreach (var mode in Enum.GetValues<Mode>())
        {
            for (var fifths = -7; fifths <= 7; fifths++)
            {
                var key = new Key(fifths, mode);
                var tonic = key.Name.Split(' ')[0];
                var pitchClass = "C D EF G A B".IndexOf(tonic[0], StringComparison.Ordinal) + tonic.Count(letter => letter == '#') - tonic.Count(letter => letter == 'b');
                Assert.Equal(key.Tonic, (pitchClass + 12) % 12);
            }
        }
    }

    [Theory]
    [InlineData(60, "C4")]
    [InlineData(0, "C-1")]
    [InlineData(127, "G9")]
    [InlineData(70, "A#4")]
    public void APitchIsCalledByLetterAndOctave(int pitch, string name) => Assert.Equal(name, PitchNames.Of(pitch));

    [Theory]
    [InlineData("C4", 60)]
    [InlineData("c-1", 0)]
    [InlineData("Bb3", 58)]
    [InlineData("b3", 59)]
    [InlineData("Cb4", 59)]
    [InlineData("B#3", 60)]
    [InlineData("G9", 127)]
    public void APitchIsFoundByItsName(string name, int pitch)
    {
        Assert.True(PitchNames.TryParse(name, out var found));
        Assert.Equal(pitch, found);
    }

    [Theory]
    [InlineData("")]
    [InlineData("C")]
    [InlineData("H4")]
    [InlineData("C##4")]
    [InlineData("G#9")]
    [InlineData("Cb-1")]
    [InlineData("C10")]
    [InlineData("C4 ")]
    [InlineData("C99999999999")]
    public void WhatIsNoPitchHasNoNumber(string name) => Assert.False(PitchNames.TryParse(name, out _));

    [Theory]
    [InlineData(35, "Acoustic Bass Drum")]
    [InlineData(38, "Acoustic Snare")]
    [InlineData(42, "Closed Hi-hat")]
    [InlineData(81, "Open Triangle")]
    [InlineData(82, "Drum 82")]
    [InlineData(0, "Drum 0")]
    public void ADrumIsCalledAsGeneralMidiCallsIt(int pitch, string name) => Assert.Equal(name, GeneralMidi.DrumNameOf(pitch));
}
