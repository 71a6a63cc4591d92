using System.Globalization;
using AdminIam.Sandbox.Authorization;
using AdminIam.Sandbox.Settings;

namespace AdminIam.Sandbox.Services;

/// <summary>The condition keys of a call, which describe the caller, the request and the resource.</summary>
internal static class CallKeys
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";
    private static readonly DateTime Epoch = new(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public static RequestKeys Of(Call call) => Of(call, HasMfa(call));

    /// <summary>The keys for a permission that the call requires for another resource.</summary>
    public static RequestKeys Of(Call call, RequiredPermission permission)
    {
        var keys = General(call, HasMfa(call));
        permission.AddKeys(keys);
        return keys;
    }

    /// <param name="call">The call.</param>
    /// <param name="withMfa">Whether the caller has presented an MFA code, before or with this request.</param>
    public static RequestKeys Of(Call call, bool withMfa)
    {
        var keys = General(call, withMfa);
        call.Facts.Service.Access.AddKeys(call, keys);
        return keys;
    }

    public static void AddTime(Call call, RequestKeys keys)
    {
        keys.Set("aws:CurrentTime", call.Timestamp.ToString(TimeFormat, CultureInfo.InvariantCulture));
        keys.Set("aws:EpochTime", Seconds(call.Timestamp - Epoch));
    }

    /// <summary>Adds the keys of the tags in the request, from members as most services name them.</summary>
    public static void AddRequestTags(Call call, RequestKeys keys)
    {
        var tags = call.Input.Structures("Tags")
            .Select(tag => new KeyValuePair<string, string>(tag.Text("Key"), tag.Text("Value"))).ToList();
        AddRequestTags(keys, tags, call.Input.Texts("TagKeys"));
    }

    /// <param name="keys">The condition keys of the call.</param>
    /// <param name="tags">The tags in the request.</param>
    /// <param name="furtherKeys">The keys of tags that the request names without a value.</param>
    public static void AddRequestTags(
        RequestKeys keys, IReadOnlyList<KeyValuePair<string, string>> tags, IReadOnlyList<string> furtherKeys)
    {
        foreach (var tag in tags)
            keys.Set("aws:RequestTag/" + tag.Key, tag.Value);
        if (tags.Count + furtherKeys.Count > 0)
            keys.Set("aws:TagKeys", [.. tags.Select(tag => tag.Key), .. furtherKeys]);
    }

    private static bool HasMfa(Call call) => call.Facts.Caller.Session?.MfaTime is not null;

    // The keys that do not depend on the operation and its resource.
    private static RequestKeys General(Call call, bool withMfa)
    {
        var keys = new RequestKeys();
        AddTime(call, keys);
        AddSurroundings(call, keys);
        AddCaller(call, keys, withMfa);
        return keys;
    }

    private static void AddSurroundings(Call call, RequestKeys keys)
    {
        keys.Set("aws:SourceIp", "127.0.0.1");
        keys.Set("aws:SecureTransport", "false");
        keys.Set("aws:ViaAWSService", "false");
        keys.Set("aws:PrincipalIsAWSService", "false");
        keys.Set("aws:RequestedRegion", SandboxPartition.RegionOf(call.Facts.Account.Partition));
        if (call.Facts.UserAgent is { } userAgent)
            keys.Set("aws:UserAgent", userAgent);
        if (call.Facts.Referer is { } referer)
            keys.Set("aws:Referer", referer);
        keys.Set("aws:PrincipalAccount", call.Facts.Account.Id);
        keys.Set("aws:ResourceAccount", call.Facts.Account.Id);
    }

    private static void AddCaller(Call call, RequestKeys keys, bool withMfa)
    {
        var caller = call.Facts.Caller;
        keys.Set("aws:userid", caller.UserId);
        caller.AddKeys(keys);
        if (caller.Session is not { } session)
        {
            // With long-term keys the key is missing, not false, unless the request itself has codes.
            if (withMfa)
                AddMfa(keys, call.Timestamp, call.Timestamp);
            return;
        }

        keys.Set("aws:TokenIssueTime", session.Issued.ToString(TimeFormat, CultureInfo.InvariantCulture));
        keys.Set("aws:MultiFactorAuthPresent", "false");
        if (session.MfaTime is { } time)
            AddMfa(keys, time, call.Timestamp);
        if (session.TaskPolicyArn is not null)
            keys.Set("aws:AssumedRoot", "true");
        if (session.SourceIdentity is not null)
            keys.Set("aws:SourceIdentity", session.SourceIdentity);
        if (session.FederatedProvider is not null)
            keys.Set("aws:FederatedProvider", session.FederatedProvider);
        foreach (var tag in session.Tags)
            keys.Set("aws:PrincipalTag/" + tag.Key, tag.Value);
    }

    private static void AddMfa(RequestKeys keys, DateTime time, DateTime now)
    {
        keys.Set("aws:MultiFactorAuthPresent", "true");
        keys.Set("aws:MultiFactorAuthAge", Seconds(now - time));
    }

    private static string Seconds(TimeSpan time) => ((long)time.TotalSeconds).ToString(CultureInfo.InvariantCulture);
}
