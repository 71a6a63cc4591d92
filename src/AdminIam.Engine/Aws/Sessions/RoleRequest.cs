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
    /// <param name="options">What the user asked for.</param>
    public static RoleRequest? Of(SessionOptions options) => options.RoleArn is null
        ? null
        : new RoleRequest(options.RoleArn, options.RoleSessionName ?? DefaultSessionName)
        {
            ExternalId = options.ExternalId,
            DurationSeconds = options.DurationSeconds,
        };
}
