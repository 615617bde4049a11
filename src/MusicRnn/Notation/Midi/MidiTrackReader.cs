namespace MusicRnn.Notation.Midi;

/// <summary>Reads track chunks, one after another, into the drafts of pieces.</summary>
internal sealed class MidiTrackReader(MidiHeader header, ProblemList problems, EventBudget budget) : IDisposable
{
    // No event is later than one delta time can express, so that whatever is read can be written and sums of two ticks
    // fit an int. Where ticks are very coarse, the limit is four million quarters (three weeks at 120), so that nobody
    // ever walks through a billion bars of a damaged file.
    private const int MostQuarters = 1 << 22;

    private readonly int _longestTick = (int)Math.Min(VariableLengthQuantity.MaxValue, (long)MostQuarters * header.TicksPerQuarter);
    private readonly ChannelMessageReader _channels = new(problems);
    private int _tick;

    /// <summary>The first damage that a track ended with, or null.</summary>
    public MidiDamageException? FirstDamage { get; private set; }

    /// <summary>
    /// Reads the track chunk at the cursor and leaves the cursor behind it. Damage ends the track early: what stands before
    /// it is kept.
    /// </summary>
    /// <param name="cursor">Stands at the chunk's name.</param>
    /// <param name="draft">What the track adds to.</param>
    /// <param name="naming">What the name of the track names.</param>
    public void Read(ref ByteCursor cursor, PieceDraft draft, TrackNaming naming)
    {
        var chunk = new TrackChunk(ref cursor, problems);
        var meta = new MetaEventReader(draft, problems);
        _tick = 0;
        var endOffset = ReadEventsUpToDamage(ref cursor, chunk, meta);
        if (_tick > draft.End.Tick)
        {
            draft.End = (_tick, endOffset);
        }

        _channels.EndOpenNotes(_tick, endOffset);
        HandOver(draft, meta, naming);
    }

    /// <inheritdoc/>
    public void Dispose() => _channels.Dispose();

    private int ReadEventsUpToDamage(ref ByteCursor cursor, TrackChunk chunk, MetaEventReader meta)
    {
        try
        {
            return ReadEvents(ref cursor, chunk, meta);
        }
        catch (MidiDamageException damage)
        {
            FirstDamage ??= damage;
            problems.Add(damage.Offset, $"{damage.Problem}; the rest of the track is left out.");
            chunk.SkipRest(ref cursor, damage.Offset);
            return damage.Offset;
        }
    }

    // Returns the offset of the event that ends the track.
    private int ReadEvents(ref ByteCursor cursor, TrackChunk chunk, MetaEventReader meta)
    {
        var runningStatus = 0;
        while (chunk.GoesOn(ref cursor))
        {
            var offset = cursor.Offset;
            if (budget.Left-- == 0)
            {
                problems.Add(offset, $"expected at most {EventBudget.MostEvents} events, found more; the rest of the file is left out.");
                cursor.Offset = cursor.Length;
                return offset;
            }

            var nextTick = _tick + VariableLengthQuantity.Read(ref cursor, "a delta time");
            if (nextTick > _longestTick)
            {
                problems.Add(offset, $"expected a time of at most {_longestTick} ticks, found {nextTick}; the rest of the track is left out.");
                chunk.SkipRest(ref cursor, offset);
                return offset;
            }

            _tick = nextTick;
            int status = cursor.ReadByte("an event");
            if (status < MidiMessage.FirstStatus)
            {
                // Running status: the byte is data already. It outlives meta and system events, as real files have it,
                // although the standard lets them cancel it.
                cursor.Offset--;
                status = runningStatus;
                if (status == 0)
                {
                    throw ByteCursor.Expected(cursor.Offset, "a status byte, as no message stands before that could go on", "a data byte");
                }
            }

            if (status < MidiMessage.System)
            {
                runningStatus = status;
                _channels.Read(ref cursor, status, _tick, chunk);
            }
            else if (ReadSystemEvent(ref cursor, status, offset, meta))
            {
                chunk.Close(ref cursor);
                return offset;
            }
        }

        return cursor.Offset;
    }

    /// <summary>Reads a meta event or system message; true if it is the end of the track.</summary>
    private bool ReadSystemEvent(ref ByteCursor cursor, int status, int offset, MetaEventReader meta)
    {
        switch (status)
        {
            case MidiMessage.Meta:
                int type = cursor.ReadByte("a meta event's type");
                var length = VariableLengthQuantity.Read(ref cursor, "a meta event's length");
                var content = cursor.ReadBytes(length, "a meta event");
                if (type == MetaEvent.EndOfTrack)
                {
                    return true;
                }

                meta.Take(type, _tick, offset, content);
                break;
            case MidiMessage.SystemExclusive or MidiMessage.SystemExclusiveContinued:
                cursor.ReadBytes(VariableLengthQuantity.Read(ref cursor, "a system exclusive message's length"), "a system exclusive message");
                break;
            default:
                cursor.ReadBytes(MidiMessage.SystemDataLength(status), "a system message");
                problems.Add(offset, $"expected a message that belongs in a file, found {status:X2}, which belongs on a cable; it is left out.");
                break;
        }

        return false;
    }

    private void HandOver(PieceDraft draft, MetaEventReader meta, TrackNaming naming)
    {
        var sounding = _channels.SoundingCount;
        var namesPiece = naming == TrackNaming.Piece || (naming == TrackNaming.PieceIfSilent && sounding == 0);
        if (namesPiece)
        {
            draft.Title = meta.TrackName;
        }

        var name = namesPiece ? "" : meta.TrackName;
        var instrument = sounding == 1 ? meta.InstrumentName : "";
        _channels.HandOver(draft, channel =>
        {
            // A track of several channels names each by its instrument, if it can; else a track's own name says more.
            var own = meta.InstrumentOfChannel(channel);
            return sounding > 1 && own is not null ? own : name.Length > 0 ? name : own ?? instrument;
        });
    }
}
