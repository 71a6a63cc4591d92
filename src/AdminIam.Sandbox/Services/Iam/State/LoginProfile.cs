using System.Text.Json.Serialization;

namespace AdminIam.Sandbox.Services.Iam.State;

internal sealed class LoginProfile
{
    public DateTime Created { get; set; }

    public bool PasswordResetRequired { get; set; }

    public DateTime PasswordChanged { get; set; }

    public PasswordHash Password { get; set; } = new();

    /// <summary>The passwords before this one, the latest first, as far back as a policy can look.</summary>
    public List<PasswordHash> History { get; set; } = [];

    [JsonIgnore]
    public DateTime VisibleFrom { get; set; }
}
