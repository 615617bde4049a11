namespace MusicRnn.Learning.Kernels;

/// <summary>How many rows of the product a kernel computes at once; a constant, so that each height compiles to code of its own.</summary>
internal interface ITileHeight
{
    /// <summary>The rows, 1 to 14.</summary>
    static abstract int Rows { get; }
}

internal readonly struct Rows1 : ITileHeight { public static int Rows => 1; }

internal readonly struct Rows2 : ITileHeight { public static int Rows => 2; }

internal readonly struct Rows3 : ITileHeight { public static int Rows => 3; }

internal readonly struct Rows4 : ITileHeight { public static int Rows => 4; }

internal readonly struct Rows5 : ITileHeight { public static int Rows => 5; }

internal readonly struct Rows6 : ITileHeight { public static int Rows => 6; }

internal readonly struct Rows7 : ITileHeight { public static int Rows => 7; }

internal readonly struct Rows8 : ITileHeight { public static int Rows => 8; }

internal readonly struct Rows9 : ITileHeight { public static int Rows => 9; }

internal readonly struct Rows10 : ITileHeight { public static int Rows => 10; }

internal readonly struct Rows11 : ITileHeight { public static int Rows => 11; }

internal readonly struct Rows12 : ITileHeight { public static int Rows => 12; }

internal readonly struct Rows13 : ITileHeight { public static int Rows => 13; }

internal readonly struct Rows14 : ITileHeight { public static int Rows => 14; }
