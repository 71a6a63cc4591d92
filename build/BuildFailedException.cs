namespace AdminIam.Build;

/// <summary>A build step failed. The message is displayed without a stack trace.</summary>
internal sealed class BuildFailedException(string message) : Exception(message);
