namespace AdminIam.Sandbox.Services.SsoAdmin.State;

/// <summary>The instance of Identity Center in the state file.</summary>
internal sealed class SavedInstance
{
    public string Id { get; set; } = "";

    public string? Name { get; set; }

    public DateTime Created { get; set; }

    /// <summary>The customer managed KMS key that encrypts the data; null for one that AWS owns.</summary>
    public string? KmsKeyArn { get; set; }

    public SortedDictionary<string, string> Tags { get; set; } = new(StringComparer.Ordinal);

    public List<PermissionSet> PermissionSets { get; set; } = [];

    public List<AccountAssignment> Assignments { get; set; } = [];

    public List<ProvisionedSet> Provisioned { get; set; } = [];

    public List<CenterRequest> Requests { get; set; } = [];
}
