namespace AdminIam.Sandbox.Services;

/// <summary>When, in which region and for which service an access key was last used.</summary>
internal sealed record KeyUse(DateTime Time, string Region, string Service);
