using System.Collections.Immutable;

namespace MusicRnn.Tokens.Guides;

/// <summary>
/// Narrows what a decoder of frames allows to what is given of each frame. Where all is given a single token is left; no
/// sequence it allows is a dead end.
/// </summary>
internal sealed class FrameGuide
{
    private readonly FrameTokens _tokens;
    private readonly ImmutableArray<GuidedFrame> _frames;

    /// <summary>Throws <see cref="TokenException"/> if the vocabulary lacks a pitch that is given.</summary>
    public FrameGuide(FrameTokens tokens, ImmutableArray<GuidedFrame> frames)
    {
        foreach (var frame in frames)
        {
            for (var left = frame.Notes ?? (frame.Top is { } top ? UInt128.One << top : 0); left != 0;)
            {
                var pitch = (int)UInt128.Log2(left);
                left ^= UInt128.One << pitch;
                if (!tokens.TryGetToken(pitch, out _))
                {
                    throw new TokenException($"pitch {pitch} does not occur in the music that was learned");
                }
            }
        }

        (_tokens, _frames) = (tokens, frames);
    }

    /// <summary>Unmarks what does not keep to what is given; at least one token stays marked.</summary>
    /// <param name="index">The number of the frame that is being told.</param>
    /// <param name="told">Its pitches so far.</param>
    /// <param name="allowed">What the decoder allows.</param>
    public void Narrow(int index, UInt128 told, Span<bool> allowed)
    {
        if (index >= _frames.Length)
        {
            KeepOnly(FrameTokens.End, allowed);
            return;
        }

        var frame = _frames[index];
        if (frame.Notes is { } notes)
        {
            var left = notes ^ told;
            KeepOnly(left == 0 ? FrameTokens.Next : TokenOf((int)UInt128.Log2(left)), allowed);
        }
        else if (frame.Top is { } top && told == 0)
        {
            KeepOnly(TokenOf(top), allowed);
        }
        else
        {
            allowed[FrameTokens.End] = false;
            allowed[FrameTokens.Next] = true;
            var isFull = (int)UInt128.PopCount(told) >= frame.MostNotes;
            for (var token = FrameTokens.FirstPitch; token < _tokens.Count; token++)
            {
                allowed[token] = allowed[token] && !isFull && _tokens.PitchOf(token) <= frame.Highest;
            }
        }
    }

    private static void KeepOnly(int token, Span<bool> allowed)
    {
        allowed.Clear();
        allowed[token] = true;
    }

    private int TokenOf(int pitch) => _tokens.TryGetToken(pitch, out var token) ? token : FrameTokens.Next;
}
