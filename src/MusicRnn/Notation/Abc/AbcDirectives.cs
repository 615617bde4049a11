using System.Globalization;

namespace MusicRnn.Notation.Abc;

/// <summary>
/// Does what <c>%%</c> lines and I: say as far as it bears on the sound (ABC 2.1, section 11, and abc2midi's
/// <c>%%MIDI</c>); the many that only bear on print are passed over.
/// </summary>
internal sealed class AbcDirectives(AbcScore score, AbcVoices voices)
{
    private const int HighestProgram = 127;
    private const int Channels = 16;
    private const int MostSemitones = 60;

    private int? program;
    private int? channel;

    /// <summary>Does what one directive says.</summary>
    public void Read(AbcLine line)
    {
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
            case ["MIDI", "transpose", var number, ..]:
                ReadTransposition(Number(number, -MostSemitones, MostSemitones));
                break;
            case ["propagate-accidentals", var reach, ..]:
                ReadPropagation(reach);
                break;
        }
    }

    /// <summary>Gives what the header said about instruments to the first voice, or to all where it has no channel in mind.</summary>
    public void Finish()
    {
        foreach (var voice in score.Voices)
        {
            voice.Program ??= program;
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

    private void ReadTransposition(int? semitones)
    {
        if (semitones is not { } shift)
        {
            return;
        }

        if (voices.AreOpen)
        {
            voices.Current.Voice.Transposition = shift;
        }
        else
        {
            voices.Transposition = shift;
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
