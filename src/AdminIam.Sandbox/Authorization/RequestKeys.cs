using System.Globalization;
using AdminIam.Sandbox.Services.Iam.Operations;
using AdminIam.Sandbox.Services.Iam.State;

namespace AdminIam.Sandbox.Authorization;

/// <summary>The condition keys of a request and their values. The names of keys ignore case.</summary>
internal sealed class RequestKeys
{
    private static readonly DateTime Epoch = new(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private readonly Dictionary<string, IReadOnlyList<string>> keys = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The keys asked for that the request had not.</summary>
    public SortedSet<string> Missing { get; } = new(StringComparer.Ordinal);

    /// <summary>The keys of a call: who calls, how, and what about.</summary>
    public static RequestKeys Of(CallContext call, bool withMfa)
    {
        var keys = new RequestKeys();
        keys.AddSurroundings(call);
        keys.AddCaller(call, withMfa);
        keys.AddRequest(call);
        keys.AddResource(call);
        return keys;
    }

    public static RequestKeys Of(CallContext call) => Of(call, call.Caller.Session?.MfaTime is not null);

    /// <summary>The keys that are known of a principal before it calls.</summary>
    public static RequestKeys OfPrincipal(CallContext call, Entity principal)
    {
        var keys = new RequestKeys();
        keys.AddTime(call);
        keys.Set("aws:PrincipalAccount", call.Account.AccountId);
        keys.Set("aws:userid", principal.Id);
        if (principal is User user)
            keys.AddPrincipal(call.Account.ArnOf(user), "User", user.Name, user.Tags);
        else if (principal is Role role)
            keys.AddPrincipal(call.Account.ArnOf(role), "AssumedRole", null, role.Tags);
        return keys;
    }

    public IReadOnlyList<string>? Find(string name)
    {
        if (keys.TryGetValue(name, out var values))
            return values;
        Missing.Add(name);
        return null;
    }

    public void Set(string name, params string[] values) => keys[name] = values;

    private void AddTime(CallContext call)
    {
        Set("aws:CurrentTime", call.Timestamp.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        Set("aws:EpochTime", ((long)(call.Timestamp - Epoch).TotalSeconds).ToString(CultureInfo.InvariantCulture));
    }

    private void AddSurroundings(CallContext call)
    {
        AddTime(call);
        Set("aws:SourceIp", "127.0.0.1");
        Set("aws:SecureTransport", "false");
        Set("aws:ViaAWSService", "false");
        Set("aws:PrincipalIsAWSService", "false");
        Set("aws:RequestedRegion", "us-east-1");
        Set("aws:PrincipalAccount", call.Account.AccountId);
        Set("aws:ResourceAccount", call.Account.AccountId);
    }

    private void AddCaller(CallContext call, bool withMfa)
    {
        var caller = call.Caller;
        Set("aws:userid", caller.UserId);
        if (caller.User is { } user)
            AddPrincipal(caller.Arn, "User", user.Name, user.Tags);
        else if (caller.Role is { } role)
            AddPrincipal(call.Account.ArnOf(role), "AssumedRole", null, role.Tags);
        else
            AddPrincipal(caller.Arn, "Account", null, []);
        if (caller.Session is not { } session)
        {
            // With long-term keys the key is missing, not false, unless codes came with this very request.
            if (withMfa)
                AddMfa(call.Timestamp, call.Timestamp);
            return;
        }

        Set("aws:TokenIssueTime", session.Issued.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        Set("aws:MultiFactorAuthPresent", "false");
        if (session.MfaTime is { } time)
            AddMfa(time, call.Timestamp);
        foreach (var tag in session.Tags)
            Set("aws:PrincipalTag/" + tag.Key, tag.Value);
    }

    private void AddPrincipal(string arn, string type, string? userName, SortedDictionary<string, string> tags)
    {
        Set("aws:PrincipalArn", arn);
        Set("aws:PrincipalType", type);
        if (userName is not null)
            Set("aws:username", userName);
        foreach (var tag in tags)
            Set("aws:PrincipalTag/" + tag.Key, tag.Value);
    }

    private void AddMfa(DateTime time, DateTime now)
    {
        Set("aws:MultiFactorAuthPresent", "true");
        Set("aws:MultiFactorAuthAge", ((long)(now - time).TotalSeconds).ToString(CultureInfo.InvariantCulture));
    }

    private void AddRequest(CallContext call)
    {
        if (call.Input.OptionalText("PolicyArn") is { } policy)
            Set("iam:PolicyARN", policy);
        if (call.Input.OptionalText("PermissionsBoundary") is { } boundary)
            Set("iam:PermissionsBoundary", boundary);
        if (call.Input.OptionalText("AWSServiceName") is { } service)
            Set("iam:AWSServiceName", service);
        if (call.Input.OptionalText("ExternalId") is { } externalId)
            Set("sts:ExternalId", externalId);
        if (call.Input.OptionalText("RoleSessionName") is { } sessionName)
            Set("sts:RoleSessionName", sessionName);

        var tags = call.Input.Structures("Tags");
        foreach (var tag in tags)
            Set("aws:RequestTag/" + tag.Text("Key"), tag.Text("Value"));
        var tagKeys = tags.Select(tag => tag.Text("Key")).Concat(call.Input.Texts("TagKeys")).ToArray();
        if (tagKeys.Length > 0)
            Set("aws:TagKeys", tagKeys);
    }

    private void AddResource(CallContext call)
    {
        // A boundary that the user has counts where the request brings none.
        if (call.Input.OptionalText("UserName") is { } name && call.Account.Users.TryGet(name, out var user))
        {
            if (user.PermissionsBoundary is not null && !keys.ContainsKey("iam:PermissionsBoundary"))
                Set("iam:PermissionsBoundary", user.PermissionsBoundary);
            AddResourceTags(user.Tags);
        }

        if (call.Input.OptionalText("PolicyArn") is { } arn && call.Account.TryFindPolicy(arn, call.Now, out var policy))
            AddResourceTags(policy.Tags);
    }

    private void AddResourceTags(SortedDictionary<string, string> tags)
    {
        foreach (var tag in tags)
        {
            Set("aws:ResourceTag/" + tag.Key, tag.Value);
            Set("iam:ResourceTag/" + tag.Key, tag.Value);
        }
    }
}
