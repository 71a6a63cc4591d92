using System.Text.Json.Serialization;

namespace AdminIam.Sandbox.Services.SsoAdmin.State;

/// <summary>A request that is completed some time after the call that made it.</summary>
internal sealed class CenterRequest
{
    public const string Creation = "CREATION";
    public const string Deletion = "DELETION";
    public const string Provisioning = "PROVISIONING";
    public const string InProgress = "IN_PROGRESS";
    private const string Succeeded = "SUCCEEDED";
    private const string Failed = "FAILED";

    public string Id { get; set; } = "";

    /// <summary>The creation or deletion of an assignment, or the provisioning of a permission set.</summary>
    public string Kind { get; set; } = "";

    public string Status { get; set; } = InProgress;

    public string? FailureReason { get; set; }

    public DateTime Created { get; set; }

    /// <summary>When it is completed.</summary>
    public DateTime Due { get; set; }

    /// <summary>The assignment. Provisioning has no principal and, for all accounts, no account.</summary>
    public AccountAssignment Subject { get; set; } = new();

    /// <summary>Whether the user or group had been deleted when the call was made.</summary>
    public bool IsOrphaned { get; set; }

    [JsonIgnore]
    public bool IsPending => Status == InProgress;

    [JsonIgnore]
    public bool IsAssignment => Kind != Provisioning;

    /// <param name="failure">The reason for failure; null for success.</param>
    public void Complete(string? failure)
    {
        Status = failure is null ? Succeeded : Failed;
        FailureReason = failure;
    }
}
