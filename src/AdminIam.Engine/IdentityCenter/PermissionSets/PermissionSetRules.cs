using System.Text.RegularExpressions;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Common.Names;
using AdminIam.Engine.Iam.Names;
using AdminIam.Engine.Iam.Policies.Documents;

namespace AdminIam.Engine.IdentityCenter.PermissionSets;

/// <summary>The rules of IAM Identity Center for permission sets, which are checked before a call.</summary>
internal static class PermissionSetRules
{
    /// <summary>The maximum number of AWS managed and customer managed policies together.</summary>
    public const int MostPolicies = 20;

    private const int LongestName = 32;
    private const int LongestDescription = 700;
    private const int LongestRelayState = 240;
    private static readonly TimeSpan ShortestSession = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongestSession = TimeSpan.FromHours(12);
    private static readonly Regex Name = new(@"^[A-Za-z0-9_+=,.@-]+\z");

    // PermissionSetDescription and RelayState of the API.
    private static readonly Regex Description = new(@"^[\t\n\r\x20-\x7E\xA1-\xFF]+\z");
    private static readonly Regex RelayState = new(@"^[a-zA-Z0-9&$@#\\/%?=~\-_'""|!:,.;*+\[\] (){}]+\z");

    /// <summary>Checks the name of a new permission set: 1 to 32 characters.</summary>
    public static void CheckName(string name)
    {
        if (name.Length is > 0 and <= LongestName && Name.IsMatch(name))
            return;
        var message = name.Length switch
        {
            0 => "The name of the permission set is empty.",
            > LongestName => $"The name '{VisibleText.Of(name)}' of the permission set has {name.Length} characters.",
            _ => $"The name '{VisibleText.Of(name)}' of the permission set contains characters that IAM Identity "
                + "Center does not allow.",
        };
        throw new AdminException(
            "InvalidPermissionSetName", ErrorKind.InvalidArgument, name, message,
            $"A name has 1 to {LongestName} letters, digits and the characters + = , . @ _ -");
    }

    /// <summary>Checks everything of a request that requires no call, except the name.</summary>
    public static void Check(PermissionSetRequest request)
    {
        CheckSession(request);
        if (request.Description is { } description
            && (description.Length is 0 or > LongestDescription || !Description.IsMatch(description)))
        {
            throw new AdminException(
                "InvalidDescription", ErrorKind.InvalidArgument, request.Name,
                description.Length > LongestDescription
                    ? $"The description of '{request.Name}' has {description.Length} characters."
                    : $"The description of '{request.Name}' is empty or contains characters that are not in Latin-1.",
                $"A description has 1 to {LongestDescription} characters of Latin-1. It can be changed, but not "
                + "deleted.");
        }

        if (request.RelayState is { Length: > 0 } state
            && (state.Length > LongestRelayState || !RelayState.IsMatch(state)))
        {
            throw new AdminException(
                "InvalidRelayState", ErrorKind.InvalidArgument, request.Name,
                $"The relay state of '{request.Name}' has {state.Length} characters, or characters that are not "
                + "allowed.",
                $"A relay state is the URL of a console with up to {LongestRelayState} ASCII characters.");
        }

        IamTags.Check([.. request.Tags], request.Name);
        request.InlinePolicy?.Check(
            $"The inline policy of '{request.Name}'", request.Name, DocumentLimits.OfPermissionSet);
    }

    /// <summary>Refuses more managed policies than a permission set can have.</summary>
    /// <param name="name">The name of the permission set.</param>
    /// <param name="count">The number of policies after the change.</param>
    public static void CheckPolicyCount(string name, int count)
    {
        if (count > MostPolicies)
        {
            throw new AdminException(
                "QuotaExceeded", ErrorKind.LimitExceeded, name,
                $"The permission set '{name}' would have {count} managed policies.",
                $"A permission set can have {MostPolicies}, AWS managed and customer managed ones together. Combine "
                + "policies, or use an inline policy.");
        }
    }

    private static void CheckSession(PermissionSetRequest request)
    {
        if (request.SessionDuration is not { } duration
            || (duration >= ShortestSession && duration <= LongestSession
                && duration.Ticks % TimeSpan.TicksPerSecond == 0))
        {
            return;
        }

        throw new AdminException(
            "InvalidSessionDuration", ErrorKind.InvalidArgument, request.Name,
            $"The session duration of '{request.Name}' is {duration}.",
            "A session lasts from 1 to 12 hours. Write eight hours as 08:00:00 or as PT8H.");
    }
}
