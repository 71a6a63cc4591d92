namespace AdminIam.Engine.Aws.Sessions;

/// <summary>A role to assume.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="SessionName">The name of the session, which is the last part of its ARN.</param>
internal sealed record RoleRequest(string Arn, string SessionName)
{
    /// <summary>The external ID that its trust policy may require.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The duration of a session, in seconds.</summary>
    public int? DurationSeconds { get; init; }

    /// <summary>The MFA device and its code, if the role requires them.</summary>
    public (string Serial, string Code)? Mfa { get; init; }
}
