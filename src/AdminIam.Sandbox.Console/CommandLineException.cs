namespace AdminIam.Sandbox.Console;

/// <summary>A command line that makes no sense.</summary>
internal sealed class CommandLineException(string message) : Exception(message);
