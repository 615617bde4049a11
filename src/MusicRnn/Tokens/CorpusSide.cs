namespace MusicRnn.Tokens;

/// <summary>What a piece of a corpus is for.</summary>
public enum CorpusSide
{
    /// <summary>The network learns from it.</summary>
    Training,

    /// <summary>The best network is chosen by it.</summary>
    Validation,

    /// <summary>The chosen network is measured by it, once.</summary>
    Test,
}
