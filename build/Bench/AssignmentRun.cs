namespace AdminIam.Build.Bench;

/// <summary>The results of assignments.ps1 and assignments.py.</summary>
internal sealed record AssignmentRun(double Seconds, int Done, long Calls, long Throttled);
