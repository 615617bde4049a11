using System.Globalization;
using MusicRnn.Music;
using MusicRnn.Notation;

namespace MusicRnn.Fuzz;

/// <summary>One input given to one reader, and what comes out to all writers.</summary>
/// <param name="format">The format whose reader is tried.</param>
public sealed class Trial(INotationFormat format)
{
    /// <summary>The most processor time that one input may take.</summary>
    public const double MostSeconds = 1;

    /// <summary>The most memory that one input may take, in bytes, what is soon free again counted too.</summary>
    public const long MostBytes = 200 << 20;

    // A small file of very many bars becomes a score of megabytes, which may take a few times as much to write and read.
    private const int LargeScore = 4;

    private const int LinesTold = 8;

    /// <summary>Whether the last input was read, not refused.</summary>
    public bool WasRead { get; private set; }

    /// <summary>What is wrong with how this input is read, or null.</summary>
    /// <param name="input">The bytes of the file.</param>
    /// <param name="writes">Whether the pieces are also written in all formats and read back.</param>
    public string? Run(byte[] input, bool writes)
    {
        WasRead = false;
        try
        {
            var result = Measured(() => Read(format, input), "reading");
            WasRead = result is { Pieces.IsEmpty: false };
            if (writes && WasRead)
            {
                foreach (var (writer, piece) in NotationFormats.All.SelectMany(writer => result!.Pieces.Select(piece => (writer, piece))))
                {
                    CheckWriting(writer, piece);
                }
            }

            return null;
        }
        catch (FailedTrialException failure)
        {
            return failure.Message;
        }
#pragma warning disable CA1031 // Whatever it is: that is what we look for.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return string.Join('\n', exception.ToString().Split('\n').Take(LinesTold));
        }
    }

    // Null where the input is refused, as it may be.
    private static ReadResult? Read(INotationFormat format, byte[] input)
    {
        try
        {
            using var stream = new MemoryStream(input, writable: false);
            var result = format.Read(stream, "fuzz");
            var problem = result.Problems.FirstOrDefault(problem => problem.Message.Any(char.IsControl));
            return problem == default ? result : throw new FailedTrialException($"a problem of several lines: {problem}");
        }
        catch (NotationException refusal)
        {
            return refusal.Message.Any(char.IsControl) ? throw new FailedTrialException($"a message of several lines: {refusal.Message}") : null;
        }
    }

    private void CheckWriting(INotationFormat writer, Piece piece)
    {
        if (Measured(() => Write(writer, piece), $"writing {writer.Name}", LargeScore) is not { } written)
        {
            // Each has limits that another has not; but JSON holds whatever was read, and MIDI whatever it read itself.
            Require(writer.Name != "json" && (writer.Name, format.Name) != ("midi", "midi"), $"{writer.Name} refuses to write what was read");
            return;
        }

        var readBack = Measured(() => Read(writer, written), $"reading {writer.Name} back", LargeScore);
        if (readBack is not { Pieces: [var again] })
        {
            Require(piece.NoteCount == 0, $"{writer.Name} does not read one piece where it wrote one");
            return;
        }

        // MIDI holds whatever notes there are; what it has read once, it keeps exactly.
        if (writer.Name == "midi")
        {
            Require(again.NoteCount == piece.NoteCount, $"MIDI gives {again.NoteCount} notes back for {piece.NoteCount}");
            Require(again.Equals(Read(writer, Write(writer, again)!)!.Pieces[0]), "MIDI read again is another piece");
        }
    }

    // Null where the format cannot hold the piece.
    private static byte[]? Write(INotationFormat writer, Piece piece)
    {
        using var stream = new MemoryStream();
        try
        {
            writer.Write(piece, stream);
            return stream.ToArray();
        }
        catch (NotationException)
        {
            return null;
        }
    }

    private static T Measured<T>(Func<T> action, string what, int times = 1)
    {
        var seconds = ThreadTime.Seconds();
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        var result = action();
        bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
        seconds = ThreadTime.Seconds() - seconds;
        Require(bytes <= MostBytes * times, $"{what} takes {bytes >> 20} MiB");
        Require(seconds <= MostSeconds * times, string.Create(CultureInfo.InvariantCulture, $"{what} takes {seconds:f1} s"));
        return result;
    }

    private static void Require(bool holds, string failure)
    {
        if (!holds)
        {
            throw new FailedTrialException(failure);
        }
    }

    private sealed class FailedTrialException(string message) : Exception(message);
}
