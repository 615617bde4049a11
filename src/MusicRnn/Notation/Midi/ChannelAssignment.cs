using MusicRnn.Music;

namespace MusicRnn.Notation.Midi;

/// <summary>Decides on which channel each part is written.</summary>
internal static class ChannelAssignment
{
    private const int None = -1;

    /// <summary>
    /// A channel for each part: percussion on the channel reserved for it; any other part on its own channel, unless that
    /// is the percussion channel or plays another instrument in an earlier part, because one channel sounds as one
    /// instrument. Such a part moves to the first channel that no part asks for; if none is left, to one that plays its
    /// instrument; else it stays.
    /// </summary>
    public static int[] Of(IReadOnlyList<Part> parts)
    {
        var programs = new int[MidiMessage.Channels];
        Array.Fill(programs, None);
        var isTaken = new bool[MidiMessage.Channels];
        isTaken[Part.PercussionChannel] = true;
        foreach (var part in parts)
        {
            isTaken[part.Channel] = true;
        }

        var channels = new int[parts.Count];
        for (var index = 0; index < parts.Count; index++)
        {
            channels[index] = ChannelOf(parts[index], programs, isTaken);
        }

        return channels;
    }

    private static int ChannelOf(Part part, int[] programs, bool[] isTaken)
    {
        if (part.IsPercussion)
        {
            return Part.PercussionChannel;
        }

        var channel = part.Channel;
        var isFitting = channel != Part.PercussionChannel
            && (part.Notes.IsEmpty || programs[channel] == None || programs[channel] == part.Program);
        if (!isFitting)
        {
            channel = FirstFitting(part, programs, isTaken);
        }

        isTaken[channel] = true;
        if (!part.Notes.IsEmpty && programs[channel] == None)
        {
            programs[channel] = part.Program;
        }

        return channel;
    }

    private static int FirstFitting(Part part, int[] programs, bool[] isTaken)
    {
        var free = Array.IndexOf(isTaken, false);
        if (free != None)
        {
            return free;
        }

        for (var channel = 0; channel < MidiMessage.Channels; channel++)
        {
            if (channel != Part.PercussionChannel && programs[channel] == part.Program)
            {
                return channel;
            }
        }

        return part.Channel == Part.PercussionChannel ? 0 : part.Channel;
    }
}
