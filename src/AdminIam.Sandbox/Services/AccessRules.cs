using AdminIam.Sandbox.Authorization;

namespace AdminIam.Sandbox.Services;

/// <summary>
/// A service's part in authorization. By default, a call requires the permission with the name of its operation.
/// </summary>
internal class AccessRules
{
    /// <summary>Refuses kinds of credentials that may not call the operation at all.</summary>
    public virtual void CheckCredentials(Call call)
    {
    }

    /// <summary>Whether every caller may call the operation.</summary>
    public virtual bool NeedsNoPermission(Call call) => false;

    /// <summary>The ARNs of the resources that the caller's policies must allow.</summary>
    public virtual IEnumerable<string> ResourcesOf(Call call) => [call.Resource];

    /// <summary>The actions that the caller's policies must allow.</summary>
    public virtual IEnumerable<string> ActionsOf(Call call) =>
        [$"{call.Facts.Service.Model.SigningName}:{call.Facts.Operation.Name}"];

    /// <summary>The permissions that the call requires for other resources.</summary>
    public virtual IEnumerable<RequiredPermission> FurtherPermissions(Call call) => [];

    /// <summary>What the resource's own policy grants to the caller.</summary>
    public virtual ResourceGrant GrantOf(Call call, string action) => ResourceGrant.None;

    /// <summary>Adds the condition keys of the service.</summary>
    public virtual void AddKeys(Call call, RequestKeys keys)
    {
    }
}
