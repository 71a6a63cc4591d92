namespace AdminIam.Build;

/// <summary>A step could not be done; its message is all that the person at the terminal needs.</summary>
internal sealed class BuildFailedException(string message) : Exception(message);
