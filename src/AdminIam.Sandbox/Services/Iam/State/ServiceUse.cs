namespace AdminIam.Sandbox.Services.Iam.State;

/// <summary>When and where a user or role last called a service, and each of its operations.</summary>
internal sealed class ServiceUse
{
    public DateTime Time { get; set; }

    public string Region { get; set; } = "";

    public SortedDictionary<string, DateTime> Actions { get; } = new(StringComparer.Ordinal);
}
