using System.Collections.Immutable;
using MusicRnn.Music;

namespace MusicRnn.Notation.Midi;

/// <summary>Reads a MIDI file (Standard MIDI Files 1.0, formats 0, 1 and 2).</summary>
internal static class MidiReader
{
    /// <summary>
    /// The pieces of a whole file: one, or in format 2 one for each track. Throws <see cref="NotationException"/> with the
    /// byte offset where it cannot be understood.
    /// </summary>
    public static ReadResult Read(ReadOnlySpan<byte> file, string source)
    {
        var problems = new ProblemList();
        try
        {
            return new ReadResult(ReadSequences(file, problems), problems.InOrder());
        }
        catch (MidiDamageException damage)
        {
            throw new NotationException(source, $"byte {damage.Offset}", damage.Message);
        }
    }

    private static ImmutableArray<Piece> ReadSequences(ReadOnlySpan<byte> file, ProblemList problems)
    {
        var (start, end) = MidiEnvelope.Find(file, problems);
        var cursor = new ByteCursor(file[..end]) { Offset = start };
        var budget = new EventBudget();
        var pieces = new List<Piece>(MidiSequenceReader.Read(ref cursor, problems, budget));
        while (cursor.Remaining > 0)
        {
            // Whole files were sometimes joined into one. Readers that stop after the first lose the others.
            var offset = cursor.Offset;
            try
            {
                var further = MidiSequenceReader.Read(ref cursor, problems, budget);
                problems.Add(offset, $"expected the end of the file, found another header; what follows it is read as further pieces.");
                pieces.AddRange(further);
            }
            catch (MidiDamageException damage)
            {
                problems.Add(damage.Offset, $"{damage.Problem}; the rest of the file is left out.");
                break;
            }
        }

        return [.. pieces];
    }
}
