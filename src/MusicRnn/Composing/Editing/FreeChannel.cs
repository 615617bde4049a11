using MusicRnn.Music;

namespace MusicRnn.Composing.Editing;

/// <summary>Finds a channel for a part that is added.</summary>
internal static class FreeChannel
{
    private const int Channels = 16;

    /// <summary>Percussion's own channel, or the first other one that no part has; the last where all are taken.</summary>
    public static int For(bool isPercussion, IEnumerable<Part> parts)
    {
        if (isPercussion)
        {
            return Part.PercussionChannel;
        }

        var taken = parts.Select(part => part.Channel).Append(Part.PercussionChannel).ToHashSet();
        return Enumerable.Range(0, Channels).FirstOrDefault(channel => !taken.Contains(channel), Channels - 1);
    }
}
