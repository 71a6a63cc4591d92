namespace AdminIam.Sandbox.Services.Iam.State;

/// <summary>How often a managed policy is used in an account.</summary>
/// <param name="Attachments">The number of users, groups and roles that it is attached to.</param>
/// <param name="Boundaries">The number of users and roles whose permissions boundary it is.</param>
internal sealed record PolicyUse(int Attachments, int Boundaries)
{
    public static readonly PolicyUse None = new(0, 0);

    public bool IsAny => Attachments + Boundaries > 0;
}
