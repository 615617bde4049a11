using System.CommandLine;
using MusicRnn.Audio;
using MusicRnn.Cli.Corpora;
using MusicRnn.Composing;
using MusicRnn.Composing.Sampling;
using MusicRnn.Learning.Kernels;
using MusicRnn.Learning.Training;
using MusicRnn.Tokens;
using MusicRnn.Tokens.Controls;

namespace MusicRnn.Cli.Commands;

/// <summary><c>musicrnn demo</c>: the whole way once, from the sample tunes to new music, in about a minute of training.</summary>
internal static class DemoCommand
{
    private const string Samples = "midi-samples";
    private const int Pieces = 3;

    // In a minute a network learns some of the tunes by heart.
    private const int LongestCopy = 12;

    public static Command Create()
    {
        var minutes = new Option<double>("--minutes") { Description = "How long to train.", DefaultValueFactory = _ => 1, HelpName = "X" }.InRange(0.01, 1000);
        var seed = CommonOptions.Seed("Where chance begins (default 1).");
        var output = new Option<string>("--output", "-o") { Description = "The folder to write to.", DefaultValueFactory = _ => "output", HelpName = "FOLDER" };
        var threads = CommonOptions.Threads();
        var command = new Command("demo", $"Train on the tunes in {Samples} for a minute and compose three pieces, to see how it all works.") { minutes, seed, output, threads };
        command.SetAction(result => Run(result.GetValue(minutes), result.GetValue(seed) ?? 1, result.GetRequiredValue(output), result.GetValue(threads)));
        return command;
    }

    private static int Run(double minutes, int seed, string output, int threads)
    {
        using var interrupt = new Interrupt();
        using var team = new WorkerTeam(threads);
        var model = Path.Combine(output, "demo.mrnn");
        ModelTraining.RequireWritable(model);
        var training = new ModelTraining(TrainingMusic.Read([FindSamples()], new TokenChoice(), seed, cachePath: null, interrupt.Token));
        FolderReport.Tell(training.Corpus);
        training.Run(PlanFor(training.Corpus, seed), new TrainingLimits { Minutes = minutes }, model, team, interrupt.Token);

        var options = new ComposingOptions
        {
            Count = Pieces,
            Seed = seed,
            Sampling = new SamplingOptions { Temperature = 0.85, TopP = 0.95 },
            MaximumBars = 32,
            MaxCopy = LongestCopy,
            Title = "demo",
        };
        ComposedFiles.Write(Model.Read(model), options, output, AudioOptions.Default, team, CancellationToken.None);
        Terminal.Say("");
        Terminal.Say($"Listen to {Path.Combine(output, "demo-*.wav")}. What to try next:");
        Terminal.Say($"  musicrnn compose {model} -n 4 --meter 3/4 --form AABA --wav    more from this little network");
        Terminal.Say($"  musicrnn train {Samples} -o mine.mrnn --minutes 10                     a better one; or a folder of your own MIDI files");
        Terminal.Say("(From the source folder, musicrnn is: dotnet run -c Release --project src/MusicRnn.Cli --)");
        return 0;
    }

    private static TrainingPlan PlanFor(Corpus corpus, int seed)
    {
        var controls = ControlSet.Of(corpus.Training.Select(piece => piece.Controls));
        return new TrainingPlan
        {
            Controls = controls,
            Network = TrainingPlan.FeatureNetworkFor(new NetworkInput(corpus.Tokenizer, controls), layers: 1, hiddenSize: 256, embeddingSize: 96),
            Training = new TrainingOptions { LearningRate = 1e-2, BatchSize = 16, SequenceLength = 64, WarmUpSteps = 50, ValidationInterval = 100, Dropout = 0.3, Patience = int.MaxValue, Seed = seed },
        };
    }

    // Beside where the person stands, or above where the program was built.
    private static string FindSamples()
    {
        foreach (var start in (string[])[Environment.CurrentDirectory, AppContext.BaseDirectory])
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                var samples = Path.Combine(folder.FullName, Samples);
                if (Directory.Exists(samples))
                {
                    return samples;
                }
            }
        }

        throw new MusicRnnException($"expected the folder '{Samples}' here or above, found none. Run demo inside the source folder, or train on a folder of your own: musicrnn train FOLDER.");
    }
}
