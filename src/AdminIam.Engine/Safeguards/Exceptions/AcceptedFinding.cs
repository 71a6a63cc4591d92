namespace AdminIam.Engine.Safeguards.Exceptions;

/// <summary>A violation that is accepted.</summary>
/// <param name="CheckId">The check.</param>
/// <param name="Resource">The resource of the finding; <c>*</c> and <c>?</c> are wildcards.</param>
/// <param name="Reason">Why it is accepted.</param>
/// <param name="Until">The last day on which it is accepted, in UTC; <see langword="null"/> if there is none.</param>
/// <param name="Line">The line of the file.</param>
public sealed record AcceptedFinding(string CheckId, string Resource, string Reason, DateTime? Until, int Line);
