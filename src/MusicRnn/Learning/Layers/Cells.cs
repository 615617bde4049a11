namespace MusicRnn.Learning.Layers;

/// <summary>THE LIST of recurrent cells: one line each.</summary>
internal static class Cells
{
    public static IReadOnlyList<CellKind> All { get; } =
    [
        CellKind.Of<LstmCell>("lstm"),
        CellKind.Of<GruCell>("gru"),
        CellKind.Of<TanhCell>("tanh"),
        CellKind.Of<ReluIdentityCell>("relu-identity"),
    ];

    /// <summary>The cell of that name. Throws <see cref="MusicRnnException"/>, with the names there are, if there is none.</summary>
    public static CellKind Find(string name) =>
        All.FirstOrDefault(cell => cell.Name == name)
        ?? throw new MusicRnnException($"unknown cell '{name}': expected one of {string.Join(", ", All.Select(cell => cell.Name))}.");
}
