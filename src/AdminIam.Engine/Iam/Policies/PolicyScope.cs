namespace AdminIam.Engine.Iam.Policies;

/// <summary>Whose managed policies, as ListPolicies has it.</summary>
public enum PolicyScope
{
    /// <summary>AWS's and the account's own.</summary>
    All,

    /// <summary>AWS managed policies.</summary>
    Aws,

    /// <summary>Customer managed policies.</summary>
    Local,
}
