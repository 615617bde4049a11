using MusicRnn.Cli.Corpora;
using MusicRnn.Composing;
using MusicRnn.Learning.Training;
using MusicRnn.Tokens;

namespace MusicRnn.Cli.Recipes;

/// <summary>THE LIST of likelihoods that are told in the README, each as it was measured.</summary>
internal static class LikelihoodRecipes
{
    private const string FrameProtocol =
        "negative log-likelihood of frames 2 to T of all test pieces, divided by their number; the network was chosen by the validation pieces and read the test pieces once.";

    /// <summary>All recipes.</summary>
    public static IReadOnlyList<LikelihoodRecipe> All { get; } =
    [
        new("jsb-chorales", "pianoroll/jsb-chorales.json", "frame", Steps: 2200)
        {
            Protocol = FrameProtocol,
            Read = path => PianoRollCorpus.Read(path, framesPerQuarter: 1),
            Others = [("LSTM (Bai et al. 2018)", 8.45), ("TCN (Bai et al. 2018)", 8.10), ("RNN-NADE (Boulanger-Lewandowski et al. 2012)", 5.19), ("counts: bigram of frames", 5.88), ("counts: with match pointer", 5.35)],
            Plan = (tokenizer, seed) => FramePlan(tokenizer, hiddenSize: 384, ownKeyShare: 0.2, new TrainingOptions
            {
                BatchSize = 32, SequenceLength = 24, InputDropout = 0.25, Dropout = 0.45, DropoutIsSameOverTime = true, WeightDecay = 0.1, Seed = seed, Patience = int.MaxValue, ValidationInterval = 100,
            }),
        },
        new("nottingham", "pianoroll/nottingham.json", "frame", Steps: 4000)
        {
            Protocol = FrameProtocol,
            Read = path => PianoRollCorpus.Read(path, framesPerQuarter: 2),
            Others = [("LSTM (Bai et al. 2018)", 3.29), ("TCN (Bai et al. 2018)", 3.07), ("RNN-NADE (Boulanger-Lewandowski et al. 2012)", 2.31), ("counts: bigram of frames", 2.52), ("counts: with match pointer", 1.26)],
            Plan = (tokenizer, seed) => FramePlan(tokenizer, hiddenSize: 384, ownKeyShare: 0.7, new TrainingOptions
            {
                BatchSize = 32, SequenceLength = 32, InputDropout = 0.1, Dropout = 0.2, Seed = seed, Patience = int.MaxValue, ValidationInterval = 200,
            }),
        },
        new("musedata", "pianoroll/musedata.json.gz", "frame", Steps: 3000)
        {
            Protocol = FrameProtocol,
            Read = path => PianoRollCorpus.Read(path, framesPerQuarter: 2),
            Others = [("RNN-RBM (Boulanger-Lewandowski et al. 2012)", 6.01), ("RNN-NADE (Boulanger-Lewandowski et al. 2012)", 5.60)],
            Plan = (tokenizer, seed) => FramePlan(tokenizer, hiddenSize: 512, ownKeyShare: 0.5, new TrainingOptions
            {
                BatchSize = 32, SequenceLength = 32, LearningRate = 2e-3, InputDropout = 0.1, Dropout = 0.25, Seed = seed, Patience = int.MaxValue, ValidationInterval = 400,
            }),
        },
        new("piano-midi-de", "pianoroll/piano-midi-de.json", "frame", Steps: 2500)
        {
            Protocol = FrameProtocol,
            Read = path => PianoRollCorpus.Read(path, framesPerQuarter: 2),
            Others = [("RNN-RBM (Boulanger-Lewandowski et al. 2012)", 7.09), ("RNN-NADE (Boulanger-Lewandowski et al. 2012)", 7.05)],
            Plan = (tokenizer, seed) => FramePlan(tokenizer, hiddenSize: 384, ownKeyShare: 0.3, new TrainingOptions
            {
                BatchSize = 32, SequenceLength = 32, InputDropout = 0.2, Dropout = 0.45, DropoutIsSameOverTime = true, WeightDecay = 0.1, Seed = seed, Patience = int.MaxValue, ValidationInterval = 200,
            }),
        },
        new("irish-abc", "irish-abc/irish.abc", "character", Steps: 1000)
        {
            Protocol = "negative log-likelihood of all characters of the whole texts of the test tunes and of their ends, divided by their number; the network was chosen by the validation tunes and read the test tunes once.",
            Read = SplitTunebook.Read,
            Others = [("counts: Witten-Bell 5-gram", 1.56), ("counts: Kneser-Ney 7-gram", 1.42), ("counts: with match pointer", 1.12)],
            Plan = (tokenizer, seed) => new TrainingPlan
            {
                Network = TrainingPlan.FeatureNetworkFor(tokenizer, layers: 2, hiddenSize: 384, embeddingSize: 256),
                OwnKeyShare = 1,
                Training = new TrainingOptions
                {
                    BatchSize = 24, SequenceLength = 96, LearningRate = 2e-3, InputDropout = 0.1, Dropout = 0.4, Seed = seed, Patience = int.MaxValue, ValidationInterval = 100,
                },
            },
        },
    ];

    private static TrainingPlan FramePlan(ITokenizer tokenizer, int hiddenSize, double ownKeyShare, TrainingOptions training) => new()
    {
        Network = TrainingPlan.FeatureNetworkFor(tokenizer, layers: 1, hiddenSize, embeddingSize: 256),
        Training = training,
        OwnKeyShare = ownKeyShare,
        ValidatesWithinPiece = true,
    };
}
