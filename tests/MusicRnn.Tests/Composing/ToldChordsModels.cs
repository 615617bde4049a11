using MusicRnn.Composing;
using MusicRnn.Learning.Kernels;
using MusicRnn.Learning.Training;
using MusicRnn.Music;
using MusicRnn.Tokens;
using MusicRnn.Tokens.Controls;

namespace MusicRnn.Tests.Composing;

/// <summary>A small corpus in which each melody note is a tone of its chord, and what a small network makes of it.</summary>
internal static class ToldChordsModels
{
    private const int Bar = 24; // 2/4 at 12 ticks a quarter note
    private static readonly (string Symbol, int[] Pitches)[] Chords = [("C", [60, 64, 67]), ("F", [65, 69, 72]), ("G7", [62, 65, 71]), ("Am", [57, 60, 69])];

    /// <summary>Pieces of eight bars of 2/4, with or without their chord symbols.</summary>
    public static Corpus Corpus(bool hasChords, int pieces = 60) => MusicRnn.Tokens.Corpus.Create(
        Enumerable.Range(0, pieces).Select(seed => new NamedPiece($"piece {seed}", PieceOf(seed, hasChords))), NoteTokenizer.Complete, new CorpusOptions());

    /// <summary>A piece of the corpus.</summary>
    public static Piece PieceOf(int seed, bool hasChords)
    {
        var chance = new MathNet.Numerics.Random.Xoshiro256StarStar(seed, threadSafe: false);
        int[] chords = [.. Enumerable.Range(0, 8).Select(_ => chance.Next(Chords.Length))];
        return new Piece
        {
            TicksPerQuarter = 12,
            Meters = [new MeterChange(0, new Meter(2, 4))],
            Keys = [new KeyChange(0, Key.CMajor)],
            Chords = hasChords ? [.. chords.Select((chord, bar) => new ChordChange(bar * Bar, Chords[chord].Symbol))] : [],
            Parts = [new Part { Notes = [.. chords.SelectMany((chord, bar) => Enumerable.Range(0, 2).Select(beat => new Note((bar * Bar) + (beat * 12), 12, Chords[chord].Pitches[chance.Next(3)], 80)))] }],
        };
    }

    /// <summary>Trains so many steps with all that the corpus has to be told.</summary>
    public static Model Train(Corpus corpus, int steps, TemporaryFolder folder, string name, bool hasControls = true)
    {
        using var team = new WorkerTeam(1);
        var controls = hasControls ? ControlSet.Of(corpus.Training.Select(piece => piece.Controls)) : null;
        var plan = new TrainingPlan
        {
            Controls = controls,
            Network = TrainingPlan.FeatureNetworkFor(new NetworkInput(corpus.Tokenizer, controls), layers: 1, hiddenSize: 24, embeddingSize: 16),
            Training = new TrainingOptions { BatchSize = 16, SequenceLength = 40, LearningRate = 2e-2, ValidationInterval = 50, WarmUpSteps = 5, Patience = int.MaxValue },
            OwnKeyShare = 1,
        };
        var run = TrainingRun.Begin(corpus, plan, new TrainingLimits { Steps = steps }, team);
        run.Continue(folder.PathOf(name), _ => { }, _ => new Model(corpus.Tokenizer, run.Best, SmallModels.Record, controls).Write(folder.PathOf(name)), CancellationToken.None);
        return Model.Read(folder.PathOf(name));
    }
}
