using System.Collections.Immutable;
using System.Globalization;

namespace MusicRnn.Music;

/// <summary>
/// The form of a piece, written as musicians do: a letter for each section, the same for the same music. A stroke after it
/// has its last bar differ, each further stroke one bar more, so that <c>AA'</c> repeats with another ending and
/// <c>A4A''4</c> is a period of two phrases that open alike. A number is a section's bars: <c>A16B8</c>.
/// </summary>
public sealed record Form
{
    private const int UsualBars = 8;
    private const int MostSections = 64;
    private const int MostDigits = 4;

    private Form(string text, ImmutableArray<FormSection> sections)
    {
        Text = text;
        Sections = sections;
    }

    /// <summary>The form as it was written.</summary>
    public string Text { get; }

    /// <summary>The sections, one after another.</summary>
    public ImmutableArray<FormSection> Sections { get; }

    /// <summary>All bars, without a pickup.</summary>
    public int Bars => Sections[^1].StartBar + Sections[^1].Bars;

    /// <summary>
    /// Reads a form. Throws <see cref="MusicRnnException"/> if it is none, or if so many bars cannot be dealt out to it.
    /// </summary>
    /// <param name="text">Letters, with strokes and numbers.</param>
    /// <param name="bars">All bars, of which sections without a number have equal shares; null gives them 8 each.</param>
    public static Form Parse(string text, int? bars)
    {
        var written = WrittenSections(text);
        var shared = written.Count(section => section.Bars is null);
        var told = written.Sum(section => section.Bars ?? 0);
        var share = shared == 0 ? 0 : bars is { } all ? (all - told) / shared : UsualBars;
        if (bars is { } asked && (told + (share * shared) != asked || (shared > 0 && share < 1)))
        {
            throw new MusicRnnException($"{asked} bars cannot be dealt out to the {written.Count} sections of the form {text}: {WhatFits(asked, told, shared)}");
        }

        var sections = ImmutableArray.CreateBuilder<FormSection>(written.Count);
        var start = 0;
        foreach (var (letter, number, strokes) in written)
        {
            var length = number ?? share;
            var first = sections.FirstOrDefault(section => section.Letter == letter);
            RejectImpossible(text, letter, strokes, length, first);
            sections.Add(new FormSection(letter, start, length, first is null ? length : strokes));
            start += length;
        }

        return new Form(text, sections.MoveToImmutable());
    }

    /// <summary>The bar, counted from 0, that a bar repeats; -1 for a bar with music of its own and for those beyond the form.</summary>
    public int SourceOf(int bar)
    {
        foreach (var section in Sections)
        {
            if (bar >= section.StartBar && bar < section.StartBar + section.Bars - section.NewBars)
            {
                return Sections.First(first => first.Letter == section.Letter).StartBar + bar - section.StartBar;
            }
        }

        return -1;
    }

    /// <inheritdoc/>
    public bool Equals(Form? other) => other is not null && Sections.SequenceEqual(other.Sections);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Sections.Length, Bars);

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static List<(char Letter, int? Bars, int Strokes)> WrittenSections(string text)
    {
        var sections = new List<(char Letter, int? Bars, int Strokes)>();
        var place = 0;
        while (place < text.Length)
        {
            var letter = text[place++];
            if (!char.IsAsciiLetterUpper(letter) || sections.Count == MostSections)
            {
                throw new MusicRnnException($"the form {text} has '{letter}' where a section should begin: expected at most {MostSections} letters from A to Z, each with a number of bars or strokes if need be, as in AABB, AABA, AA'BB' or A4A''4.");
            }

            var strokes = CountWhile(text, place, character => character is '\'' or '’');
            place += strokes;
            var digits = CountWhile(text, place, char.IsAsciiDigit);
            int? bars = digits is > 0 and <= MostDigits ? int.Parse(text.AsSpan(place, digits), CultureInfo.InvariantCulture) : null;
            if (digits > MostDigits || bars == 0)
            {
                throw new MusicRnnException($"the form {text} has a section of {text.Substring(place, digits)} bars: expected 1 to 9999.");
            }

            place += digits;
            sections.Add((letter, bars, strokes));
        }

        return sections.Count > 0 ? sections : throw new MusicRnnException("the form is empty: expected letters, as in AABB.");
    }

    private static int CountWhile(string text, int from, Func<char, bool> holds)
    {
        var to = from;
        while (to < text.Length && holds(text[to]))
        {
            to++;
        }

        return to - from;
    }

    private static void RejectImpossible(string text, char letter, int strokes, int length, FormSection? first)
    {
        if (first is null && strokes > 0)
        {
            throw new MusicRnnException($"the form {text} has a stroke at its first {letter}: expected {letter} itself before its variation.");
        }

        if (first is not null && (first.Bars != length || strokes >= length))
        {
            throw new MusicRnnException(first.Bars != length
                ? $"the form {text} has {letter} with {first.Bars} bars and again with {length}: expected as many each time."
                : $"the form {text} varies {strokes} of the {length} bars of {letter}: expected fewer than all of them, or another letter.");
        }
    }

    private static string WhatFits(int asked, int told, int shared)
    {
        if (shared == 0)
        {
            return $"they have {told}. Leave --bars out.";
        }

        var below = asked - told - ((asked - told) % shared);
        var nearest = below >= shared ? below + told : shared + told;
        return $"ask for {nearest} or {nearest + shared} bars, or give each its own number, as in A8B4.";
    }
}
