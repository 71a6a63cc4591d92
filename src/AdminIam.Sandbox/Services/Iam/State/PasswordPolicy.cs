using System.Text.Json.Serialization;

namespace AdminIam.Sandbox.Services.Iam.State;

internal sealed class PasswordPolicy
{
    public int MinimumLength { get; set; } = 6;

    public bool RequireSymbols { get; set; }

    public bool RequireNumbers { get; set; }

    public bool RequireUppercase { get; set; }

    public bool RequireLowercase { get; set; }

    public bool AllowUsersToChange { get; set; }

    public int? MaxAge { get; set; }

    public int? ReusePrevention { get; set; }

    public bool? HardExpiry { get; set; }

    [JsonIgnore]
    public bool Expires => MaxAge is > 0;
}
