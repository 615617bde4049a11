using System.Collections.Immutable;
using MusicRnn.Music;

namespace MusicRnn.Tokens.AbcGrammar;

/// <summary>
/// How a form is written in ABC: a section that follows itself is repeated, with two endings where they differ; one that comes
/// back later is written out again.
/// </summary>
internal sealed class AbcPlan
{
    /// <summary>Makes the plan of a form.</summary>
    /// <param name="form">The form.</param>
    /// <param name="canWriteRepeats">Whether there are characters for repeats.</param>
    /// <param name="canWriteEndings">Whether there are characters for two endings.</param>
    public AbcPlan(Form form, bool canWriteRepeats, bool canWriteEndings)
    {
        var written = ImmutableArray.CreateBuilder<AbcPlannedSection>();
        var firstOf = new Dictionary<char, int>();
        for (var index = 0; index < form.Sections.Length; index++)
        {
            var section = form.Sections[index];
            var isFirst = firstOf.TryAdd(section.Letter, written.Count);
            var next = index + 1 < form.Sections.Length ? form.Sections[index + 1] : null;
            var follows = canWriteRepeats && next is not null && next.Letter == section.Letter
                && (next.IsRepeat ? isFirst || section.IsRepeat : isFirst && canWriteEndings);
            written.Add(new AbcPlannedSection(
                section.Bars, follows, follows ? next!.NewBars : 0, isFirst ? -1 : firstOf[section.Letter], isFirst ? 0 : section.Bars - section.NewBars));
            index += follows ? 1 : 0;
        }

        Sections = written.ToImmutable();
    }

    /// <summary>The sections, one after another.</summary>
    public ImmutableArray<AbcPlannedSection> Sections { get; }

    /// <summary>A section; null behind the last one.</summary>
    public AbcPlannedSection? this[int section] => section < Sections.Length ? Sections[section] : null;
}
