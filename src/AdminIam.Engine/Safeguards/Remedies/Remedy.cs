namespace AdminIam.Engine.Safeguards.Remedies;

/// <summary>What makes a finding pass.</summary>
/// <param name="commandLine">The command line of this module that makes the change.</param>
public class Remedy(string commandLine)
{
    /// <summary>The command line of this module that makes the change.</summary>
    public string CommandLine { get; } = commandLine;
}
