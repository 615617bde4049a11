using System.Collections.Immutable;

namespace MusicRnn.Tokens.Controls;

/// <summary>What a network is told of the chords along a sequence.</summary>
internal sealed class ChordContext(ChordLine? line)
{
    private const int Holding = 0;
    private const int HoldingTones = 1;
    private const int Next = 2;
    private const int NextTones = 3;

    // Told or not, and whether either chord is another than there.
    private const int Agreements = 5;

    private readonly int[] _value = new int[1];

    // The chord that holds and the one that comes next where each token stands, from the first on, up to the one that is to be predicted.
    private readonly List<(int Holding, int Next)> _told = [(ChordClasses.NotTold, ChordClasses.NotTold)];

    // How many chords have come up to this place.
    private int _changes;

    /// <summary>
    /// The features: the chord that holds and the one that comes next; of either the pitch classes, so that what is learned of a note in one
    /// chord counts for all chords that have it; and whether they are the same where the longest earlier match was, which says what is to be thought of that.
    /// </summary>
    public static ImmutableArray<InputFeature> Features { get; } =
    [
        new("told_chord", ChordClasses.Count), new("told_tones", ChordClasses.PitchClasses, ChordClasses.MostTones),
        new("next_chord", ChordClasses.Count), new("next_tones", ChordClasses.PitchClasses, ChordClasses.MostTones),
        new("match_chords", Agreements),
    ];

    /// <summary>Follows the sequence by a token, after which a note would stand at a place.</summary>
    public void MoveTo(ScorePlace place)
    {
        if (line is not null)
        {
            _changes = line.ChangesUntil(place, _changes);
            _told.Add((line.Holding(_changes), line.Next(_changes, place)));
        }
    }

    /// <summary>The values of a feature; overwritten by the next call.</summary>
    /// <param name="feature">Its place in <see cref="Features"/>.</param>
    /// <param name="matchPlace">See <see cref="ITokenContext.MatchPlace"/>.</param>
    public ReadOnlySpan<int> Values(int feature, int matchPlace)
    {
        var (holding, next) = _told[^1];
        switch (feature)
        {
            case HoldingTones:
                return ChordClasses.TonesOf(holding);
            case NextTones:
                return ChordClasses.TonesOf(next);
            default:
                _value[0] = feature switch { Holding => holding, Next => next, _ => Agreement(holding, next, matchPlace) };
                return _value;
        }
    }

    private int Agreement(int holding, int next, int matchPlace)
    {
        if (line is null || matchPlace == MatchPointer.None)
        {
            return 0;
        }

        var there = _told[matchPlace];
        return 1 + (there.Holding == holding ? 0 : 2) + (there.Next == next ? 0 : 1);
    }
}
