using System.Globalization;
using MusicRnn.Music;
using MusicRnn.Notation.Abc;

namespace MusicRnn.Tokens.AbcGrammar;

/// <summary>
/// What tunes a vocabulary can write that follow a person's wishes: the same for all of them, so that a tune's own state is
/// small. Throws <see cref="TokenException"/> from its constructor if the wishes cannot be written.
/// </summary>
internal sealed class AbcLanguage
{
    private const int SlowestTempo = 20;
    private const int FastestTempo = 400;
    private const string Letters = "CDEFGABcdefgab";

    // More than a chord has notes, so that one is always left.
    private const int LettersForChords = 7;

    private readonly bool[] _characters = new bool[char.MaxValue + 1];

    public AbcLanguage(IEnumerable<char> characters, Wishes wishes)
    {
        foreach (var character in characters)
        {
            _characters[character] = true;
        }

        Wishes = wishes;
        Lengths = new AbcLengths(CanWrite);
        for (var index = 0; index < AbcMeterNames.Meters.Length; index++)
        {
            var (text, meter) = AbcMeterNames.Meters[index];
            AddField(Meters, text, index, wishes.Meter is null || wishes.Meter == meter);
        }

        for (var index = 0; index < AbcMeterNames.Units.Length; index++)
        {
            AddField(Units, AbcMeterNames.Units[index].Text, index, true);
        }

        for (var index = 0; index < AbcKeyNames.All.Length; index++)
        {
            AddField(Keys, AbcKeyNames.All[index].Text, index, wishes.Key is null || AbcKeyNames.All[index].Key.Key == wishes.Key);
        }

        AddTempos(wishes.QuartersPerMinute);
        AddStyle(wishes.Style);
        AddChords();
        var letters = Letters.Count(IsSafe);
        CanWriteChords = CanWrite('[') && CanWrite(']') && letters >= LettersForChords;
        CanWriteVersion = AbcHeader.Version.All(CanWrite);
        CanWriteEndings = "12:".All(CanWrite);
        Plan = wishes.Form is null ? null : new AbcPlan(wishes.Form, CanWrite(':'), CanWriteEndings);
        IsUsable = "X1:MK|\n".All(CanWrite) && !Meters.IsEmpty && !Keys.IsEmpty && letters > 0;
        Require(IsUsable || !Asks(wishes), "what was asked for");
        Require(wishes.Meter is null || !Meters.IsEmpty, $"the meter {wishes.Meter}");
        Require(wishes.Key is null || !Keys.IsEmpty, $"the key {wishes.Key?.Name}");
        Require(wishes.Style is null || !Styles.IsEmpty, $"the style '{wishes.Style}'");
    }

    public Wishes Wishes { get; }

    /// <summary>How the form that is asked for is written; null if none is.</summary>
    public AbcPlan? Plan { get; }

    /// <summary>Whether a tune can be written at all.</summary>
    public bool IsUsable { get; }

    /// <summary>The values of M:, by their places in <see cref="AbcMeterNames.Meters"/>.</summary>
    public AbcTrie Meters { get; } = new();

    /// <summary>The values of L:, by their places in <see cref="AbcMeterNames.Units"/>.</summary>
    public AbcTrie Units { get; } = new();

    /// <summary>The values of K:, by their places in <see cref="AbcKeyNames.All"/>.</summary>
    public AbcTrie Keys { get; } = new();

    /// <summary>The values of Q:.</summary>
    public AbcTrie Tempos { get; } = new();

    /// <summary>The values of R: where a style is asked for; otherwise any text is one.</summary>
    public AbcTrie Styles { get; } = new();

    /// <summary>Chord symbols with the closing quotation mark.</summary>
    public AbcTrie Chords { get; } = new();

    public AbcLengths Lengths { get; }

    /// <summary>The lowest MIDI pitch.</summary>
    public int LowestPitch { get; }

    /// <summary>The highest MIDI pitch.</summary>
    public int HighestPitch { get; } = 127;

    /// <summary>Whether notes in brackets can be written, and closed.</summary>
    public bool CanWriteChords { get; }

    /// <summary>Whether the standard's version can be written.</summary>
    public bool CanWriteVersion { get; }

    /// <summary>Whether repeats with two endings can be written.</summary>
    public bool CanWriteEndings { get; }

    /// <summary>Whether the vocabulary has a character.</summary>
    public bool CanWrite(char character) => _characters[character];

    /// <summary>The values of L:, one flag each, that go with a meter.</summary>
    public ulong UnitsFor(Meter meter)
    {
        var flags = 0UL;
        for (var index = 0; index < AbcMeterNames.Units.Length; index++)
        {
            flags |= SuitsBar(meter, AbcMeterNames.Units[index].Denominator) ? AbcTrie.Flag(index) : 0;
        }

        return flags;
    }

    /// <summary>The values of M:, one flag each, that go with a unit note length; null for the usual one.</summary>
    public ulong MetersFor(int? unit)
    {
        var flags = 0UL;
        for (var index = 0; index < AbcMeterNames.Meters.Length; index++)
        {
            var meter = AbcMeterNames.Meters[index].Meter;
            flags |= SuitsBar(meter, unit ?? AbcMeterNames.DefaultUnit(meter)) ? AbcTrie.Flag(index) : 0;
        }

        return flags;
    }

    private bool SuitsBar(Meter meter, int unit) => AbcMeterNames.BarTicks(meter, unit) is > 0 and var ticks && Lengths.CanFill(ticks);

    // Whether a letter is a note in the range whatever the key makes of it.
    private bool IsSafe(char letter) =>
        CanWrite(letter) && AbcPitches.DegreeOf(letter) is { } degree
        && AbcAccidentals.PitchOf(degree, -1) >= LowestPitch && AbcAccidentals.PitchOf(degree, 1) <= HighestPitch;

    private static bool Asks(Wishes wishes) => wishes.Meter is not null || wishes.Key is not null || wishes.Style is not null;

    private void AddField(AbcTrie texts, string text, int value, bool isWished)
    {
        if (!isWished || !text.All(CanWrite))
        {
            return;
        }

        texts.Add(text, value);
        if (CanWrite(' '))
        {
            texts.Add(" " + text, value);
        }
    }

    private void AddTempos(double? wish)
    {
        (string Beat, double Quarters)[] beats = [("1/4", 1), ("3/8", 1.5), ("1/2", 2), ("1/8", 0.5)];
        foreach (var (beat, quarters) in beats)
        {
            for (var rate = SlowestTempo; rate <= FastestTempo; rate++)
            {
                AddField(Tempos, string.Create(CultureInfo.InvariantCulture, $"{beat}={rate}"), 0, wish is null || Math.Round(wish.Value / quarters) == rate);
            }
        }
    }

    private void AddStyle(string? style)
    {
        if (style is null)
        {
            return;
        }

        foreach (var text in new[] { style, style.ToLowerInvariant(), style.ToUpperInvariant(), style[..1].ToUpperInvariant() + style[1..] }.Distinct(StringComparer.Ordinal))
        {
            AddField(Styles, text, 0, CanWrite('R'));
        }
    }

    private void AddChords()
    {
        if (!CanWrite('"'))
        {
            return;
        }

        foreach (var chord in AbcChordNames.All.Where(chord => chord.All(CanWrite)))
        {
            Chords.Add(chord + "\"", 0);
        }
    }

    private static void Require(bool holds, string what)
    {
        if (!holds)
        {
            throw new TokenException($"{what} cannot be written with the characters of the music that was learned");
        }
    }
}
