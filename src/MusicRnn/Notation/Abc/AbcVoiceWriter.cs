namespace MusicRnn.Notation.Abc;

/// <summary>
/// Writes music into a voice from left to right: it knows the time, the key, the accidentals of the bar, and what a
/// tuplet, a broken rhythm, a tie or an overlay that is under way does to the next note.
/// </summary>
internal sealed class AbcVoiceWriter(AbcVoice voice, AbcProblems problems)
{
    private const int HighestPitch = 127;
    private const int HighestBreak = 3; // ABC 2.1, section 4.4 has > >> >>>

    private readonly AbcAccidentals accidentals = new();
    private readonly List<(int Degree, int Alteration, long End)> openTies = [];
    private readonly List<(int Degree, int Alteration, long End)> lastTones = [];
    private readonly List<AbcSlot> slots = [];
    private long now;
    private long barStart;
    private long longestLayer;
    private long? overlayStart;
    private (int FirstNote, long Start) lastGroup = (0, -1);
    private AbcLength nextFactor = AbcLength.One;
    private AbcLength? brokenBy;
    private AbcLength tupletFactor = AbcLength.One;
    private int tupletNotes;
    private int level = AbcDynamics.Default;

    public AbcVoice Voice => voice;

    /// <summary>Which notes the next w: line belongs to.</summary>
    public AbcAlignment Lyrics => field ??= new AbcAlignment(slots);

    /// <summary>Which notes the next s: line belongs to.</summary>
    public AbcAlignment Signs => field ??= new AbcAlignment(slots);

    public AbcLength Unit { get; set; } = new(1, 8);

    public AbcMeter Meter { get; private set; } = AbcMeter.Free;

    public AbcKey Key => accidentals.Key;

    /// <summary>The written time reached so far.</summary>
    public long Now => now;

    /// <summary>Whether nothing has been written since the last bar line.</summary>
    public bool IsAtBarLine => voice.BarLines.Count > 0 && voice.BarLines[^1].Time == now;

    public AbcPropagation Propagation { set => accidentals.Propagation = value; }

    /// <summary>How loud the following notes are, as a MIDI velocity.</summary>
    public int Level { set => level = value; }

    public void SetKey(AbcKey key)
    {
        accidentals.Key = key;
        if (key.Key is { } named)
        {
            voice.Keys.Add(now, named);
        }
    }

    public void SetMeter(AbcMeter meter)
    {
        Meter = meter;
        voice.Meters.Add(now, meter);
    }

    /// <summary>Writes notes that begin and end together.</summary>
    public void Play(IReadOnlyList<AbcTone> tones, AbcLength length, AbcPosition position)
    {
        var duration = AbcTime.Of(TakeFactor() * length * Unit);
        var start = now;
        lastGroup = (voice.Notes.Count, start);
        slots.Add(new AbcSlot(start, voice.BarLines.Count));
        var ties = openTies.Count == 0 ? [] : openTies.Where(tie => tie.End == start).ToArray();
        openTies.Clear();
        lastTones.Clear();
        foreach (var tone in tones)
        {
            Write(tone, start, start + duration, ties);
        }

        Advance(duration, position);
    }

    public void Rest(AbcLength length, AbcPosition position)
    {
        lastGroup = (voice.Notes.Count, now);
        openTies.Clear();
        lastTones.Clear();
        Advance(AbcTime.Of(TakeFactor() * length * Unit), position);
    }

    /// <summary>Rests for whole bars, with the bar lines between them.</summary>
    public void RestBars(int count, AbcPosition position)
    {
        var length = Meter.BarLength == 0 ? AbcTime.Whole : Meter.BarLength;
        for (var bar = 0; bar < count; bar++)
        {
            if (bar > 0)
            {
                DrawBarLine(new AbcBarLine(now, 0, false, false, [], position));
            }

            Advance(length, position);
        }
    }

    /// <summary>Reads a grace note, which does not sound but whose accidental holds for the bar.</summary>
    public void Grace(AbcTone tone) => accidentals.AlterationOf(tone.Degree, tone.Accidental);

    /// <summary>Ties the notes written last to the next ones.</summary>
    public void Tie()
    {
        openTies.Clear();
        openTies.AddRange(lastTones);
        for (var index = lastGroup.FirstNote; index < voice.Notes.Count; index++)
        {
            voice.Notes[index] = voice.Notes[index] with { IsTied = true };
        }
    }

    /// <summary>Makes the last group longer and the next one shorter (<c>&gt;</c>), or the other way round (<c>&lt;</c>).</summary>
    public void Break(bool isLongFirst, int count, AbcPosition position)
    {
        if (lastGroup.Start < 0 || count > HighestBreak)
        {
            problems.Add(position, lastGroup.Start < 0
                ? "expected a note or rest before '>' or '<', found none. It is left out."
                : $"expected at most {HighestBreak} signs '>' or '<', found {count}. They are left out.");
            return;
        }

        var parts = 1 << count;
        var shorter = new AbcLength(1, parts);
        var longer = new AbcLength((2 * parts) - 1, parts);
        brokenBy = isLongFirst ? longer : shorter;
        StretchLastGroup(brokenBy.Value);
        nextFactor = isLongFirst ? shorter : longer;
    }

