using System.Globalization;
using MusicRnn.Music;
using MusicRnn.Notation.Abc;
using MusicRnn.Tokens.AbcGrammar;

namespace MusicRnn.Tokens.Guides;

/// <summary>
/// The bars of a tune's text where they are written. All that is not in a bar stands between them: the header, bar lines and
/// repeat signs with the numbers of endings, line ends, fields and comments.
/// </summary>
internal sealed class WrittenTune
{
    private const string Blanks = " \t\n\\!";

    private readonly List<WrittenBar> _bars = [];
    private readonly List<(int From, int To)> _asides = [];
    private readonly AbcScan _scan = new();
    private int _scanned;
    private int _number;

    // The bar that is open: where it begins, how full the scan was there, and whether there is more than music in it.
    private int _from = -1;
    private int _filledBefore;
    private bool _isMusicAlone;

    /// <summary>Reads the text of one tune; what is odd in it is taken for music.</summary>
    public WrittenTune(string text)
    {
        Text = text;
        for (var at = BodyOf(text); at < text.Length;)
        {
            at += Read(at);
        }

        Close(text.Length, isClosed: false);
    }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>The bars.</summary>
    public IReadOnlyList<WrittenBar> Bars => _bars;

    /// <summary>The number of bars as musicians count them.</summary>
    public int Count => _number;

    /// <summary>The fields and comments among the music.</summary>
    public IReadOnlyList<(int From, int To)> Asides => _asides;

    /// <summary>The text with something else in the place of some bars.</summary>
    /// <param name="contentOf">What stands in a bar, by its index; null for what is there.</param>
    public string With(Func<int, string?> contentOf)
    {
        var text = new System.Text.StringBuilder();
        var place = 0;
        foreach (var (index, bar) in _bars.Index())
        {
            text.Append(Text, place, bar.From - place).Append(contentOf(index) ?? ContentOf(index));
            place = bar.To;
        }

        return text.Append(Text, place, Text.Length - place).ToString();
    }

    /// <summary>The tune as it is played.</summary>
    public Piece ToPiece() => AbcText.ToPiece(Text);

    /// <summary>The text that is written of a piece. Throws <see cref="TokenException"/> if it is too long to be written as a score.</summary>
    public static string TextOf(Piece piece)
    {
        try
        {
            return AbcText.Of(piece);
        }
        catch (MusicRnnException exception) when (exception is not TokenException)
        {
            throw new TokenException(exception.Message);
        }
    }

    /// <summary>The tune with a single note in the place of a bar: its end, and where that note is played, in ticks of a piece; nothing if no reader takes it.</summary>
    /// <param name="index">The index of the bar.</param>
    /// <param name="ticks">How long the note is, in 48ths of the unit note length.</param>
    public (int End, IReadOnlyList<Note> Played) WithNote(int index, int ticks)
    {
        var note = string.Create(CultureInfo.InvariantCulture, $"C{ticks}/{AbcLengths.Unit}");
        var written = AbcText.WrittenPiece(With(each => each == index ? note : null));
        return (written?.Piece.End ?? 0, written is null ? [] :
        [
            .. written.Piece.Parts.Index().SelectMany(part => part.Item.Notes.Where(played => written.Places[(part.Index, played.Start, played.Pitch)] == _bars[index].From)),
        ]);
    }

    /// <summary>The characters of a bar, by its index.</summary>
    public string ContentOf(int index) => Text[_bars[index].From.._bars[index].To];

    // After the line of K:, which ends the header.
    private static int BodyOf(string text)
    {
        var key = text.StartsWith("K:", StringComparison.Ordinal) ? 0 : text.IndexOf("\nK:", StringComparison.Ordinal);
        var end = key < 0 ? -1 : text.IndexOf('\n', key + 1);
        return end < 0 ? text.Length : end + 1;
    }

