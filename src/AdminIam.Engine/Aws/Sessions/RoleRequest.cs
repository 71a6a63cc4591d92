using AdminIam.Engine.Common.Errors;

namespace AdminIam.Engine.Aws.Sessions;

/// <summary>A role to assume.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="SessionName">The name of the session, which is the last part of its ARN.</param>
internal sealed record RoleRequest(string Arn, string SessionName)
{
    /// <summary>The name of a session that the user has not named.</summary>
    public const string DefaultSessionName = "AdminIam";

    /// <summary>The external ID that its trust policy may require.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The duration of a session, in seconds.</summary>
    public int? DurationSeconds { get; init; }

    /// <summary>The MFA device and its code, if the role requires them.</summary>
    public (string Serial, string Code)? Mfa { get; init; }

    /// <summary>The role that the options name, or <see langword="null"/>.</summary>
    /// <param name="options">The options of the session.</param>
    /// <exception cref="AdminException">The text is not the ARN of a role.</exception>
    public static RoleRequest? Of(SessionOptions options)
    {
        if (options.RoleArn is not { } arn)
            return null;
        if (!arn.StartsWith("arn:", StringComparison.Ordinal) || !arn.Contains(":role/"))
        {
            throw new AdminException(
                "InvalidInput", ErrorKind.InvalidArgument, arn, $"'{arn}' is not the ARN of a role.",
                "Specify an ARN such as arn:aws:iam::123456789012:role/Setup.");
        }

        return new RoleRequest(arn, options.RoleSessionName ?? DefaultSessionName)
        {
            ExternalId = options.ExternalId,
            DurationSeconds = options.DurationSeconds,
        };
    }
}
