using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.Iam.Access;
using AdminIam.Sandbox.Services.Iam.State;
using AdminIam.Sandbox.Signing;

namespace AdminIam.Sandbox.Services.Iam.Operations;

/// <summary>A call an operation works on.</summary>
internal sealed class CallContext(Account account, Caller caller, SessionTokens sessions, Input input, DateTime now)
{
    public Account Account { get; } = account;

    public Caller Caller { get; } = caller;

    public Input Input { get; } = input;

    public DateTime Now { get; } = now;

    /// <summary>The time as IAM notes it: to the second.</summary>
    public DateTime Timestamp { get; } = new(now.Ticks - (now.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc);

    /// <summary>When what this call creates is visible to other calls.</summary>
    public DateTime VisibleFrom { get; init; }

    public SessionTokens Sessions { get; } = sessions;

    public string Text(string name) => Input.Text(name);

    /// <summary>The user named in the call.</summary>
    public User User() => User(Text("UserName"));

    public User User(string name) =>
        Account.Users.TryFind(name, Now, out var user) ? user : throw Errors.NoSuchUser(name);

    /// <summary>The user named in the call or, without a name, the one who calls.</summary>
    public User UserOrCaller()
    {
        if (Input.OptionalText("UserName") is { } name)
            return User(name);
        return Caller.User ?? throw Errors.Validation("Must specify userName when calling with non-User credentials");
    }

    public Group Group() => Group(Text("GroupName"));

    public Group Group(string name) =>
        Account.Groups.TryFind(name, Now, out var group) ? group : throw Errors.NoSuchGroup(name);

    public Role Role() => Role(Text("RoleName"));

    public Role Role(string name) =>
        Account.Roles.TryFind(name, Now, out var role) ? role : throw Errors.NoSuchRole(name);

    public ManagedPolicy Policy()
    {
        var arn = PolicyArn();
        return Account.TryFindPolicy(arn, Now, out var policy) ? policy : throw Errors.NoSuchPolicy(arn);
    }

    /// <summary>A policy that the account may change.</summary>
    public ManagedPolicy CustomerPolicy()
    {
        var policy = Policy();
        return policy.IsAwsManaged
            ? throw Errors.AccessDenied("Policy is outside your own account.")
            : policy;
    }

    /// <summary>The PolicyArn of the call, seen to be an ARN of a policy.</summary>
    public string PolicyArn()
    {
        var arn = Text("PolicyArn");
        var parts = arn.Split(':');
        if (parts.Length != 6 || parts[0] != "arn" || parts[2] != "iam" || !parts[5].StartsWith("policy/", StringComparison.Ordinal))
            throw Errors.InvalidInput($"ARN {arn} is not valid.");
        return arn;
    }
}
