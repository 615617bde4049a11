using System.Globalization;

namespace MusicRnn.Notation.Abc;

/// <summary>
/// Does what <c>%%</c> lines and I: say as far as it bears on the sound (ABC 2.1, section 11, and abc2midi's
/// <c>%%MIDI</c>); the many that only bear on print are passed over.
/// </summary>
internal sealed class AbcDirectives(AbcScore score, AbcVoices voices, AbcSymbols symbols)
{
    private const int HighestProgram = 127;
    private const int Channels = 16;
    private const int MostSemitones = 60;

    private int? program;
    private int? channel;

    /// <summary>Does what one directive says.</summary>
    public void Read(AbcLine line)
    {
        if (AbcRecipe.In(line.Text) is { } recipe)
        {
            score.Recipe = recipe;
            return;
        }

        var words = line.Text.Split((char[])[' ', '\t', '='], StringSplitOptions.RemoveEmptyEntries);
        switch (words)
        {
            case ["MIDI", "program", var number]:
                ReadProgram(Number(number, 0, HighestProgram));
                break;
            case ["MIDI", "program", var onChannel, var number, ..]
                when Number(onChannel, 1, Channels) is { } at && Number(number, 0, HighestProgram) is { } chosen:
                score.ChannelPrograms[at - 1] = chosen;
                break;
            case ["MIDI", "channel", var number, ..]:
                ReadChannel(Number(number, 1, Channels) - 1);
                break;
            case ["MIDI", "voice", .. var description]:
                ReadVoice(description);
                break;
            case ["MIDI", "transpose", var number, ..]:
                ReadTransposition(Number(number, -MostSemitones, MostSemitones), isRelative: false);
                break;
            case ["MIDI", "rtranspose", var number, ..]:
                ReadTransposition(Number(number, -MostSemitones, MostSemitones), isRelative: true);
                break;
            case ["MIDI", "nobarlines", ..]:
                // Music before bar lines: an accidental concerns its own note only (abc2midi's guide).
                ReadPropagation("not");
                break;
            case ["MIDI", "barlines", ..]:
                ReadPropagation("pitch");
                break;
            case ["propagate-accidentals", var reach, ..]:
                ReadPropagation(reach);
                break;
            case ["decoration", var sign, ..]:
                symbols.SetDecoration(sign);
                break;
            case ["linebreak", .. var signs]:
                symbols.SetLineBreaks(signs);
                break;
        }
    }

    /// <summary>Gives what the header said about instruments to the first voice, or to all where it has no channel in mind.</summary>
    public void Finish()
    {
        foreach (var voice in score.Voices)
        {
            voice.Program ??= score.VoicePrograms.TryGetValue(voice.Id, out var own) ? own : program;
        }

        if (score.Voices.Count > 0)
        {
            score.Voices[0].Channel ??= channel;
        }
    }

    private static int? Number(string text, int lowest, int highest) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= lowest && number <= highest
            ? number
            : null;

    private void ReadProgram(int? number)
    {
        if (number is not { } chosen)
        {
            return;
        }

        if (!voices.AreOpen)
        {
            program = chosen;
        }
        else if (voices.Current.Now == 0)
        {
            voices.Current.Voice.Program = chosen;
        }
        else
        {
            voices.Current.ChangeProgram(chosen);
        }
    }

    private void ReadChannel(int? number)
    {
        if (!voices.AreOpen)
        {
            channel = number;
        }
        else
        {
            voices.Current.Voice.Channel = number;
        }
    }

    private void ReadTransposition(int? semitones, bool isRelative)
    {
        if (semitones is not { } shift)
        {
            return;
        }

        if (voices.AreOpen)
        {
            var voice = voices.Current.Voice;
            voice.Transposition = Math.Clamp(shift + (isRelative ? voice.Transposition : 0), -MostSemitones, MostSemitones);
        }
        else
        {
            voices.Transposition = Math.Clamp(shift + (isRelative ? voices.Transposition : 0), -MostSemitones, MostSemitones);
        }
    }

    /// <summary>Reads <c>%%MIDI voice [ID] [instrument=1..128]</c>; the split has already parted names and values.</summary>
    private void ReadVoice(string[] description)
    {
        var at = Array.IndexOf(description, "instrument");
        var id = at == 0 || description.Length == 0 ? null : description[0];
        if (at < 0 || at + 1 >= description.Length || Number(description[at + 1], 1, HighestProgram + 1) is not { } instrument)
        {
            return;
        }

        if (id is not null)
        {
            score.VoicePrograms[id] = instrument - 1;
        }
        else
        {
            ReadProgram(instrument - 1);
        }
    }

    private void ReadPropagation(string reach)
    {
        var propagation = reach switch
        {
            "not" => AbcPropagation.Not,
            "octave" => AbcPropagation.Octave,
            _ => AbcPropagation.Pitch,
        };
        voices.Propagation = propagation;
        if (voices.AreOpen)
        {
            voices.Current.Propagation = propagation;
        }
    }
}
