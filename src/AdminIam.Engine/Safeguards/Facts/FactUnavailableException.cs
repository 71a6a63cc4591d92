namespace AdminIam.Engine.Safeguards.Facts;

/// <summary>A fact that a check needs is not known, so that its result is Unknown.</summary>
/// <param name="reason">Why it is not known.</param>
internal sealed class FactUnavailableException(string reason) : Exception(reason);
