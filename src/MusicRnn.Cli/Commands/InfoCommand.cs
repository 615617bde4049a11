using System.CommandLine;
using MusicRnn.Cli.Info;
using MusicRnn.Composing;
using MusicRnn.Notation;

namespace MusicRnn.Cli.Commands;

/// <summary><c>musicrnn info FILE</c>: what is in a piece or a model, and a piece's picture.</summary>
internal sealed class InfoCommand
{
    private readonly Argument<string> _file = new("FILE") { Description = $"A file of music, or a model ({Model.Extension})." };
    private readonly Option<int?> _piece = new Option<int?>("--piece") { Description = "Of a file with several pieces, tell of this one only, counted from 1.", HelpName = "N" }.InRange(1, int.MaxValue);
    private readonly Option<string?> _png = new("--png") { Description = "Draw the piece as a piano roll into this picture.", HelpName = "FILE" };
    private readonly Option<string?> _model = new("--model") { Description = "Say how surprising each note of the piece is to this model, and what it held likelier.", HelpName = "MODEL" };
    private readonly Option<bool> _json = new("--json") { Description = "Tell it as JSON, for programs." };

    public static Command Create()
    {
        var info = new InfoCommand();
        var command = new Command("info", "Say what is in a piece or a model, and draw a piece as a piano roll.") { info._file, info._piece, info._model, info._png, info._json };
        command.SetAction(info.Run);
        return command;
    }

    private int Run(ParseResult result)
    {
        var path = result.GetRequiredValue(_file);
        if (Path.GetExtension(path).Equals(Model.Extension, StringComparison.OrdinalIgnoreCase))
        {
            TellModel(path, result);
        }
        else
        {
            TellMusic(path, result);
        }

        return 0;
    }

    private void TellModel(string path, ParseResult result)
    {
        if (result.GetValue(_png) is not null || result.GetValue(_piece) is not null || result.GetValue(_model) is not null)
        {
            throw new MusicRnnException($"{path}: expected a file of music, as --png, --piece and --model are for pieces, found a model. Compose with it first: musicrnn compose {path}");
        }

        var facts = ModelFacts.Of(Model.Read(path), path);
        if (result.GetValue(_json))
        {
            Terminal.Say(InfoJson.Of(facts));
        }
        else
        {
            ModelText.Tell(facts);
        }
    }

    private void TellMusic(string path, ParseResult result)
    {
        var content = NotationFormats.Read(path);
        var number = result.GetValue(_piece);
        if (number > content.Pieces.Length)
        {
            throw new MusicRnnException($"{path}: expected a --piece of 1 to {content.Pieces.Length}, found {number}. 'musicrnn info {path}' lists them.");
        }

        var chosen = content.Pieces.Index().Where(piece => number is null || piece.Index + 1 == number).ToArray();
        var facts = new FileFacts(path, NotationFormats.ForFile(path)!.Name, [.. chosen.Select(piece => PieceFacts.Of(piece.Item, piece.Index + 1))], content.Problems);
        var picture = result.GetValue(_png);
        if (picture is not null && chosen.Length != 1)
        {
            throw new MusicRnnException($"{path}: expected one piece to draw, found {chosen.Length}. Choose one with --piece.");
        }

        if (result.GetValue(_model) is { } model)
        {
            TellSurprise(facts, content, chosen, model, result);
            return;
        }

        if (result.GetValue(_json))
        {
            Terminal.Say(InfoJson.Of(facts));
        }
        else
        {
            PieceText.Tell(facts, isPartOfFile: chosen.Length < content.Pieces.Length);
        }

        if (picture is not null)
        {
            Draw(chosen[0].Item, facts, picture);
        }
    }

    private void TellSurprise(FileFacts facts, ReadResult content, (int Index, Music.Piece Item)[] chosen, string modelPath, ParseResult result)
    {
        if (chosen.Length != 1)
        {
            throw new MusicRnnException($"{facts.File}: expected one piece for the model to read, found {chosen.Length}. Choose one with --piece.");
        }

        var model = Model.Read(modelPath);
        var surprise = SurpriseReading.Of(model, modelPath, facts.File, content, chosen[0].Index);
        var told = SurpriseFacts.Of(facts.File, modelPath, chosen[0].Item.Title, surprise, model.Tokenizer);
        if (result.GetValue(_json))
        {
            Terminal.Say(InfoJson.Of(told));
        }
        else
        {
            PieceText.Tell(facts, isPartOfFile: content.Pieces.Length > 1);
            SurpriseText.Tell(told);
        }

        if (result.GetValue(_png) is { } picture)
        {
            Draw(surprise.Told.Piece with { Title = chosen[0].Item.Title }, facts, picture, new SurpriseColoring(surprise));
        }
    }

    private static void Draw(Music.Piece piece, FileFacts facts, string path, IPianoRollColoring? coloring = null)
    {
        var heading = piece.Title.Length > 0 ? piece.Title : Path.GetFileNameWithoutExtension(facts.File);
        var picture = PianoRollPicture.Draw(piece, facts.Pieces[0], heading, coloring);
        AtomicFile.Write(path, stream => stream.Write(picture));
        Terminal.Note($"Wrote {path}.");
        if (!PianoRollPen.HasFont)
        {
            Terminal.Note("No font is installed here, so the picture is without words. Install one, such as DejaVu Sans, and draw it again.");
        }
    }
}
