using MusicRnn.Audio.SoundFonts;

namespace MusicRnn.Cli.Rendering;

/// <summary>The SoundFont that is asked for on the command line.</summary>
internal static class SoundFontChoice
{
    private const string Automatic = "auto";
    private const string Extension = ".sf2";

    /// <summary>Where systems keep SoundFonts.</summary>
    private static string[] UsualFolders { get; } =
    [
        "/usr/share/sounds/sf2",
        "/usr/share/soundfonts",
        "/usr/local/share/soundfonts",
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "soundfonts"),
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), "Library", "Audio", "Sounds", "Banks"),
        "/Library/Audio/Sounds/Banks",
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData), "soundfonts"),
        @"C:\soundfonts",
    ];

    /// <summary>
    /// Reads the SoundFont, and tells what of it had to be mended. Null if none is asked for. Throws <see cref="MusicRnnException"/> if
    /// it cannot be read, or none is found.
    /// </summary>
    /// <param name="choice">The file, or <c>auto</c>.</param>
    public static SoundFont? Open(string? choice) => Open(choice, UsualFolders);

    internal static SoundFont? Open(string? choice, IEnumerable<string> folders)
    {
        if (choice is null)
        {
            return null;
        }

        var path = choice == Automatic ? Find([.. folders]) : choice;
        var font = SoundFont.Read(path);
        if (choice == Automatic)
        {
            Terminal.Note($"Playing with {path}.");
        }

        foreach (var problem in font.Problems)
        {
            Terminal.Note($"{path}: {problem}");
        }

        return font;
    }

    // By name, so that the same machine always takes the same; Debian's link to the chosen one, "default-GM", comes first.
    private static string Find(string[] folders) => folders
        .Where(Directory.Exists)
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*" + Extension, SearchOption.TopDirectoryOnly)
            .OrderBy(file => !Path.GetFileName(file).StartsWith("default", StringComparison.OrdinalIgnoreCase))
            .ThenBy(file => file, StringComparer.Ordinal))
        .FirstOrDefault()
        ?? throw new MusicRnnException($"expected a SoundFont ({Extension}) in a usual place, found none in {string.Join(", ", folders)}. Name one with --soundfont FILE, or leave the option out to hear the built-in instruments.");
}
