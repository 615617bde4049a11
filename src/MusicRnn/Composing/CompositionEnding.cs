namespace MusicRnn.Composing;

/// <summary>Why a composed piece ended.</summary>
public enum CompositionEnding
{
    /// <summary>The network ended it before any limit was reached.</summary>
    ByNetwork,

    /// <summary>It has as many bars as were asked for or allowed.</summary>
    AtBarLimit,

    /// <summary>It took as many tokens as were allowed, and was cut off at the end of its last bar.</summary>
    AtTokenLimit,
}
