namespace AdminIam.Build.Bench;

/// <summary>A new PowerShell that ran one command.</summary>
/// <param name="Process">The milliseconds from the start of the process to its end.</param>
/// <param name="Command">The milliseconds of the command, measured in the process.</param>
internal sealed record ImportTime(double Process, double Command);
