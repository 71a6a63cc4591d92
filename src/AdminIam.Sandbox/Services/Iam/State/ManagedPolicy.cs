using System.Text.Json.Serialization;

namespace AdminIam.Sandbox.Services.Iam.State;

internal sealed class ManagedPolicy : Entity, ITagged
{
    /// <summary>The path of the policies of AWS that limit a session of AssumeRoot to a task.</summary>
    public const string RootTaskPath = "/root-task/";

    public DateTime Updated { get; set; }

    public string? Description { get; set; }

    public SortedDictionary<string, string> Tags { get; } = new(StringComparer.OrdinalIgnoreCase);

    public List<PolicyVersion> Versions { get; set; } = [];

    public string DefaultVersion { get; set; } = "v1";

    /// <summary>The number of the next version: the number of a deleted version is not used again.</summary>
    public int NextVersion { get; set; } = 2;

    [JsonIgnore]
    public string Arn { get; set; } = "";

    /// <summary>An AWS managed policy: it belongs to no account, cannot be changed, and is the same object for all
    /// accounts.</summary>
    [JsonIgnore]
    public bool IsAwsManaged { get; set; }

    [JsonIgnore]
    public PolicyVersion Default => Versions.First(version => version.Id == DefaultVersion);
}
