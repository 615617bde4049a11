using System.Buffers.Binary;
using System.Text;
using MathNet.Numerics.Random;

namespace MusicRnn.Fuzz;

/// <summary>Damages files as transfers, careless programs and malice do.</summary>
/// <param name="seeds">Flawless files.</param>
/// <param name="tokens">Words of the format.</param>
internal sealed class Mutator(byte[][] seeds, byte[][] tokens)
{
    private const int MostBlows = 12;
    private const int LargestInput = 64 << 10;
    private const int LongestSpan = 64;
    private const int MostRepeats = 3000;
    private const int SearchForBorder = 40;

    private static readonly uint[] EdgeNumbers = [0, 1, 2, 0x7F, 0x80, 0xFF, 0x100, 0x7FFF, 0x8000, 0xFFFF, 0x0FFF_FFFF, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFE, 0xFFFF_FFFF];

    private static readonly string[] EdgeDigits =
        ["0", "1", "-1", "2", "127", "128", "255", "256", "32767", "65536", "999999", "2147483647", "2147483648", "-2147483648", "4294967296", "9223372036854775808", "99999999999999999999", "0.5", "1e9", "1e308", "1e999", "NaN", "007"];

    private static readonly byte[] Borders = "\n<>,{}[]\"|: /()"u8.ToArray();

    /// <summary>An input, drawn with the generator.</summary>
    public byte[] Make(Xoshiro256StarStar random)
    {
        // Damage to an archive itself is nearly always found by its checksums: mostly, what is in it is damaged.
        var seed = Seed(random);
        return ZipSeed.IsZip(seed) && random.Next(4) > 0 ? ZipSeed.WithEntries(seed, entry => Damaged(entry, random)) : Damaged(seed, random);
    }

    private byte[] Damaged(byte[] seed, Xoshiro256StarStar random)
    {
        var input = seed.ToList();
        var blows = random.Next(2) == 0 ? 1 : 1 + Math.Min(random.Next(MostBlows), random.Next(MostBlows));
        for (; blows > 0; blows--)
        {
            Strike(input, random);
        }

        return [.. input.Count > LargestInput ? input[..LargestInput] : input];
    }

    private byte[] Seed(Xoshiro256StarStar random) => seeds[random.Next(seeds.Length)];

    private void Strike(List<byte> input, Xoshiro256StarStar random)
    {
        var at = Place(input, random);
        var length = Math.Min(input.Count - at, random.Next(1, LongestSpan));
        switch (random.Next(11))
        {
            case 0 when length > 0:
                input[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1 when length > 0:
                input[at] = (byte)random.Next(256);
                break;
            case 2:
                input.RemoveRange(at, length);
                break;
            case 3:
                input.InsertRange(Place(input, random), input.GetRange(at, length));
                break;
            case 4 when tokens.Length > 0:
                input.InsertRange(at, tokens[random.Next(tokens.Length)]);
                break;
            case 5:
                Splice(input, at, random);
                break;
            case 6 when random.Next(4) == 0:
                input.RemoveRange(at, input.Count - at);
                break;
            case 7 when random.Next(4) == 0:
                Repeat(input, at, Math.Min(length, random.Next(1, 12)), random);
                break;
            case 8 or 9:
                SetNumber(input, at, random);
                break;
            default:
                input.Insert(at, (byte)random.Next(256));
                break;
        }
    }

    // Anywhere, or just behind a border between two words.
    private static int Place(List<byte> input, Xoshiro256StarStar random)
    {
        var at = random.Next(input.Count + 1);
        if (random.Next(2) == 0)
        {
            return at;
        }

        for (var place = at; place < Math.Min(input.Count, at + SearchForBorder); place++)
        {
            if (Array.IndexOf(Borders, input[place]) >= 0)
            {
                return place + random.Next(2);
            }
        }

        return at;
    }

    private void Splice(List<byte> input, int at, Xoshiro256StarStar random)
    {
        var other = Seed(random);
        var from = random.Next(other.Length);
        input.InsertRange(at, other.AsSpan(from, Math.Min(other.Length - from, random.Next(1, LongestSpan * 4))));
    }

    private static void Repeat(List<byte> input, int at, int length, Xoshiro256StarStar random)
    {
        var span = input.GetRange(at, length);
        var repeats = random.Next(2, MostRepeats);
        input.InsertRange(at, Enumerable.Repeat(span, repeats).SelectMany(bytes => bytes));
    }

    private static void SetNumber(List<byte> input, int at, Xoshiro256StarStar random)
    {
        var digit = input.FindIndex(at, Math.Min(SearchForBorder, input.Count - at), value => value is >= (byte)'0' and <= (byte)'9');
        if (digit >= 0 && random.Next(4) > 0)
        {
            var end = digit;
            while (end < input.Count && input[end] is >= (byte)'0' and <= (byte)'9')
            {
                end++;
            }

            input.RemoveRange(digit, end - digit);
            input.InsertRange(digit, Encoding.ASCII.GetBytes(EdgeDigits[random.Next(EdgeDigits.Length)]));
            return;
        }

        Span<byte> number = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(number, EdgeNumbers[random.Next(EdgeNumbers.Length)]);
        var width = 1 << random.Next(3);
        for (var index = 0; index < width && at + index < input.Count; index++)
        {
            input[at + index] = number[sizeof(uint) - width + index];
        }
    }
}
