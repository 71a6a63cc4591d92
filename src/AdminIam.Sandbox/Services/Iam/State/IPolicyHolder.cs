namespace AdminIam.Sandbox.Services.Iam.State;

/// <summary>A user, group or role: what policies are attached to or embedded in.</summary>
internal interface IPolicyHolder
{
    string Name { get; }

    /// <summary>The ARNs of the attached managed policies.</summary>
    SortedSet<string> AttachedPolicies { get; }

    /// <summary>The documents of the inline policies, by name.</summary>
    SortedDictionary<string, string> InlinePolicies { get; }
}