    /// <summary>Begins a tuplet: the next notes last <paramref name="inTimeOf"/> / <paramref name="count"/> of what is written.</summary>
    public void BeginTuplet(int count, int inTimeOf, int notes)
    {
        tupletFactor = new AbcLength(inTimeOf, count);
        tupletNotes = notes;
    }

    public void DrawBarLine(AbcBarLine line)
    {
        if (voice.BarLines.Count >= AbcLimits.Bars)
        {
            throw new AbcTuneException(line.Position, $"expected at most {AbcLimits.Bars} bars, found more. The tune is left out.");
        }

        if (overlayStart is null)
        {
            EndLayer();
            longestLayer = now;
        }

        if (overlayStart is null || now >= longestLayer)
        {
            // The further layers of a long overlay repeat the bar lines of the first.
            voice.BarLines.Add(line with { Time = now });
            longestLayer = now;
        }

        if (now > barStart)
        {
            accidentals.BeginBar();
        }

        barStart = now;
    }

    /// <summary>Goes back to the start of the bar, or of a long overlay, for music that sounds at the same time (<c>&amp;</c>).</summary>
    public void Overlay()
    {
        longestLayer = Math.Max(longestLayer, now);
        now = overlayStart ?? barStart;
        barStart = now;
        openTies.Clear();
        accidentals.BeginBar();
    }

    /// <summary>Begins an overlay of several bars (<c>(&amp;</c>), which each <c>&amp;</c> in it goes back to.</summary>
    public void BeginOverlay() => overlayStart ??= now;

    /// <summary>Ends an overlay of several bars (<c>&amp;)</c>).</summary>
    public void EndOverlay()
    {
        EndLayer();
        overlayStart = null;
    }

    public void WriteLyrics(string text)
    {
        var notes = Lyrics.Next();
        foreach (var (time, syllable) in AbcLyrics.Align(text, notes))
        {
            voice.Lyrics.Add(time, new AbcSyllable(Lyrics.Verse, syllable));
        }
    }

    public void WriteChord(string symbol) => voice.Chords.Add(now, symbol);

    public void ChangeProgram(int program) => voice.Programs.Add(now, program);

    /// <summary>Closes the voice.</summary>
    public void Finish()
    {
        if (nextFactor != AbcLength.One && brokenBy is { } factor)
        {
            // A broken rhythm that waits for its second note in vain does nothing to the first.
            RescaleLastGroup(new AbcLength(factor.Denominator, factor.Numerator));
        }

        EndLayer();
        voice.End = now;
    }

    private void EndLayer() => now = Math.Max(now, longestLayer);

    private AbcLength TakeFactor()
    {
        var factor = nextFactor;
        nextFactor = AbcLength.One;
        if (tupletNotes > 0)
        {
            tupletNotes--;
            factor *= tupletFactor;
        }

        return factor;
    }

    private void Write(AbcTone tone, long start, long end, (int Degree, int Alteration, long End)[] ties)
    {
        // A tie carries its accidental across the bar line, but not to other notes there.
        var tied = tone.Accidental is null ? Array.FindIndex(ties, tie => tie.Degree == tone.Degree) : -1;
        var alteration = tied >= 0 ? ties[tied].Alteration : accidentals.AlterationOf(tone.Degree, tone.Accidental);
        lastTones.Add((tone.Degree, alteration, end));
        if (tone.IsTied)
        {
            openTies.Add(lastTones[^1]);
        }

        var pitch = AbcAccidentals.PitchOf(tone.Degree, alteration) + voice.Clef.Shift + voice.Transposition;
        if (pitch is < 0 or > HighestPitch)
        {
            problems.Add(tone.Position, $"expected a note between MIDI pitch 0 and {HighestPitch}, found {pitch}. It is left out.");
            return;
        }

        if (voice.Notes.Count >= AbcLimits.Notes)
        {
            throw new AbcTuneException(tone.Position, $"expected at most {AbcLimits.Notes} notes in a voice, found more. The tune is left out.");
        }

        voice.Notes.Add(new AbcNote(start, end, pitch, level, tone.IsTied, tone.Position));
    }

    private void Advance(long duration, AbcPosition position)
    {
        now += duration;
        if (now > AbcLimits.WholeNotes * AbcTime.Whole)
        {
            throw new AbcTuneException(position, $"expected a tune of at most {AbcLimits.WholeNotes} whole notes, found a longer one. The tune is left out.");
        }
    }

    private void StretchLastGroup(AbcLength factor)
    {
        RescaleLastGroup(factor);
        StretchTies(openTies, factor);
        StretchTies(lastTones, factor);
        now = lastGroup.Start + Scaled(now - lastGroup.Start, factor);
    }

    private void RescaleLastGroup(AbcLength factor)
    {
        for (var index = lastGroup.FirstNote; index < voice.Notes.Count; index++)
        {
            var note = voice.Notes[index];
            voice.Notes[index] = note with { End = note.Start + Scaled(note.End - note.Start, factor) };
        }
    }

    private void StretchTies(List<(int Degree, int Alteration, long End)> ties, AbcLength factor)
    {
        for (var index = 0; index < ties.Count; index++)
        {
            ties[index] = ties[index] with { End = lastGroup.Start + Scaled(ties[index].End - lastGroup.Start, factor) };
        }
    }

    private static long Scaled(long time, AbcLength factor) => time * factor.Numerator / factor.Denominator;
}
