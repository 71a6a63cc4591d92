using AdminIam.Engine.Aws.Sessions;
using AdminIam.Engine.Iam.Completion;
using AdminIam.Sessions;

namespace AdminIam.Completers;

/// <summary>Finds the account that a command would use.</summary>
internal static class AccountOfLine
{
    private static readonly string[] Parameters = ["Session", "ProfileName", "Region", "EndpointUrl"];

    /// <summary>Returns the lists of the account; <see langword="null"/> if the account is not known before the command
    /// runs. Names of a different account must not be offered.</summary>
    public static AccountLists? Find(CompletionRequest request)
    {
        if (Parameters.Any(request.IsUnknown))
            return null;
        if (request.Value("Session") is { } session)
            return session is AdminSession given ? AccountListCache.Of(given.Engine) : null;
        var (profile, region) = (request.Value("ProfileName") as string, request.Value("Region") as string);
        var url = request.Value("EndpointUrl")?.ToString();
        if (profile is null && region is null && url is null && SessionStore.Session is { } current)
            return AccountListCache.Of(current.Engine);
        var endpoint = url is null ? null : new Uri(url, UriKind.RelativeOrAbsolute);
        return AccountListCache.Of(
            new SessionOptions { ProfileName = profile, Region = region, EndpointUrl = endpoint });
    }
}
