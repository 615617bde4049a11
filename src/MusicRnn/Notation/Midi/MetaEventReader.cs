using MusicRnn.Music;

namespace MusicRnn.Notation.Midi;

/// <summary>Reads the meta events of one track into the draft of its piece.</summary>
internal sealed class MetaEventReader(PieceDraft draft, ProblemList problems)
{
    private const int MostSharpsOrFlats = 7;
    private const int MinorFlag = 1;

    // 128th notes; smaller beats are damage, as no score has them.
    private const int LargestBeatUnitPower = 7;

    private readonly string?[] _channelNames = new string?[MidiMessage.Channels];
    private int? _channelPrefix;

    /// <summary>The track's name, empty if it has none.</summary>
    public string TrackName { get; private set; } = "";

    /// <summary>The instrument that the track names, empty if it names none.</summary>
    public string InstrumentName { get; private set; } = "";

    /// <summary>
    /// The instrument that the track names for one of its channels, or null: a channel prefix before the name says whose
    /// it is (Standard MIDI Files 1.0, "MIDI Channel Prefix").
    /// </summary>
    public string? InstrumentOfChannel(int channel) => _channelNames[channel];

    /// <summary>Takes one event; what cannot be right is left out with a problem.</summary>
    /// <param name="type">The event's type.</param>
    /// <param name="tick">When it happens.</param>
    /// <param name="offset">Where it stands in the file.</param>
    /// <param name="content">Its content.</param>
    public void Take(int type, int tick, int offset, ReadOnlySpan<byte> content)
    {
        switch (type)
        {
            case >= MetaEvent.Text and <= MetaEvent.LastText:
                TakeText(type, tick, content);
                break;
            case MetaEvent.Tempo:
                TakeTempo(tick, offset, content);
                break;
            case MetaEvent.Meter:
                TakeMeter(tick, offset, content);
                break;
            case MetaEvent.Key:
                TakeKey(tick, offset, content);
                break;
            case MetaEvent.ChannelPrefix:
                _channelPrefix = content.Length == 1 && content[0] < MidiMessage.Channels ? content[0] : null;
                break;
            default:
                // Sequence number, port prefix, SMPTE offset and makers' own events: nothing to be heard.
                break;
        }
    }

    private void TakeText(int type, int tick, ReadOnlySpan<byte> content)
    {
        var text = MidiText.Decode(content);
        if (text.Length == 0)
        {
            return;
        }

        switch (type)
        {
            case MetaEvent.TrackName when TrackName.Length == 0:
                TrackName = text;
                break;
            case MetaEvent.InstrumentName when _channelPrefix is { } channel && _channelNames[channel] is null:
                _channelNames[channel] = text;
                break;
            case MetaEvent.InstrumentName when InstrumentName.Length == 0:
                InstrumentName = text;
                break;
            case MetaEvent.ProgramName or MetaEvent.DeviceName:
                // They name somebody's equipment.
                break;
            case MetaEvent.Text when text.StartsWith(MetaEvent.ComposerPrefix, StringComparison.Ordinal):
                draft.Texts.Add(new TextEvent(tick, TextKind.Composer, text[MetaEvent.ComposerPrefix.Length..]));
                break;
            case MetaEvent.Text when text.StartsWith(MetaEvent.RecipePrefix, StringComparison.Ordinal):
                draft.Recipe = text[MetaEvent.RecipePrefix.Length..];
                break;
            default:
                draft.Texts.Add(new TextEvent(tick, MetaEvent.KindOf(type), text));
                break;
        }
    }

    private void TakeTempo(int tick, int offset, ReadOnlySpan<byte> content)
    {
        var tempo = content.Length < MetaEvent.TempoLength ? 0 : (content[0] << 16) | (content[1] << 8) | content[2];
        if (tempo == 0)
        {
            problems.Add(offset, $"expected a tempo of three bytes that is not 0, found {Describe(content)}; it is left out.");
            return;
        }

        draft.Tempos.Add(new TempoChange(tick, tempo));
    }

    private void TakeMeter(int tick, int offset, ReadOnlySpan<byte> content)
    {
        // The clocks a click and thirty-seconds a quarter that follow change neither notes nor bars.
        if (content.Length < 2 || content[0] == 0 || content[1] > LargestBeatUnitPower)
        {
            problems.Add(offset, $"expected a meter of four bytes, found {Describe(content)}; it is left out.");
            return;
        }

        draft.Meters.Add(new MeterChange(tick, new Meter(content[0], 1 << content[1])));
    }

    private void TakeKey(int tick, int offset, ReadOnlySpan<byte> content)
    {
        var fifths = content.Length < MetaEvent.KeyLength ? sbyte.MinValue : (sbyte)content[0];
        if (fifths is < -MostSharpsOrFlats or > MostSharpsOrFlats || content[1] > MinorFlag)
        {
            problems.Add(offset, $"expected a key of up to seven sharps or flats, major or minor, found {Describe(content)}; it is left out.");
            return;
        }

        draft.Keys.Add(new KeyChange(tick, new Key(fifths, content[1] == MinorFlag ? Mode.Minor : Mode.Major)));
    }

    private static string Describe(ReadOnlySpan<byte> content)
    {
        const int mostShown = 8;
        return content.IsEmpty ? "nothing" : $"the bytes {Convert.ToHexString(content[..Math.Min(content.Length, mostShown)])}";
    }
}
