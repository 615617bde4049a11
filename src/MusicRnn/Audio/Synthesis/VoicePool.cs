namespace MusicRnn.Audio.Synthesis;

/// <summary>
/// The voices: so many sound at most, and where one more is wanted, the least heard of them is taken away. What was taken fades
/// in a place of its own, so that nothing clicks.
/// </summary>
internal sealed class VoicePool
{
    private readonly int _mostVoices;
    private readonly Voice[] _voices;

    /// <summary>Makes the voices.</summary>
    /// <param name="mostVoices">How many sound at once; as many more may be fading.</param>
    public VoicePool(int mostVoices)
    {
        (_mostVoices, _voices) = (mostVoices, new Voice[2 * mostVoices]);
        for (var place = 0; place < _voices.Length; place++)
        {
            _voices[place] = new Voice();
        }
    }

    /// <summary>How many sound now, those that only fade not counted.</summary>
    public int SoundingCount
    {
        get
        {
            var count = 0;
            foreach (var voice in _voices)
            {
                if (voice.IsActive && !voice.IsFading)
                {
                    count++;
                }
            }

            return count;
        }
    }

    /// <summary>Whether nothing sounds.</summary>
    public bool IsSilent
    {
        get
        {
            foreach (var voice in _voices)
            {
                if (voice.IsActive)
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>Begins a note with all its tones. Should even the places for fading voices be full, it is left out.</summary>
    public void Start(Tone[] tones, PartState part, int key, int velocity, int note)
    {
        foreach (var tone in tones)
        {
            Start(tone, part, key, velocity, note);
        }
    }

    /// <summary>The key of a note goes up.</summary>
    public void KeyUp(int note)
    {
        foreach (var voice in _voices)
        {
            if (voice.IsActive && !voice.IsFading && voice.Note == note)
            {
                voice.KeyUp();
            }
        }
    }

    /// <summary>The pedal of a part goes up.</summary>
    public void PedalUp(PartState part)
    {
        foreach (var voice in _voices)
        {
            if (voice.IsActive && voice.Part == part && voice.IsHeldByPedal)
            {
                voice.Release();
            }
        }
    }

    /// <summary>All notes of a part, or of all parts if it is null, are let go; or taken away at once.</summary>
    public void End(PartState? part, bool atOnce)
    {
        foreach (var voice in _voices)
        {
            if (voice.IsActive && (part is null || voice.Part == part))
            {
                if (atOnce)
                {
                    voice.FadeOut();
                }
                else
                {
                    voice.Release();
                }
            }
        }
    }

    /// <summary>Adds the next frames of every voice to its part.</summary>
    public void Render(int frames)
    {
        foreach (var voice in _voices)
        {
            if (voice.IsActive)
            {
                voice.Render(frames);
            }
        }
    }

    private void Start(Tone tone, PartState part, int key, int velocity, int note)
    {
        YieldTo(tone, part, key, note);
        if (SoundingCount >= _mostVoices)
        {
            TakeOneAway();
        }

        foreach (var voice in _voices)
        {
            if (!voice.IsActive)
            {
                voice.Start(tone, part, key, velocity, note);
                return;
            }
        }
    }

    /// <summary>Ends what the new note cuts off: its choke group, and the same string where only the pedal holds it.</summary>
    private void YieldTo(Tone tone, PartState part, int key, int note)
    {
        var group = tone.ChokeGroup;
        foreach (var voice in _voices)
        {
            if (!voice.IsActive || voice.Part != part || voice.Note == note)
            {
                continue;
            }

            if (group != 0 && voice.ChokeGroup == group)
            {
                voice.FadeOut();
            }
            else if (voice.IsHeldByPedal && voice.Key == key)
            {
                voice.Release();
            }
        }
    }

    private void TakeOneAway()
    {
        Voice? least = null;
        foreach (var voice in _voices)
        {
            if (voice.IsActive && !voice.IsFading && (least is null || IsLessHeard(voice, least)))
            {
                least = voice;
            }
        }

        if (least!.IsUnheard)
        {
            least.Forget();
        }
        else
        {
            least.FadeOut();
        }
    }

    // Those that are dying away go before those that are held, then the softest; among notes not yet heard, the first.
    private static bool IsLessHeard(Voice voice, Voice other) =>
        voice.IsReleased != other.IsReleased ? voice.IsReleased : voice.Loudness < other.Loudness;
}
