using MusicRnn.Music;

namespace MusicRnn.Notation.Midi;

/// <summary>Reads one header chunk and the tracks that follow it, up to the end of the file or another header.</summary>
internal sealed class MidiSequenceReader : IDisposable
{
    // The number of tracks stands behind the header's name, length and format.
    private const int TrackCountOffset = 10;

    // The header's count has 16 bits.
    private const int MostTracks = ushort.MaxValue;

    private readonly ProblemList _problems;
    private readonly MidiHeader _header;
    private readonly int _headerOffset;
    private readonly MidiTrackReader _trackReader;
    private readonly List<PieceDraft> _drafts = [];
    private int _trackCount;

    private MidiSequenceReader(ref ByteCursor cursor, ProblemList problems, EventBudget budget)
    {
        _problems = problems;
        _headerOffset = cursor.Offset;
        _header = MidiHeader.Read(ref cursor, problems);
        _trackReader = new MidiTrackReader(_header, problems, budget);
    }

    /// <summary>
    /// The pieces of the tracks: one, or in format 2 one for each. Throws <see cref="MidiDamageException"/> if there is no
    /// track, or if damage leaves no note.
    /// </summary>
    public static IEnumerable<Piece> Read(ref ByteCursor cursor, ProblemList problems, EventBudget budget)
    {
        using var reader = new MidiSequenceReader(ref cursor, problems, budget);
        while (reader._trackCount < MostTracks && reader.MoveToTrack(ref cursor))
        {
            reader.ReadTrack(ref cursor);
        }

        return reader.Finish(cursor.Offset);
    }

    /// <inheritdoc/>
    public void Dispose() => _trackReader.Dispose();

    private Piece[] Finish(int offset)
    {
        if (_trackCount == 0)
        {
            throw ByteCursor.Expected(offset, "a track, which begins with 'MTrk'", "none in the file");
        }

        if (_trackReader.FirstDamage is { } damage && _drafts.TrueForAll(draft => draft.NoteCount == 0))
        {
            throw damage;
        }

        CheckTrackCount();
        return [.. _drafts.Select(draft => draft.ToPiece(_header, _problems))];
    }

    private void ReadTrack(ref ByteCursor cursor)
    {
        if (_drafts.Count == 0 || _header.Format == MidiHeader.PiecePerTrack)
        {
            _drafts.Add(new PieceDraft());
        }

        var isAlone = _header.Format != MidiHeader.TracksTogether || _header.Tracks <= 1;
        var naming = isAlone ? TrackNaming.Piece : TrackNaming.PieceIfSilent;
        var isFirstOfPiece = _trackCount == 0 || _header.Format == MidiHeader.PiecePerTrack;
        _trackReader.Read(ref cursor, _drafts[^1], isFirstOfPiece ? naming : TrackNaming.Parts);
        _trackCount++;
    }

    /// <summary>Passes over whatever is no track; false where no further one follows.</summary>
    private bool MoveToTrack(ref ByteCursor cursor)
    {
        while (cursor.Remaining > 0)
        {
            if (TrackChunk.IsTrackAt(cursor, cursor.Offset))
            {
                return true;
            }

            if (_trackCount > 0 && MidiEnvelope.IsHeaderAt(cursor, cursor.Offset))
            {
                return false;
            }

            if (TrackChunk.BeginsAt(cursor, cursor.Offset))
            {
                // The standard has us pass over chunks that we do not know.
                cursor.ReadBytes(MidiHeader.TrackChunkName.Length, "a chunk's name");
                cursor.ReadBytes(cursor.ReadUInt32("a chunk's length"), "a chunk");
                continue;
            }

            SkipJunk(ref cursor);
        }

        return false;
    }

    private void SkipJunk(ref ByteCursor cursor)
    {
        var next = TrackChunk.NextTrack(cursor, cursor.Offset + 1);
        if (next == cursor.Length && _trackCount == 0)
        {
            throw ByteCursor.Expected(cursor.Offset, $"track 1 of {_header.Tracks}, which begins with 'MTrk'", cursor.DescribeRest());
        }

        _problems.Add(cursor.Offset, $"expected a track or the end of the file, found {next - cursor.Offset} other bytes; they are left out.");
        cursor.Offset = next;
    }

    private void CheckTrackCount()
    {
        var offset = _headerOffset + TrackCountOffset;
        if (_header.Format == MidiHeader.OneTrack && _trackCount > 1)
        {
            _problems.Add(offset, $"expected one track in a file of format 0, found {_trackCount}; they are read as sounding together.");
        }
        else if (_trackCount != _header.Tracks)
        {
            var advice = _trackCount < _header.Tracks ? "; the rest may be missing." : "; all are read.";
            _problems.Add(offset, $"expected {_header.Tracks} tracks, as the header says, found {_trackCount}{advice}");
        }
    }
}
