using System.Diagnostics.CodeAnalysis;
using AdminIam.Sandbox.State;

namespace AdminIam.Sandbox.Services.Iam.State;

/// <summary>
/// Users, groups, roles, policies and devices in memory, with the indexes that the operations need. Not thread-safe:
/// only one call at a time may use it.
/// </summary>
internal sealed class IamAccount : IServiceState
{
    private readonly Account _account;
    private readonly AwsManagedPolicies _awsPolicies;
    private readonly Dictionary<string, OwnedKey> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ManagedPolicy> _policiesByArn = new(StringComparer.Ordinal);

    public IamAccount(Account account, IamData data)
    {
        _account = account;
        Partition = account.Options.Partition;
        UsersQuota = account.Options.UsersQuota;
        Created = account.Created;
        Alias = data.Alias;
        PasswordPolicy = data.PasswordPolicy;
        Federation = data.Federation ?? new FederationSettings();
        OrganizationId = data.OrganizationId;
        OrganizationFeatures = new SortedSet<string>(data.OrganizationFeatures, StringComparer.Ordinal);
        _awsPolicies = AwsManagedPolicies.Of(Partition);
        foreach (var policy in data.Policies)
            Add(policy);
        foreach (var group in data.Groups)
            Add(group);
        foreach (var role in data.Roles)
            Add(role);
        foreach (var user in data.Users)
            Add(user);
        foreach (var certificate in data.ServerCertificates)
            ServerCertificates.Add(certificate);
        Root = data.Root ?? new RootUser();
        Root.AccessKeys.RemoveAll(key => key.Id == account.Options.AccessKey);
        foreach (var key in Root.AccessKeys)
            _keys[key.Id] = new OwnedKey(Root, key);
        foreach (var device in data.MfaDevices)
            Add(device);
        data.InstanceProfiles.ForEach(InstanceProfiles.Add);
        data.OpenIdConnectProviders.ForEach(OpenIdConnectProviders.Add);
        data.SamlProviders.ForEach(SamlProviders.Add);
    }

    public string AccountId => _account.Id;

    public string Partition { get; }

    public int UsersQuota { get; }

    public DateTime Created { get; }

    public string? Alias { get; set; }

    public PasswordPolicy? PasswordPolicy { get; set; }

    public CredentialReport? CredentialReport { get; set; }

    public DeletionTasks DeletionTasks { get; } = new();

    public AccessRecords AccessRecords { get; } = new();

    public FederationSettings Federation { get; }

    public string? OrganizationId { get; set; }

    public SortedSet<string> OrganizationFeatures { get; }

    public RootUser Root { get; }

    /// <summary>The root identity and the users.</summary>
    public IEnumerable<ICredentialOwner> CredentialOwners => Users.All.Prepend<ICredentialOwner>(Root);

    public EntityTable<User> Users { get; } = new();

    public EntityTable<Group> Groups { get; } = new();

    public EntityTable<Role> Roles { get; } = new();

    public EntityTable<MfaDevice> MfaDevices { get; } = new();

    public EntityTable<ServerCertificate> ServerCertificates { get; } = new();

    public EntityTable<InstanceProfile> InstanceProfiles { get; } = new();

    /// <summary>The OpenID Connect providers. Their names are URLs, in which case matters.</summary>
    public EntityTable<OpenIdConnectProvider> OpenIdConnectProviders { get; } = new(StringComparer.Ordinal);

    public EntityTable<SamlProvider> SamlProviders { get; } = new();

    /// <summary>The customer managed policies.</summary>
    public EntityTable<ManagedPolicy> Policies { get; } = new();

    public IReadOnlyList<ManagedPolicy> AwsPolicies => _awsPolicies.All;

    public PolicyUses PolicyUses { get; } = new();

    /// <summary>This account and the others of the organization that have been used.</summary>
    public IEnumerable<IamAccount> Everywhere => _account.Accounts.All.Select(account => account.Get<IamAccount>());

    public string RootArn => $"arn:{Partition}:iam::{AccountId}:root";

    public object ToData() => new IamData
    {
        Alias = Alias,
        PasswordPolicy = PasswordPolicy,
        Federation = Federation.IsEmpty ? null : Federation,
        OrganizationId = OrganizationId,
        OrganizationFeatures = [.. OrganizationFeatures],
        Root = Root.ToSaved(),
        Users = [.. Users.All],
        Groups = [.. Groups.All],
        Policies = [.. Policies.All],
        // Tasks are not saved, so a role that is being deleted is not either.
        Roles = [.. Roles.All.Where(role => !DeletionTasks.IsDeleting(role))],
        MfaDevices = [.. MfaDevices.All],
        ServerCertificates = [.. ServerCertificates.All],
        InstanceProfiles = [.. InstanceProfiles.All],
        OpenIdConnectProviders = [.. OpenIdConnectProviders.All],
        SamlProviders = [.. SamlProviders.All],
    };

