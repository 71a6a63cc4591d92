namespace AdminIam.Engine.CredentialFiles;

/// <summary>Bytes could not be written, and some of them may remain at the end of the file.</summary>
/// <param name="message">Why they could neither be written nor removed.</param>
/// <param name="inner">Why they could not be written.</param>
internal sealed class PartLeftException(string message, Exception inner) : IOException(message, inner);
