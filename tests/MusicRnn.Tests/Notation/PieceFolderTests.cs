using MusicRnn.Notation;
using MusicRnn.Tests.Notation.Midi;

namespace MusicRnn.Tests.Notation;

public sealed class PieceFolderTests : IDisposable
{
    private static readonly byte[] Tune = HexDump.File("00 90 3C 64 04 80 3C 40 00 FF 2F 00");
    private static readonly byte[] Json = "{\"pieces\":[{\"ticksPerQuarter\":1,\"parts\":[{\"notes\":[[0,1,60,80]]}]}]}"u8.ToArray();
    private static readonly byte[] Silence = HexDump.File("00 FF 2F 00");
    private static readonly byte[] Unended = HexDump.File("00 90 3C 64 04 FF 2F 00");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void TellsWhatBecameOfEachFile()
    {
        _folder.Write("b/unended.mid", Unended);
        _folder.Write("a.mid", Tune);
        _folder.Write("readme.txt", [1]);
        _folder.Write("b/silence.mid", Silence);
        _folder.Write("b/broken.mid", "Dear"u8.ToArray());

        var result = PieceFolder.Read([_folder.Root], TestContext.Current.CancellationToken);

        Assert.Equal(["a.mid", "b/broken.mid", "b/silence.mid", "b/unended.mid", "readme.txt"], result.Files.Select(file => file.Name));
        Assert.Equal(
            [FileOutcomeKind.Kept, FileOutcomeKind.Dropped, FileOutcomeKind.Dropped, FileOutcomeKind.Mended, FileOutcomeKind.PassedOver],
            result.Files.Select(file => file.Kind));
        Assert.StartsWith("b/broken.mid(byte 0): expected a MIDI file", result.Files[1].Reason, StringComparison.Ordinal);
        Assert.Equal("b/silence.mid: no notes.", result.Files[2].Reason);
        Assert.Contains("1 still sounding", Assert.Single(result.Files[3].Problems).Message, StringComparison.Ordinal);
        Assert.Equal("readme.txt: no format has the extension '.txt'.", result.Files[4].Reason);
        Assert.Equal(["a.mid", "b/unended.mid"], result.RequirePieces().Select(piece => piece.Name));
        Assert.Equal(2, result.CountOf(FileOutcomeKind.Dropped));
    }

    [Fact]
    public void CountsTheCauses()
    {
        _folder.Write("1.mid", Silence);
        _folder.Write("2.mid", Silence);
        _folder.Write("3.mid", [0]);
        _folder.Write("4.txt", [0]);

        Assert.Equal(
            [
                new CauseCount(FileOutcomeKind.Dropped, "without notes", 2),
                new CauseCount(FileOutcomeKind.Dropped, "not readable as midi", 1),
                new CauseCount(FileOutcomeKind.PassedOver, "in no known format", 1),
            ],
            PieceFolder.Read([_folder.Root], TestContext.Current.CancellationToken).Causes);
    }

    [Fact]
    public void NumbersThePiecesOfAFileWithSeveral()
    {
        var file = HexDump.File("00 90 3C 64 04 80 3C 40 00 FF 2F 00", "00 FF 2F 00", "00 90 3E 64 04 80 3E 40 00 FF 2F 00");
        file[9] = 2;
        _folder.Write("book.mid", file);

        var result = PieceFolder.Read([_folder.Root], TestContext.Current.CancellationToken);

        Assert.Equal(["book.mid#1", "book.mid#3"], result.Pieces.Select(piece => piece.Name));
        Assert.Equal("piece 2: expected notes, found none; the piece is left out.", Assert.Single(result.Files[0].Problems).ToString());
        Assert.Equal(FileOutcomeKind.Mended, result.Files[0].Kind);
    }

    [Fact]
    public void SeveralFoldersNameTheirFilesAndEachFileIsReadOnce()
    {
        _folder.Write("x/jigs/a.mid", Tune);
        _folder.Write("y/jigs/a.mid", Tune);
        var single = _folder.Write("reels/b.mid", Tune);

        var result = PieceFolder.Read(
            [_folder.PathOf("x/jigs"), _folder.PathOf("y/jigs"), _folder.PathOf("x"), single, single],
            TestContext.Current.CancellationToken);

        Assert.Equal(["b.mid", "jigs (2)/a.mid", "jigs/a.mid"], result.Pieces.Select(piece => piece.Name));
    }

    [Fact]
    public void TheOrderDoesNotDependOnTheReading()
    {
        for (var number = 0; number < 200; number++)
        {
            _folder.Write($"{number % 7}/{number}.mid", number % 3 == 0 ? Silence : Tune);
        }

        var first = PieceFolder.Read([_folder.Root], TestContext.Current.CancellationToken);
        var second = PieceFolder.Read([_folder.Root], TestContext.Current.CancellationToken);

        Assert.Equal(first.Files.Select(file => (file.Name, file.Kind)), second.Files.Select(file => (file.Name, file.Kind)));
        Assert.Equal(first.Files.Select(file => file.Name).Order(StringComparer.Ordinal), first.Files.Select(file => file.Name));
    }

