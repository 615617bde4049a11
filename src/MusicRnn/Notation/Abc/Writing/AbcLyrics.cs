using System.Text;
using MusicRnn.Notation.Engraving;

namespace MusicRnn.Notation.Abc.Writing;

/// <summary>
/// Writes the sung words below the lines of music (w:, ABC 2.1, section 5), for the one part that they belong to: that
/// in which most of them fall on the start of a note.
/// </summary>
internal sealed class AbcLyrics
{
    private readonly Score score;
    private readonly int singer;
    private readonly string[] words;

    public AbcLyrics(Score score, IReadOnlyList<ScorePart> parts)
    {
        this.score = score;
        words = new string[score.Measures.Length];
        var times = score.Measures.SelectMany(measure => measure.Lyrics.Select(lyric => measure.Start + lyric.Offset)).ToHashSet();
        singer = times.Count == 0 ? -1 : Enumerable.Range(0, parts.Count).MaxBy(part => Onsets(parts[part]).Count(times.Contains));
    }

    /// <summary>Gives the notes of a measure, in order, their syllables.</summary>
    public void Add(int part, int measure, IReadOnlyList<(long Start, bool IsTiedFromBefore)> notes)
    {
        if (part != singer)
        {
            return;
        }

        var line = new StringBuilder();
        foreach (var (start, isTied) in notes)
        {
            var lyric = score.Measures[measure].Lyrics.FirstOrDefault(each => each.Offset == start).Value;
            line.Append(isTied ? "_ " : lyric is null ? "* " : Syllable(lyric));
        }

        words[measure] = line.ToString();
    }

    /// <summary>The words for measures of a part as a line of the text; empty if nothing is sung in them.</summary>
    public string Line(int part, int from, int to)
    {
        var line = part == singer ? string.Concat(words[from..to]).TrimEnd('*', ' ') : "";
        return line.Trim('*', '_', ' ').Length > 0 ? $"w: {line}\n" : "";
    }

    private IEnumerable<long> Onsets(ScorePart part) => part.Measures.SelectMany((voices, index) => voices
        .Where(voice => voice.Number == 1).SelectMany(voice => voice.Elements)
        .Where(element => element.Notes.Any(note => !note.IsTiedFromBefore))
        .Select(element => score.Measures[index].Start + element.Start));

    /// <summary>A hyphen at the end joins the syllable to the next one; what else has a meaning in w: is escaped.</summary>
    private static string Syllable(string lyric)
    {
        var text = AbcFieldText.Words(lyric).TrimStart('\\', '/');
        var isJoined = text.EndsWith('-');
        var syllable = new StringBuilder();
        foreach (var character in isJoined ? text[..^1] : text)
        {
            syllable.Append(character switch
            {
                ' ' => "~",
                '-' or '_' or '*' => $"\\{character}",
                '|' => "",
                _ => character.ToString(),
            });
        }

        return syllable.Length == 0 ? "* " : syllable.Append(isJoined ? "-" : " ").ToString();
    }
}
