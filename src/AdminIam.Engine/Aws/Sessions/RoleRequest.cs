namespace AdminIam.Engine.Aws.Sessions;

/// <summary>A role to assume.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="SessionName">The name of the session, which is the last part of its ARN.</param>
internal sealed record RoleRequest(string Arn, string SessionName)
{
    /// <summary>The external id that its trust policy may ask for.</summary>
    public string? ExternalId { get; init; }

    /// <summary>How long a session lasts, in seconds.</summary>
    public int? DurationSeconds { get; init; }

    /// <summary>The MFA device and its code, where the role needs them.</summary>
    public (string Serial, string Code)? Mfa { get; init; }
}
