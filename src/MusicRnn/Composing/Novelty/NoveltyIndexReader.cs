using System.Text;
using MusicRnn.Music;

namespace MusicRnn.Composing.Novelty;

/// <summary>Reads the bytes that <see cref="NoveltyIndexFile"/> describes. No count is believed that the bytes left could not hold.</summary>
internal ref struct NoveltyIndexReader(ReadOnlySpan<byte> bytes)
{
    /// <summary>An empty name and no line.</summary>
    public const int FewestBytesOfPiece = 2;

    /// <summary>The count of its notes, the first one's bar, and a step with its bar.</summary>
    public const int FewestBytesOfLine = 4;

    private const int FewestBytesOfNote = 2;
    private const int MostBar = 1_000_000;
    private const int BitsInByte = 7;
    private const int MoreFollow = 1 << BitsInByte;
    private const int BitsInNumber = 31;

    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _place;

    private readonly int Left => _bytes.Length - _place;

    /// <summary>Passes over bytes that have to be there.</summary>
    public void Require(ReadOnlySpan<byte> expected, string what)
    {
        if (!_bytes[_place..].StartsWith(expected))
        {
            throw Wrong($"expected {what}");
        }

        _place += expected.Length;
    }

    public readonly void RequireEnd()
    {
        if (Left > 0)
        {
            throw Wrong($"expected its end, found {Left} bytes more");
        }
    }

    public int Number(int largest) => Within(largest, Number());

    /// <summary>How many things follow that have some bytes each.</summary>
    public int Count(int fewestBytes)
    {
        var number = Number();
        return Within(Left / fewestBytes, number);
    }

    public string Text()
    {
        var length = Count(1);
        _place += length;
        return Encoding.UTF8.GetString(_bytes.Slice(_place - length, length));
    }

    public StepLine Line()
    {
        var notes = Count(FewestBytesOfNote);
        if (notes < 2)
        {
            throw Wrong($"expected a line of 2 notes or more, found {notes}");
        }

        var (steps, bars) = (new int[notes - 1], new int[notes]);
        bars[0] = Number(MostBar);
        for (var place = 0; place < steps.Length; place++)
        {
            steps[place] = Number(MelodicStep.Largest);
            bars[place + 1] = bars[place] + Number(MostBar - bars[place]);
        }

        return new StepLine(steps, bars);
    }

    private long Number()
    {
        var number = 0L;
        for (var bits = 0; bits <= BitsInNumber; bits += BitsInByte)
        {
            if (Left == 0)
            {
                throw Wrong("expected a number, found its end");
            }

            var read = _bytes[_place++];
            number |= (long)(read % MoreFollow) << bits;
            if (read < MoreFollow)
            {
                return number;
            }
        }

        throw Wrong("expected a number, found one of too many bytes");
    }

    private readonly int Within(int largest, long number) =>
        number <= largest ? (int)number : throw Wrong($"expected a number up to {largest}, found {number}");

    private readonly MusicRnnException Wrong(string what) =>
        new(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{ModelFileWriter.NoveltyName} is not as it should be at byte {_place}: {what}."));
}