    // Returns how many characters were read.
    private int Read(int at)
    {
        var isLineStart = Text[at - 1] == '\n';
        switch (Text[at])
        {
            case '%':
            case var letter when isLineStart && char.IsAsciiLetter(letter) && At(at + 1) == ':' && At(at + 2) is not ('|' or ':'):
                return ReadAside(at, LengthUntil(at, '\n'));
            case '[' when char.IsAsciiLetter(At(at + 1)) && At(at + 2) == ':':
                return ReadAside(at, LengthUntil(at, ']') + 1);
            case '"':
                Open(at);
                return LengthUntil(at + 1, '"') is var quoted && At(at + 1 + quoted) == '"' ? quoted + 2 : quoted + 1;
            case '(' when char.IsAsciiDigit(At(at + 1)):
                Open(at);
                return 1 + LengthOf(at + 1, "0123456789:");
            case '!' when LengthUntil(at + 1, '!') is var inside && inside > 0 && !Text.AsSpan(at + 1, inside).ContainsAny(" |\n"):
                Open(at);
                return inside + 2;
            case '|' or ':':
            case '[' when char.IsAsciiDigit(At(at + 1)) || At(at + 1) == '|':
                Close(at, isClosed: true);
                return LengthOfBarLine(at);
            case var character when Blanks.Contains(character, StringComparison.Ordinal):
                return 1;
            default:
                Open(at);
                return 1;
        }
    }

    private int ReadAside(int at, int length)
    {
        _isMusicAlone = false;
        _asides.Add((at, Math.Min(Text.Length, at + length)));
        return Math.Max(1, length);
    }

    private int LengthOfBarLine(int at)
    {
        var length = Text[at] == '[' ? 1 : 0;
        length += LengthOf(at + length, "|:");
        length += At(at + length) == ']' ? 1 : 0;
        if (char.IsAsciiDigit(At(at + length)))
        {
            length += LengthOf(at + length, "0123456789,-.");
        }

        return length + LengthOf(at + length, " \t");
    }

    private void Open(int at)
    {
        if (_from < 0)
        {
            ScanTo(at);
            (_from, _filledBefore, _isMusicAlone) = (at, _scan.Filled, true);
        }
    }

    private void Close(int at, bool isClosed)
    {
        if (_from < 0)
        {
            return;
        }

        // Blanks before a bar line belong to the bar, but not a line end.
        var to = at;
        while (Blanks.Contains(Text[to - 1], StringComparison.Ordinal))
        {
            to--;
        }

        var end = isClosed ? Text.AsSpan(to, at - to).IndexOfAny("\n\\!") : 0;
        to = end < 0 ? at : to + end;
        ScanTo(to);
        var filled = _scan.Filled - _filledBefore;
        var isWhole = filled > 0 && filled * 2 > _scan.BarLength;
        _number += isWhole ? 1 : 0;
        _bars.Add(new WrittenBar(_from, to, filled * AbcLengths.Unit / AbcScan.PartsOfUnit, isWhole ? _number : 0, isClosed, _isMusicAlone));
        _from = -1;
    }

    private void ScanTo(int place)
    {
        for (; _scanned < place; _scanned++)
        {
            // The bracket of an ending is none of a chord.
            if (Text[_scanned] != '[' || !char.IsAsciiDigit(At(_scanned + 1)))
            {
                _scan.Take(Text[_scanned]);
            }
        }
    }

    private char At(int place) => place < Text.Length ? Text[place] : '\0';

    // Up to the character or the end of the line.
    private int LengthUntil(int at, char character)
    {
        var length = Text.AsSpan(Math.Min(at, Text.Length)).IndexOfAny(character, '\n');
        return length < 0 ? Text.Length - Math.Min(at, Text.Length) : length;
    }

    private int LengthOf(int at, string characters)
    {
        var length = 0;
        while (At(at + length) is not '\0' and var character && characters.Contains(character, StringComparison.Ordinal))
        {
            length++;
        }

        return length;
    }
}
