namespace AdminIam.Build.Bench;

/// <summary>The results of users.ps1.</summary>
internal sealed record UserRun(double Seconds, int Created, double PeakMegabytes);
