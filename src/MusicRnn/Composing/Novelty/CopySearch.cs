using System.Runtime.InteropServices;
using MusicRnn.Music;

namespace MusicRnn.Composing.Novelty;

/// <summary>
/// Finds the longest run of notes that each of some pieces has copied from any of many others, in whatever key: the same
/// intervals at the same times from note to note, along a part's line (the highest note at each onset). The pieces become an
/// automaton through which the others are read one after another, none of which is kept: time and memory grow with the
/// number of notes, not with the number of pairs of pieces.
/// </summary>
public sealed class CopySearch
{
    private readonly StepAutomaton _automaton = new();
    private readonly List<(string Name, List<SearchedLine> Lines)> _pieces = [];
    private readonly List<string> _sources = [];

    // For each state of the automaton, the longest of its subsequences that was found, and where first.
    private Found[] _found = [];

    /// <summary>Adds a piece that may have copied; all of them before the first source.</summary>
    public void Add(NamedPiece piece)
    {
        if (_sources.Count > 0)
        {
            throw new InvalidOperationException("Pieces are added before sources are looked through.");
        }

        var lines = new List<SearchedLine>();
        foreach (var line in StepLine.AllOf(piece.Piece))
        {
            lines.Add(new SearchedLine(_automaton.Add(line.Steps), line.Bars));
        }

        _pieces.Add((piece.Name, lines));
    }

    /// <summary>Adds an edited piece, of which only runs with a new note are looked for.</summary>
    internal void Add(string name, IEnumerable<EditedLine> lines) =>
        _pieces.Add((name, [.. lines.Select(line => new SearchedLine(_automaton.Add(line.Line.Steps), line.Line.Bars, line))]));

    /// <summary>Looks through a piece that may have been copied.</summary>
    public void LookThrough(NamedPiece source) => LookThrough(source.Name, StepLine.AllOf(source.Piece));

    /// <summary>Looks through the lines of a piece that may have been copied.</summary>
    internal void LookThrough(string name, ReadOnlySpan<StepLine> lines)
    {
        Array.Resize(ref _found, _automaton.Count);
        _sources.Add(name);
        foreach (var line in lines)
        {
            var (state, length) = (StepAutomaton.Root, 0);
            for (var place = 0; place < line.Steps.Length; place++)
            {
                (state, length) = _automaton.Read(state, length, line.Steps[place]);
                Note(state, length, line.Bars, place + 1);
            }
        }
    }

    /// <summary>The longest run of each piece, in the order in which they were added.</summary>
    public IReadOnlyList<CopiedRun> Runs()
    {
        Array.Resize(ref _found, _automaton.Count);
        var longest = LongestEndingOfEachState();
        return [.. _pieces.Select(piece => RunOf(piece.Name, piece.Lines, longest))];
    }

    // All endings of what was found were found too. Each state is filled once, so this takes no longer than there are states.
    private void Note(int state, int length, int[] bars, int lastNote)
    {
        while (state != StepAutomaton.Root && _found[state].Length < length)
        {
            _found[state] = new Found(length, _sources.Count - 1, bars[lastNote - length]);
            state = _automaton.LinkOf(state);
            length = _automaton.LengthOf(state);
        }
    }

    private Found[] LongestEndingOfEachState()
    {
        var longest = (Found[])_found.Clone();
        foreach (var state in Enumerable.Range(1, _automaton.Count - 1).OrderBy(_automaton.LengthOf))
        {
            if (longest[state].Length == 0)
            {
                longest[state] = longest[_automaton.LinkOf(state)];
            }
        }

        return longest;
    }

    private CopiedRun RunOf(string piece, List<SearchedLine> lines, Found[] longest)
    {
        var run = new CopiedRun(piece, 0, 0, "", 0);
        foreach (var line in lines)
        {
            foreach (var (place, state) in line.States.Index())
            {
                var found = longest[state];
                if (found.Length >= Math.Max(1, run.Notes) && line.Edited?.HasNew(place + 1 - found.Length, place + 1) is not false)
                {
                    run = new CopiedRun(piece, line.Bars[place + 1 - found.Length], found.Length + 1, _sources[found.Source], found.Bar);
                }
            }
        }

        return run;
    }

    private sealed record SearchedLine(int[] States, int[] Bars, EditedLine? Edited = null);

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Found(int Length, int Source, int Bar);
}
