namespace AdminIam.Sandbox.Authorization;

/// <summary>One key of one condition operator.</summary>
internal sealed record PolicyCondition(ConditionOperator Operator, string Key, IReadOnlyList<string> Values);
