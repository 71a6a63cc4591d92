namespace AdminIam.Sandbox.Authorization;

/// <summary>The caller of a request without a signature.</summary>
internal sealed class AnonymousCaller() : Caller("", "anonymous", null)
{
    public override bool IsRoot => false;

    public override CallerPolicies Policies() => new([], null, null);

    public override void AddKeys(RequestKeys keys) => keys.Set("aws:PrincipalType", "Anonymous");
}
