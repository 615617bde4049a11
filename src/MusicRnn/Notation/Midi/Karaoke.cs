using MusicRnn.Music;

namespace MusicRnn.Notation.Midi;

/// <summary>
/// Karaoke files (.kar) sing in text events instead of lyrics: after texts that begin with <c>@</c>, of which <c>@K</c> says
/// that it is such a file and the first <c>@T</c> is the title, each text is a syllable. A syllable that begins a line is
/// marked by <c>/</c>, one that begins a paragraph by <c>\</c>; these marks are kept.
/// </summary>
internal static class Karaoke
{
    private const char HeaderMark = '@';
    private const string FileMark = "@K";
    private const string TitleMark = "@T";

    /// <summary>The title and the texts of a piece; of a karaoke file, with its title and its syllables as lyrics.</summary>
    public static (string Title, IReadOnlyList<TextEvent> Texts) Understand(string title, IReadOnlyList<TextEvent> texts)
    {
        if (!texts.Any(text => IsHeader(text, FileMark)) || texts.Any(text => text.Kind == TextKind.Lyric))
        {
            return (title, texts);
        }

        var named = texts.FirstOrDefault(text => IsHeader(text, TitleMark)).Text?[TitleMark.Length..].Trim() ?? "";
        return (title.Length > 0 ? title : named, [.. texts.Select(AsLyric)]);
    }

    private static bool IsHeader(TextEvent text, string mark) =>
        text.Kind == TextKind.Text && text.Text.StartsWith(mark, StringComparison.Ordinal);

    // Texts at the very beginning say who made the file.
    private static TextEvent AsLyric(TextEvent text) =>
        text.Kind == TextKind.Text && text.Tick > 0 && text.Text[0] != HeaderMark ? text with { Kind = TextKind.Lyric } : text;
}
