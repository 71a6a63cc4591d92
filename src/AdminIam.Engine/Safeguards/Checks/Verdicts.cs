using AdminIam.Engine.Common.Names;
using AdminIam.Engine.Safeguards.Findings;
using AdminIam.Engine.Safeguards.Remedies;

namespace AdminIam.Engine.Safeguards.Checks;

/// <summary>Creates the results of checks.</summary>
internal static class Verdicts
{
    /// <summary>Returns the violations, or the result for the account if there are none.</summary>
    /// <param name="violations">The violations.</param>
    /// <param name="otherwise">Returns the result for the account.</param>
    public static IReadOnlyList<Verdict> Of(IEnumerable<Verdict> violations, Func<Verdict> otherwise)
    {
        var failed = violations.ToList();
        return failed.Count > 0 ? failed : [otherwise()];
    }

    /// <summary>A violation of a user.</summary>
    public static Verdict OfUser(string userName, string reason, Remedy? remedy = null) =>
        OfResource(userName, userName, reason, remedy);

    /// <summary>A violation of something that belongs to a user.</summary>
    public static Verdict OfResource(string resource, string? userName, string reason, Remedy? remedy = null) =>
        new(FindingStatus.Failed, reason) { Resource = resource, UserName = userName, Remedy = remedy };

    /// <summary>The account meets the check.</summary>
    public static Verdict Passed(string reason) => new(FindingStatus.Passed, reason);

    /// <summary>The account meets the check, because all of these meet it.</summary>
    /// <param name="count">How many were checked.</param>
    /// <param name="noun">What they are, in the singular, such as <c>user</c>.</param>
    /// <param name="qualifier">Which of them were checked, such as <c>with a password</c>.</param>
    /// <param name="state">What is true of them.</param>
    /// <param name="note">A further sentence, with a leading space; or empty.</param>
    public static Verdict AllPassed(int count, string noun, string qualifier, string state, string note = "") =>
        Passed(count == 0
            ? $"There is no {noun} {qualifier}.{note}"
            : $"Checked {CountText.Of(count, noun)} {qualifier}: {state}.{note}");

    /// <summary>The check does not apply.</summary>
    public static Verdict NotApplicable(string reason) => new(FindingStatus.NotApplicable, reason);

    /// <summary>A person must check it.</summary>
    /// <param name="reason">Why this module cannot decide it, and what it knows.</param>
    /// <param name="guidance">The steps in the console.</param>
    public static Verdict Manual(string reason, string guidance) =>
        new(FindingStatus.Manual, reason) { Guidance = guidance };
}
