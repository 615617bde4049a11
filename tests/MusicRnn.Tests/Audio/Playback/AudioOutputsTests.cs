using MusicRnn.Audio.Playback;

namespace MusicRnn.Tests.Audio.Playback;

public sealed class AudioOutputsTests
{
    [Fact]
    public void AnUnknownNameIsToldWithTheKnownOnes()
    {
        var error = Assert.Throws<AudioOutputException>(() => AudioOutputs.Open("gramophone", 48_000));

        Assert.Contains("'gramophone': expected pulse, alsa, winmm, audioqueue", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsForAnotherSystemIsNotTried()
    {
        var other = AudioOutputs.All.First(kind => !kind.IsForThisSystem);

        var error = Assert.Throws<AudioOutputException>(() => AudioOutputs.Open(other.Name, 48_000));

        Assert.Contains($"({other.Name}: is not for this operating system)", error.Message, StringComparison.Ordinal);
        Assert.Contains("musicrnn render", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ALibraryThatIsMissingIsAReason()
    {
        var kind = new AudioOutputKind("x", "nothing", true, _ => throw new DllNotFoundException("x.so"));

        Assert.Equal("its library is not installed", Assert.Throws<AudioOutputException>(() => kind.Open(48_000)).Message);
    }
}
