using System.Diagnostics.CodeAnalysis;

namespace AdminIam.Sandbox.Services.Organizations.State;

/// <summary>
/// The service control policies of an organization and what they are attached to. AWS's FullAWSAccess is attached to
/// everything, until it is detached.
/// </summary>
/// <param name="own">The policies of the organization itself.</param>
/// <param name="withoutFullAccess">The ids of what FullAWSAccess is not attached to.</param>
internal sealed class ServiceControlPolicies(List<ServiceControlPolicy> own, SortedSet<string> withoutFullAccess)
{
    /// <summary>AWS's policy, which cannot be changed.</summary>
    public static readonly ServiceControlPolicy FullAccess = new()
    {
        Id = "p-FullAWSAccess",
        Name = "FullAWSAccess",
        Description = "Allows access to every operation",
        Content =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}",
    };

    public List<ServiceControlPolicy> Own { get; } = own;

    public SortedSet<string> WithoutFullAccess { get; } = withoutFullAccess;

    /// <summary>Whether no policy limits anything.</summary>
    public bool AllowAll => WithoutFullAccess.Count == 0 && Own.TrueForAll(policy => policy.Targets.Count == 0);

    /// <summary>All policies in the order of their ids.</summary>
    public IEnumerable<ServiceControlPolicy> All =>
        Own.Append(FullAccess).OrderBy(policy => policy.Id, StringComparer.OrdinalIgnoreCase);

    public bool TryFind(string id, [NotNullWhen(true)] out ServiceControlPolicy? policy)
    {
        policy = All.FirstOrDefault(candidate => candidate.Id == id);
        return policy is not null;
    }

    public bool IsAttached(ServiceControlPolicy policy, string target) =>
        policy == FullAccess ? !WithoutFullAccess.Contains(target) : policy.Targets.Contains(target);

    /// <summary>The policies that are attached to the root, a unit or an account itself.</summary>
    public IEnumerable<ServiceControlPolicy> AttachedTo(string target) =>
        All.Where(policy => IsAttached(policy, target));

    public void Attach(ServiceControlPolicy policy, string target)
    {
        if (policy == FullAccess)
            WithoutFullAccess.Remove(target);
        else
            policy.Targets.Add(target);
    }

    public void Detach(ServiceControlPolicy policy, string target)
    {
        if (policy == FullAccess)
            WithoutFullAccess.Add(target);
        else
            policy.Targets.Remove(target);
    }
}
