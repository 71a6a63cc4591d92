namespace AdminIam.Engine.Iam.Policies;

/// <summary>The scope of managed policies, as in ListPolicies.</summary>
public enum PolicyScope
{
    /// <summary>AWS managed and customer managed policies.</summary>
    All,

    /// <summary>AWS managed policies.</summary>
    Aws,

    /// <summary>Customer managed policies.</summary>
    Local,
}
