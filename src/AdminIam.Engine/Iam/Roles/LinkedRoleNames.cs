using System.Text.RegularExpressions;

namespace AdminIam.Engine.Iam.Roles;

/// <summary>Recognizes the names of service-linked roles, which the services define. Some services append <c>_</c> and
/// a custom suffix.</summary>
internal static class LinkedRoleNames
{
    private static readonly Regex Taken = new(@"\bService role name (\S+) has been taken\b");

    /// <summary>Returns the name in the message of CreateServiceLinkedRole for a role that exists, or
    /// <see langword="null"/> for other messages.</summary>
    /// <param name="message">The message of AWS.</param>
    public static string? FindTaken(string message) =>
        Taken.Match(message) is { Success: true } match ? match.Groups[1].Value : null;

    /// <summary>Returns whether a role of a service is the one with a suffix, or the one without.</summary>
    /// <param name="roleName">The name of a role of the service.</param>
    /// <param name="serviceName">The service, such as <c>cloudhsm.amazonaws.com</c>.</param>
    /// <param name="suffix">The suffix, or <see langword="null"/> for the role without one.</param>
    public static bool HasSuffix(string roleName, string serviceName, string? suffix)
    {
        if (suffix is null)
            return IsWithoutSuffix(roleName, serviceName);
        var end = "_" + suffix;
        return roleName.EndsWith(end, StringComparison.OrdinalIgnoreCase)
            && IsWithoutSuffix(roleName.Substring(0, roleName.Length - end.Length), serviceName);
    }

    // A service of a service has its own part, such as AWSServiceRoleForApplicationAutoScaling_DynamoDBTable of
    // dynamodb.application-autoscaling.amazonaws.com.
    private static bool IsWithoutSuffix(string roleName, string serviceName)
    {
        var parts = roleName.Split('_');
        var labels = serviceName.Split('.');
        return parts.Length == 1
            || (parts.Length == 2
                && labels[1] != "amazonaws"
                && parts[1].StartsWith(labels[0].Replace("-", string.Empty), StringComparison.OrdinalIgnoreCase));
    }
}
