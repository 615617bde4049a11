using MusicRnn.Fuzz;
using MusicRnn.Notation;

namespace MusicRnn.Tests.Notation;

/// <summary>
/// Damaged files: none may crash a reader, hold it up or fill the memory, and what is read can be written in all formats.
/// More of them run in CI and by hand (<c>tests/MusicRnn.Fuzz</c>); each that ever failed stands among the fixtures.
/// </summary>
public sealed class FuzzTests
{
    private const int Inputs = 500;
    private const int Seed = 7;

    public static TheoryData<string> Formats => [.. NotationFormats.All.Select(format => format.Name)];

    public static TheoryData<string> FormerFailures =>
        [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Fixtures"), "fuzz-*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(AppContext.BaseDirectory, path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Formats))]
    public void NoDamageCrashesHangsOrTakesMemory(string name)
    {
        using var failures = new StringWriter();

        var failed = new FuzzRun(NotationFormats.All.First(format => format.Name == name), Seed, failures).Run(Inputs);

        Assert.True(failed == 0, failures.ToString());
    }

    [Theory]
    [MemberData(nameof(FormerFailures))]
    public void WhatOnceFailedIsReadOrRefused(string path)
    {
        var input = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, path));

        Assert.Null(new Trial(NotationFormats.ForFile(path)!).Run(input, writes: true));
    }
}
