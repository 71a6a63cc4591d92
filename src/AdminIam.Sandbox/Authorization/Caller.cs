using AdminIam.Sandbox.Signing;

namespace AdminIam.Sandbox.Authorization;

/// <summary>Who signed a request: the root identity, or a principal that policies apply to.</summary>
internal abstract class Caller(string arn, string userId, SessionToken? session)
{
    /// <summary>The ARN, as it identifies the caller to every service.</summary>
    public string Arn { get; } = arn;

    /// <summary>The unique id, as it identifies the caller to every service.</summary>
    public string UserId { get; } = userId;

    /// <summary>The properties of the session, if the caller signed with temporary credentials.</summary>
    public SessionToken? Session { get; } = session;

    /// <summary>The root identity needs no permission, and only a task policy or service control policies limit
    /// it.</summary>
    public abstract bool IsRoot { get; }

    /// <summary>Whether no policy of the account itself limits the caller.</summary>
    public bool IsUnlimited => IsRoot && Session?.TaskPolicyArn is null;

    /// <summary>The policies of the account that apply to the caller.</summary>
    public abstract CallerPolicies Policies();

    /// <summary>Adds the condition keys that describe the principal.</summary>
    public abstract void AddKeys(RequestKeys keys);
}
