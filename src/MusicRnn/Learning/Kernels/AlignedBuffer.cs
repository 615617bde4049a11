namespace MusicRnn.Learning.Kernels;

/// <summary>
/// A run of floats that starts at a cache line, never moves and is zero at first. It is an ordinary pinned array inside,
/// so the garbage collector frees it and nothing has to be disposed.
/// </summary>
internal sealed unsafe class AlignedBuffer
{
    private const int CacheLineBytes = 64;

    // Keeps the memory alive; it is only ever reached through Pointer.
    private readonly float[] _memory;

    public AlignedBuffer(long length)
    {
        const int floatsInLine = CacheLineBytes / sizeof(float);
        _memory = GC.AllocateArray<float>(checked((int)(length + floatsInLine)), pinned: true);
        fixed (float* start = _memory)
        {
            var offset = (CacheLineBytes - ((nuint)start % CacheLineBytes)) % CacheLineBytes;
            Pointer = (float*)((nuint)start + offset);
        }

        Length = (int)length;
    }

    /// <summary>The first float; aligned to 64 bytes.</summary>
    public float* Pointer { get; }

    public int Length { get; }

    public Span<float> Span => new(Pointer, Length);

    public void Clear() => Span.Clear();

    public void CopyFrom(AlignedBuffer other) => other.Span.CopyTo(Span);
}
