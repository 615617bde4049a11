namespace MusicRnn.Notation.Abc;

/// <summary>The voices of a tune by their names, each with its own place in the music.</summary>
internal sealed class AbcVoices(AbcScore score, AbcProblems problems)
{
    private const string FirstVoice = "1";

    private readonly List<AbcVoiceWriter> writers = [];
    private AbcVoiceWriter? current;

    /// <summary>What the header says for every voice.</summary>
    public AbcKey Key { get; set; } = AbcKey.None;

    public AbcClef Clef { get; set; }

    public AbcMeter Meter { get; set; } = AbcMeter.Free;

    /// <summary>The unit note length from L:; null to take it from the meter.</summary>
    public AbcLength? Unit { get; set; }

    public AbcPropagation Propagation { get; set; }

    public int Transposition { get; set; }

    /// <summary>The unit note length that holds at the start of each voice.</summary>
    public AbcLength FirstUnit => Unit ?? Meter.DefaultUnit;

    /// <summary>Whether the header is over, so that fields concern the voice that is being written.</summary>
    public bool AreOpen { get; private set; }

    /// <summary>The voice that music goes to; the first one where the text has named none.</summary>
    public AbcVoiceWriter Current => current ??= writers.Count > 0 ? writers[0] : Add(FirstVoice);

    /// <summary>Ends the header: what it says goes to the voices it has named.</summary>
    public void Open()
    {
        AreOpen = true;
        current = null;
        writers.ForEach(Begin);
    }

    /// <summary>Turns to a voice, which is made if the text has not named it before.</summary>
    public void Select(AbcLine value)
    {
        var words = AbcWord.Split(value);
        if (words.Count == 0)
        {
            problems.Add(value.Start, "expected the name of a voice after 'V:', found nothing. It is left out.");
            return;
        }

        // A voice's name may hold anything but a blank, also an equals sign.
        var id = words[0].Name.Length > 0 ? $"{words[0].Name}={words[0].Value}" : words[0].Value;
        var writer = writers.Find(candidate => candidate.Voice.Id == id);
        if (writer is null && writers.Count >= AbcLimits.Voices)
        {
            throw new AbcTuneException(value.Start, $"expected at most {AbcLimits.Voices} voices, found more. The tune is left out.");
        }

        current = writer ?? Add(id);
        foreach (var word in words.Skip(1))
        {
            Describe(current.Voice, word);
        }
    }

    public void Finish() => writers.ForEach(writer => writer.Finish());

    private static void Describe(AbcVoice voice, AbcWord word)
    {
        if (word.Name is "name" or "nm")
        {
            voice.Name = word.Value.Replace("\\n", " ", StringComparison.Ordinal);
        }

        voice.Clef = voice.Clef.With(word);
    }

    private AbcVoiceWriter Add(string id)
    {
        var voice = new AbcVoice(id) { Clef = Clef, Transposition = Transposition };
        var writer = new AbcVoiceWriter(voice, problems);
        score.Voices.Add(voice);
        writers.Add(writer);
        if (AreOpen)
        {
            Begin(writer);
        }

        return writer;
    }

    private void Begin(AbcVoiceWriter writer)
    {
        writer.Unit = FirstUnit;
        writer.Propagation = Propagation;
        writer.SetMeter(Meter);
        writer.SetKey(Key);
        if (writer.Voice.Clef == default)
        {
            writer.Voice.Clef = Clef;
        }

        if (writer.Voice.Transposition == 0)
        {
            writer.Voice.Transposition = Transposition;
        }
    }
}
