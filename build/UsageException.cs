namespace AdminIam.Build;

/// <summary>The command line cannot be understood; the command's usage is shown with it.</summary>
internal sealed class UsageException(string message) : Exception(message);
