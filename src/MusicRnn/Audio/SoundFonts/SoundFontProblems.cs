using System.Collections.Immutable;

namespace MusicRnn.Audio.SoundFonts;

/// <summary>Collects what had to be mended or left out.</summary>
internal sealed class SoundFontProblems
{
    private readonly List<string> _problems = [];
    private int _untold;

    /// <summary>Adds one, in one line.</summary>
    public void Add(string problem)
    {
        if (_problems.Count < SoundFontLimits.MostProblems)
        {
            _problems.Add(problem);
        }
        else
        {
            _untold++;
        }
    }

    /// <summary>All of them.</summary>
    public ImmutableArray<string> ToList() => _untold == 0 ? [.. _problems] : [.. _problems, $"and {_untold} more."];
}
