namespace MusicRnn.Notation.Abc;

/// <summary>
/// Finds the order in which the written music is played: labelled parts by P: in the header, repeats and variant endings
/// by the bar lines of one voice, which leads the others.
/// </summary>
internal static class AbcPlayOrder
{
    private const int MostParts = 500;

    /// <summary>The stretches in playing order. Throws <see cref="AbcTuneException"/> if they become too long.</summary>
    public static List<AbcSpan> Of(AbcScore score, AbcVoice leader, AbcProblems problems)
    {
        var end = score.Voices.Max(voice => voice.End);
        var spans = new AbcSpanList(score.FirstNote);
        var labels = score.Labels.Entries.DistinctBy(label => label.Value.Name).ToList();
        if (score.PlayOrder is not { } order || labels.Count == 0)
        {
            AbcRepeats.Play(leader.BarLines, new AbcSpan(0, end), spans);
            return spans.ToList();
        }

        // Music before the first label is an introduction.
        AbcRepeats.Play(leader.BarLines, new AbcSpan(0, labels[0].Time), spans);
        foreach (var name in Expand(order.Text))
        {
            var index = labels.FindIndex(label => label.Value.Name == name.ToString());
            if (index < 0)
            {
                problems.Add(order.Start, $"expected part '{name}' of the play order among the labels (P:) of the tune, found none. It is left out.");
                continue;
            }

            var next = index + 1 < labels.Count ? labels[index + 1].Time : end;
            AbcRepeats.Play(leader.BarLines, new AbcSpan(labels[index].Time, next), spans);
        }

        return spans.ToList();
    }

    /// <summary>The voice whose repeats all voices follow: the first that has any.</summary>
    public static AbcVoice Leader(AbcScore score, AbcProblems problems)
    {
        var leader = score.Voices.Find(voice => voice.BarLines.Exists(line => line.Directs)) ?? score.Voices[0];
        foreach (var voice in score.Voices)
        {
            var own = voice.BarLines.Where(line => line.Directs).ToList();
            if (own.Count > 0 && !own.Select(Marks).SequenceEqual(leader.BarLines.Where(line => line.Directs).Select(Marks)))
            {
                problems.Add(own[0].Position, $"expected the repeats of voice '{voice.Id}' where voice '{leader.Id}' has them, found others. Voice '{leader.Id}' is followed; mend the repeats or note lengths.");
            }
        }

        return leader;
    }

    private static (long, int, bool, string) Marks(AbcBarLine line) =>
        (line.Time, line.Repeats, line.StartsRepeat, string.Join(',', line.Endings));

    /// <summary>The parts of <c>A2(BC)2</c> one by one, at most <see cref="MostParts"/>.</summary>
    private static List<char> Expand(string order)
    {
        var open = new Stack<List<char>>();
        var current = new List<char>();
        List<char> last = [];
        for (var index = 0; index < order.Length; index++)
        {
            var character = order[index];
            if (char.IsAsciiLetter(character))
            {
                last = [character];
                current.Add(character);
            }
            else if (character == '(')
            {
                open.Push(current);
                current = [];
            }
            else if (character == ')' && open.Count > 0)
            {
                last = current;
                current = open.Pop();
                current.AddRange(last);
            }
            else if (char.IsAsciiDigit(character))
            {
                var times = 0;
                for (; index < order.Length && char.IsAsciiDigit(order[index]); index++)
                {
                    times = Math.Min((times * 10) + order[index] - '0', MostParts);
                }

                // The part or group stands there once already.
                index--;
                current.AddRange(Enumerable.Repeat(last, Math.Max(times - 1, 0)).SelectMany(part => part).Take(MostParts));
            }

            current = current.Count > MostParts ? current[..MostParts] : current;
        }

        while (open.Count > 0)
        {
            current = [.. open.Pop().Concat(current).Take(MostParts)];
        }

        return current;
    }
}
