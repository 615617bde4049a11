namespace MusicRnn.Composing;

/// <summary>A file is not the model that it should be; the message says which file, what was expected, what was found and what to do.</summary>
public sealed class ModelFileException : MusicRnnException
{
    /// <summary>Creates the exception from its one-line message and the error beneath it.</summary>
    public ModelFileException(string message, Exception? innerException = null) : base(message, innerException!)
    {
    }
}
