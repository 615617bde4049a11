namespace MusicRnn.Live;

/// <summary>A change that a player asked for.</summary>
/// <param name="What">What changes, in a few words.</param>
/// <param name="FromBar">The bar of the session from which it is heard.</param>
/// <param name="WorkSeconds">How long it took to make that bar.</param>
public sealed record LiveChange(string What, int FromBar, double WorkSeconds);
