namespace MusicRnn.Tokens.AbcGrammar;

/// <summary>Keeps the text of each section of a tune, and has sections that come back written as they were.</summary>
internal sealed class AbcCopier(AbcPlan plan)
{
    private static readonly char[] Opening = [' ', '\n', '!', '|', ':'];
    private static readonly char[] Closing = [' ', '\n', '!', ':', '|'];
    private static readonly char[] Signs = [' ', ':', '|', ']'];

    private readonly List<string> _sections = [];
    private readonly System.Text.StringBuilder _text = new();
    private string _source = "";
    private string _next = "";
    private bool _mustClose;
    private int _place;
    private int _found;

    /// <summary>Whether a text may come next, as far as it has to be a copy of what came before.</summary>
    public bool Allows(string text) => _mustClose ? Signs.Contains(text[0]) : _next.Length == 0 || _next.AsSpan().StartsWith(text, StringComparison.Ordinal);

    /// <summary>Finds out what has to come next.</summary>
    public void LookAt(AbcTune tune)
    {
        (_next, _mustClose) = ("", false);
        if (plan[tune.Body.Section] is not { Source: >= 0 } section || tune.Body.WrittenBars >= section.CopiedBars)
        {
            return;
        }

        if (_place == 0 && _source.Length == 0 && section.Source < _sections.Count)
        {
            _source = _sections[section.Source];
        }

        // What belongs to the first time only, such as the number of an ending, is passed over.
        _found = _place;
        while (_found < _source.Length && !MayTake(tune, _source[_found]))
        {
            _found++;
        }

        // All is copied: the last note must not become another one. Where nothing of it may come now, as within a bar line, it comes later.
        (_next, _mustClose) = (_source[_found..], _place == _source.Length);
    }

    /// <summary>Takes a character of the music.</summary>
    /// <param name="character">The character.</param>
    /// <param name="endsSection">Whether a section has ended with it.</param>
    public void Take(char character, bool endsSection)
    {
        _text.Append(character);
        if (_found < _source.Length && _source[_found] == character)
        {
            _place = ++_found;
        }

        if (endsSection)
        {
            var text = _text.ToString().TrimStart(Opening);
            text = text.EndsWith("|]", StringComparison.Ordinal) ? text[..^2] : text;
            _sections.Add(text.TrimEnd(Closing));
            _text.Clear();
            (_source, _place, _found) = ("", 0, 0);
        }
    }

    private static bool MayTake(AbcTune tune, char character) => tune.TryTake(character);
}