    /// <summary>Removes the service-linked roles whose deletion is due.</summary>
    public void CompleteDeletions(DateTime now)
    {
        foreach (var role in DeletionTasks.Complete(now))
            Remove(role);
    }

    public object ToLastUses() => LastUses.Of(this);

    public string Arn(string kind, string path, string name) => $"arn:{Partition}:iam::{AccountId}:{kind}{path}{name}";

    public string ArnOf(User user) => Arn("user", user.Path, user.Name);

    public string ArnOf(ICredentialOwner owner) => owner is User user ? ArnOf(user) : RootArn;

    public string ArnOf(Group group) => Arn("group", group.Path, group.Name);

    public string ArnOf(Role role) => Arn("role", role.Path, role.Name);

    public string ArnOf(MfaDevice device) => device.SerialNumber ?? Arn("mfa", device.Path, device.Name);

    public string ArnOf(ServerCertificate certificate) =>
        Arn("server-certificate", certificate.Path, certificate.Name);

    public string ArnOf(InstanceProfile profile) => Arn("instance-profile", profile.Path, profile.Name);

    public string ArnOf(OpenIdConnectProvider provider) => Arn("oidc-provider", provider.Path, provider.Name);

    public string ArnOf(SamlProvider provider) => Arn("saml-provider", provider.Path, provider.Name);

    public bool TryFindPolicy(string arn, DateTime now, [NotNullWhen(true)] out ManagedPolicy? policy) =>
        (_policiesByArn.TryGetValue(arn, out policy) || _awsPolicies.TryFind(arn, out policy))
        && policy.VisibleFrom <= now;

    public bool TryFindKey(string id, [NotNullWhen(true)] out OwnedKey? key) => _keys.TryGetValue(id, out key);

    public void Add(User user)
    {
        Users.Add(user);
        foreach (var key in user.AccessKeys)
            _keys.Add(key.Id, new OwnedKey(user, key));
        foreach (var group in user.Groups)
        {
            if (Groups.TryGet(group, out var found))
                found.Members.Add(user.Name);
        }

        PolicyUses.CountAttachments(user, 1);
        PolicyUses.CountBoundary(user.PermissionsBoundary, 1);
    }

    public void Remove(User user)
    {
        Users.Remove(user);
        AccessRecords.Uses.Forget(user.Id);
        TrustPolicies.Replace(this, ArnOf(user), user.Id);
        PolicyUses.CountBoundary(user.PermissionsBoundary, -1);
    }

    public void Rename(User user, string newName)
    {
        foreach (var group in user.Groups)
        {
            if (Groups.TryGet(group, out var found))
            {
                found.Members.Remove(user.Name);
                found.Members.Add(newName);
            }
        }

        foreach (var device in user.MfaDevices)
            device.UserName = newName;
        Users.Rename(user, newName);
    }

    public void Rename(Group group, string newName)
    {
        foreach (var member in group.Members)
        {
            if (Users.TryGet(member, out var user))
            {
                user.Groups.Remove(group.Name);
                user.Groups.Add(newName);
            }
        }

        Groups.Rename(group, newName);
    }

    public void Add(Group group)
    {
        Groups.Add(group);
        PolicyUses.CountAttachments(group, 1);
    }

    public void Add(Role role)
    {
        Roles.Add(role);
        PolicyUses.CountAttachments(role, 1);
        PolicyUses.CountBoundary(role.PermissionsBoundary, 1);
    }

    public void Remove(Role role)
    {
        Roles.Remove(role);
        AccessRecords.Uses.Forget(role.Id);
        TrustPolicies.Replace(this, ArnOf(role), role.Id);
        PolicyUses.CountAttachments(role, -1);
        PolicyUses.CountBoundary(role.PermissionsBoundary, -1);
    }

    public void Add(ManagedPolicy policy)
    {
        policy.Arn = Arn("policy", policy.Path, policy.Name);
        Policies.Add(policy);
        _policiesByArn.Add(policy.Arn, policy);
    }

    public void Remove(ManagedPolicy policy)
    {
        Policies.Remove(policy);
        _policiesByArn.Remove(policy.Arn);
    }

    public void Add(MfaDevice device)
    {
        MfaDevices.Add(device);
        if (device.UserName is not null && Users.TryGet(device.UserName, out var user))
            user.MfaDevices.Add(device);
        else if (device.UserName == MfaDevice.Root)
            Root.MfaDevices.Add(device);
    }

    public void Add(ICredentialOwner owner, AccessKey key)
    {
        owner.AccessKeys.Add(key);
        _keys.Add(key.Id, new OwnedKey(owner, key));
    }

    public void Remove(ICredentialOwner owner, AccessKey key)
    {
        owner.AccessKeys.Remove(key);
        _keys.Remove(key.Id);
    }

    public void SetBoundary(IBounded holder, string? policyArn)
    {
        PolicyUses.CountBoundary(holder.PermissionsBoundary, -1);
        holder.PermissionsBoundary = policyArn;
        PolicyUses.CountBoundary(policyArn, 1);
    }
}