    [Fact]
    public void OfOnePieceInTwoNotationsTheFirstFormatOfTheListIsRead()
    {
        if (NotationFormats.All.Length < 2)
        {
            Assert.Skip("One format has no rival.");
        }

        var (first, second) = (NotationFormats.All[0].Extensions[0], NotationFormats.All[1].Extensions[0]);
        _folder.Write("a/jig" + second, Tune);
        _folder.Write("a/jig" + first, Tune);
        _folder.Write("b/jig" + second, Tune);

        var result = PieceFolder.Read([_folder.Root], TestContext.Current.CancellationToken);

        var passedOver = Assert.Single(result.Files, file => file.Kind == FileOutcomeKind.PassedOver);
        Assert.Equal($"a/jig{second}: the same piece as a/jig{first}, which is read.", passedOver.Reason);
    }

    [Fact]
    public void WhatIsMadeOfAPieceIsItsTwin()
    {
        _folder.Write("jig.mid", Tune);
        _folder.Write("jig.json", Json);
        _folder.Write("jig.mid.json", Json);
        _folder.Write("reel.json", Json);

        var result = PieceFolder.Read([_folder.Root], TestContext.Current.CancellationToken);

        Assert.Equal(["jig.mid", "reel.json"], result.Pieces.Select(piece => piece.Name));
    }

    [Fact]
    public void JsonOfAnotherKindIsPassedOverAndSpoiledMusicIsDropped()
    {
        _folder.Write("package.json", "{\"name\":\"app\"}"u8.ToArray());
        _folder.Write("spoiled.json", "{\"pieces\":[{}]}"u8.ToArray());

        var result = PieceFolder.Read([_folder.Root], TestContext.Current.CancellationToken);

        Assert.Equal(
            [new CauseCount(FileOutcomeKind.Dropped, "not readable as json", 1), new CauseCount(FileOutcomeKind.PassedOver, "named .json, but no music", 1)],
            result.Causes);
    }

    [Fact]
    public void FilesOfOneFormatAreNoTwins()
    {
        _folder.Write("jig.mid", Tune);
        _folder.Write("jig.midi", Tune);

        Assert.Equal(2, PieceFolder.Read([_folder.Root], TestContext.Current.CancellationToken).Pieces.Length);
    }

    [Fact]
    public void ALinkThatLeadsBackIsNotFollowed()
    {
        _folder.Write("a/tune.mid", Tune);
        Directory.CreateSymbolicLink(_folder.PathOf("a/loop"), _folder.Root);
        File.CreateSymbolicLink(_folder.PathOf("a/nowhere.mid"), _folder.PathOf("gone.mid"));

        var result = PieceFolder.Read([_folder.Root], TestContext.Current.CancellationToken);

        Assert.Equal(["a/loop", "a/nowhere.mid", "a/tune.mid"], result.Files.Select(file => file.Name));
        Assert.Equal(["a link to a folder", "cannot be opened", ""], result.Files.Select(file => file.Cause));
    }

    [Fact]
    public void SaysThatAPathDoesNotExist()
    {
        var missing = _folder.PathOf("missing");

        var rejection = Assert.Throws<MusicRnnException>(() => PieceFolder.Read([missing], TestContext.Current.CancellationToken));

        Assert.Equal($"{missing}: expected a file or folder, found nothing there. Check its name.", rejection.Message);
    }

    [Fact]
    public void SaysThatAFolderHoldsNoFile()
    {
        Directory.CreateDirectory(_folder.PathOf("empty"));

        Assert.StartsWith($"{_folder.Root}: expected files of music, found no file at all. ", RejectionOfPieces(), StringComparison.Ordinal);
    }

    [Fact]
    public void SaysWhyNoFileOfAFolderCanBeUsed()
    {
        _folder.Write("1.mid", Silence);
        _folder.Write("2.mid", "Dear"u8.ToArray());
        _folder.Write("3.mid", Silence);
        _folder.Write("4.txt", [1]);

        Assert.StartsWith(
            $"{_folder.Root}: expected files of music, found none that can be used among 4 files: 2 without notes, 1 not readable as midi, 1 in no known format. ",
            RejectionOfPieces(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void StopsWhenCancelled()
    {
        _folder.Write("1.mid", Tune);

        Assert.Throws<OperationCanceledException>(() => PieceFolder.Read([_folder.Root], new CancellationToken(canceled: true)));
    }

    private string RejectionOfPieces() =>
        Assert.Throws<MusicRnnException>(() => PieceFolder.Read([_folder.Root], TestContext.Current.CancellationToken).RequirePieces()).Message;
}
