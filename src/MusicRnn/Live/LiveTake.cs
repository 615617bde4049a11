using System.Collections.Immutable;
using MusicRnn.Audio;
using MusicRnn.Music;

namespace MusicRnn.Live;

/// <summary>
/// Writes down what was played as a piece: every note that was heard, and no other. Players keep their seats from piece to piece
/// and change their instruments there.
/// </summary>
internal sealed class LiveTake
{
    private readonly int _sampleRate;
    private readonly long _endFrame;
    private readonly List<(LiveBar Bar, int Tick)> _bars = [];
    private readonly List<Seat> _seats = [];
    private readonly List<TempoChange> _tempos = [];
    private readonly List<MeterChange> _meters = [];
    private readonly List<KeyChange> _keys = [];
    private int _tick;
    private bool _needsBarLine;

    private LiveTake(int sampleRate, long endFrame) => (_sampleRate, _endFrame) = (sampleRate, endFrame);

    /// <summary>The piece of some bars that were played one after another, up to a frame.</summary>
    public static Piece Of(IEnumerable<LiveBar> bars, int sampleRate, long endFrame, string title)
    {
        var take = new LiveTake(sampleRate, endFrame);
        foreach (var bar in bars.TakeWhile(bar => bar.StartFrame < endFrame))
        {
            take.AddBar(bar);
        }

        foreach (var (bar, tick) in take._bars)
        {
            take.AddNotes(bar, tick);
        }

        return take.ToPiece(title);
    }

    private void AddBar(LiveBar bar)
    {
        var music = bar.Music;
        _bars.Add((bar, _tick));
        if (_meters.Count == 0 || _needsBarLine || _meters[^1].Meter != music.Meters[0].Meter)
        {
            _meters.Add(music.Meters[0] with { Tick = _tick });
        }

        if (!music.Keys.IsEmpty && (_keys.Count == 0 || _keys[^1].Key != music.Keys[0].Key))
        {
            _keys.Add(music.Keys[0] with { Tick = _tick });
        }

        // After a short bar the same meter once more draws the bar line.
        _needsBarLine = bar.Composed.Ticks != music.Meters[0].Meter.BarTicks(BarCutter.TicksPerQuarter);
        for (var bars = 0; bars <= bar.Rests; bars++)
        {
            foreach (var change in music.Tempos.Changes)
            {
                if (_tempos.Count == 0 || _tempos[^1].MicrosecondsPerQuarter != change.MicrosecondsPerQuarter)
                {
                    _tempos.Add(change with { Tick = _tick + change.Tick });
                }
            }

            _tick += bar.Composed.Ticks;
        }
    }

    private void AddNotes(LiveBar bar, int tick)
    {
        var clock = ClockOf(bar);
        var lastFrame = Math.Min(_endFrame, bar.SilencedFrame);
        var lastTick = TickOf(lastFrame);
        var (pitched, percussion) = (0, 0);
        foreach (var part in bar.Music.Parts)
        {
            var seat = SeatOf(part, part.IsPercussion ? percussion++ : pitched++);
            seat.Follow(part, tick);
            foreach (var note in part.Notes)
            {
                if (bar.StartFrame + clock.FrameAt(note.Start) < lastFrame)
                {
                    var start = tick + note.Start;
                    seat.Notes.Add(note with { Start = start, Duration = Math.Max(1, Math.Min(note.Duration, lastTick - start)) });
                }
            }
        }
    }

    private Seat SeatOf(Part part, int number)
    {
        var seat = _seats.Find(each => each.IsPercussion == part.IsPercussion && each.Number == number);
        if (seat is null)
        {
            seat = new Seat(part, number);
            _seats.Add(seat);
        }

        return seat;
    }

    // The tick at which a frame was heard; beyond the last bar, its end.
    private int TickOf(long frame)
    {
        var place = _bars.FindLastIndex(each => each.Bar.StartFrame <= frame);
        if (place < 0)
        {
            return 0;
        }

        var (bar, tick) = _bars[place];
        var next = place + 1 < _bars.Count ? _bars[place + 1].Tick : _tick;
        return (int)Math.Min(next, tick + Math.Ceiling(ClockOf(bar).TickAt(frame - bar.StartFrame)));
    }

    private FrameClock ClockOf(LiveBar bar) => new(bar.Music.Tempos, bar.Music.TicksPerQuarter, _sampleRate);

    private Piece ToPiece(string title) => new()
    {
        Title = title,
        TicksPerQuarter = BarCutter.TicksPerQuarter,
        Parts = [.. _seats.Select(seat => seat.ToPart())],
        Tempos = new TempoMap(_tempos),
        Meters = [.. _meters],
        Keys = [.. _keys],
        End = _tick,
    };

    /// <summary>A player, who may play other instruments in other pieces.</summary>
    private sealed class Seat(Part first, int number)
    {
        private readonly List<ControlEvent> _controls = [];
        private int _program = first.Program;

        public bool IsPercussion => first.IsPercussion;

        public int Number => number;

        public ImmutableArray<Note>.Builder Notes { get; } = ImmutableArray.CreateBuilder<Note>();

        public void Follow(Part part, int tick)
        {
            if (part.Program != _program)
            {
                _program = part.Program;
                _controls.Add(new ControlEvent(tick, ControlKind.Program, 0, _program));
            }

            foreach (var control in part.Controls)
            {
                var last = _controls.FindLastIndex(each => each.Kind == control.Kind && each.Number == control.Number);
                if (last < 0 || _controls[last].Value != control.Value)
                {
                    _controls.Add(control with { Tick = tick + control.Tick });
                }
            }
        }

        public Part ToPart() => new()
        {
            Name = IsPercussion ? "Drums" : $"Part {number + 1}",
            Channel = IsPercussion ? Part.PercussionChannel : BarArranger.ChannelOf(number),
            Program = first.Program,
            IsPercussion = IsPercussion,
            Controls = [.. _controls],
            Notes = Notes.ToImmutable(),
        };
    }
}
