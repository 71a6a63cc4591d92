namespace AdminIam.Build.Bench;

/// <summary>What users.ps1 measured.</summary>
internal sealed record UserRun(double Seconds, int Made, double PeakMegabytes);
