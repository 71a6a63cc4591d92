namespace AdminIam.Build.Help;

/// <summary>The values of PowerShell.</summary>
internal enum ConfirmImpact
{
    None = 0,
    Low = 1,
    Medium = 2,
    High = 3,
}
