namespace MusicRnn;

/// <summary>
/// A mistake that a person can mend: a bad file, an impossible option, a diverged training run. The message is one line
/// that says where it is, what was expected, what was found and what to do. The command line prints it and exits with 1.
/// </summary>
public class MusicRnnException : Exception
{
    /// <summary>Creates the exception from its one-line message.</summary>
    public MusicRnnException(string message) : base(message)
    {
    }

    /// <summary>Creates the exception from its one-line message and the error beneath it.</summary>
    public MusicRnnException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
