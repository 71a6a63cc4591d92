using AdminIam.Engine.Safeguards.Facts;

namespace AdminIam.Engine.Safeguards.Findings;

/// <summary>A check of an account.</summary>
public sealed class SafeguardCheck
{
    internal SafeguardCheck(Func<AccountFacts, IEnumerable<Verdict>> evaluate) => Evaluate = evaluate;

    /// <summary>The stable ID, such as <c>UserMfa</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What must be true, such as "Users with a password have MFA".</summary>
    public required string Title { get; init; }

    /// <summary>The area that reports group the check by.</summary>
    public required string Area { get; init; }

    /// <summary>How serious a violation is.</summary>
    public required FindingSeverity Severity { get; init; }

    /// <summary>The numbers of the controls of the CIS AWS Foundations Benchmark, by its version; empty if the check is
    /// not in the benchmark.</summary>
    public IReadOnlyDictionary<string, string> Cis { get; init; } = CisNumbers.None;

    /// <summary>The IDs of the controls of AWS Security Hub; empty if there is none.</summary>
    public IReadOnlyList<string> SecurityHub { get; init; } = [];

    /// <summary>Whether the check is about users one by one, so that it can be limited to some of them.</summary>
    public bool IsPerUser { get; init; }

    /// <summary>The facts that the check reads.</summary>
    internal FactKinds Needs { get; init; }

    /// <summary>Returns the violations, or one verdict about the whole account.</summary>
    internal Func<AccountFacts, IEnumerable<Verdict>> Evaluate { get; }
}
