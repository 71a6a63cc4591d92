namespace AdminIam.Engine.Safeguards.Checks;

/// <summary>The areas of the checks.</summary>
internal static class SafeguardAreas
{
    public const string Root = "Root user";
    public const string Passwords = "Passwords";
    public const string Mfa = "MFA";
    public const string AccessKeys = "Access keys";
    public const string Permissions = "Permissions";
    public const string Administrators = "Administrators";
    public const string Account = "Account";
    public const string Organization = "Organization";
}
