using MusicRnn.Music;

namespace MusicRnn.Cli.Info;

/// <summary>What there is to be said of a part.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Channel">Its MIDI channel, from 0.</param>
/// <param name="Program">Its General MIDI program, from 0.</param>
/// <param name="Instrument">What that is called.</param>
/// <param name="Percussion">Whether it plays drums.</param>
/// <param name="Notes">How many notes it has.</param>
internal sealed record PartFacts(string Name, int Channel, int Program, string Instrument, bool Percussion, int Notes)
{
    public int? LowestPitch { get; private init; }

    public int? HighestPitch { get; private init; }

    public int? LowestVelocity { get; private init; }

    public int? HighestVelocity { get; private init; }

    /// <summary>The most notes that sound at one time.</summary>
    public int Polyphony { get; private init; }

    /// <summary>How many pedal, bend and other controls it has.</summary>
    public int Controls { get; private init; }

    public static PartFacts Of(Part part)
    {
        var facts = new PartFacts(
            part.Name, part.Channel, part.Program, part.IsPercussion ? "Percussion" : GeneralMidi.NameOf(part.Program), part.IsPercussion, part.Notes.Length)
        {
            Controls = part.Controls.Length,
        };
        return part.Notes.IsEmpty ? facts : facts with
        {
            LowestPitch = part.Notes.Min(note => note.Pitch),
            HighestPitch = part.Notes.Max(note => note.Pitch),
            LowestVelocity = part.Notes.Min(note => note.Velocity),
            HighestVelocity = part.Notes.Max(note => note.Velocity),
            Polyphony = PolyphonyOf(part),
        };
    }

    private static int PolyphonyOf(Part part)
    {
        var most = 0;
        var sounding = new PriorityQueue<Note, int>();
        foreach (var note in part.Notes)
        {
            while (sounding.TryPeek(out _, out var end) && end <= note.Start)
            {
                sounding.Dequeue();
            }

            sounding.Enqueue(note, note.End);
            most = Math.Max(most, sounding.Count);
        }

        return most;
    }
}
