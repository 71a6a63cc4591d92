using AdminIam.Engine.Iam.Users;

namespace AdminIam.Commands;

/// <summary>Describes for -WhatIf and -Confirm how a user is created.</summary>
internal static class UserActionText
{
    /// <summary>Returns the action.</summary>
    public static string Describe(UserRequest request)
    {
        var parts = new List<string> { request.Ensure ? "Create or update user" : "Create user" };
        if (request.Groups.Count > 0)
            parts.Add($"in {string.Join(", ", request.Groups)}");
        if (request.ConsoleAccess)
            parts.Add("with console password");
        if (request.AccessKey)
            parts.Add("with access key");
        return string.Join(" ", parts);
    }
}
