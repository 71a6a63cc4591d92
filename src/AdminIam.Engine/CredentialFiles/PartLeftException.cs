namespace AdminIam.Engine.CredentialFiles;

/// <summary>Bytes could not be written, and a part of them may still be at the end of the file.</summary>
internal sealed class PartLeftException : IOException
{
    /// <summary>Reports what could neither be written nor removed.</summary>
    /// <param name="message">Both reasons.</param>
    /// <param name="inner">Why they could not be written.</param>
    public PartLeftException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
