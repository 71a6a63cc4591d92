using System.Diagnostics.CodeAnalysis;

namespace AdminIam.Sandbox.Services.Iam.State;

/// <summary>The services that users and roles have called, by the ids of the callers.</summary>
internal sealed class ServiceUses
{
    /// <summary>The uses by service, by the id of the user or role.</summary>
    public SortedDictionary<string, SortedDictionary<string, ServiceUse>> ByCaller { get; set; } =
        new(StringComparer.Ordinal);

    public void Note(string callerId, string service, string action, string region, DateTime time)
    {
        if (!ByCaller.TryGetValue(callerId, out var services))
            ByCaller.Add(callerId, services = new SortedDictionary<string, ServiceUse>(StringComparer.Ordinal));
        if (!services.TryGetValue(service, out var use))
            services.Add(service, use = new ServiceUse());
        use.Time = time;
        use.Region = region;
        use.Actions[action] = time;
    }

    public bool TryFind(string callerId, string service, [NotNullWhen(true)] out ServiceUse? use)
    {
        use = null;
        return ByCaller.TryGetValue(callerId, out var services) && services.TryGetValue(service, out use);
    }

    public void Forget(string callerId) => ByCaller.Remove(callerId);
}
