namespace AdminIam.Sandbox.Authorization;

/// <summary>How a condition treats a key that has several values.</summary>
internal enum ConditionSet
{
    None,
    Any,
    All,
}
