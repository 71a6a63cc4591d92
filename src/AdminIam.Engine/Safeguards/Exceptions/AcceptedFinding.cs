using System.Globalization;

namespace AdminIam.Engine.Safeguards.Exceptions;

/// <summary>A violation that is accepted.</summary>
/// <param name="CheckId">The check.</param>
/// <param name="Resource">The resource of the finding; <c>*</c> and <c>?</c> are wildcards.</param>
/// <param name="Reason">Why it is accepted.</param>
/// <param name="Until">The last day on which it is accepted, in UTC; <see langword="null"/> if there is none.</param>
/// <param name="Line">The line of the file.</param>
public sealed record AcceptedFinding(string CheckId, string Resource, string Reason, DateTime? Until, int Line)
{
    /// <summary>The last day in the form 2026-12-31; empty if there is none.</summary>
    public string UntilText => Until?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? string.Empty;

    /// <summary>Returns whether it is valid on a day. The day of <see cref="Until"/> is included.</summary>
    /// <param name="now">The time, in UTC.</param>
    public bool IsValid(DateTime now) => Until is not { } until || now.Date <= until.Date;
}
