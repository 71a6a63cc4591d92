using System.Text.Json.Serialization;

namespace AdminIam.Sandbox.Services.Iam.State;

internal sealed class LoginProfile
{
    public DateTime Created { get; set; }

    public bool PasswordResetRequired { get; set; }

    public DateTime PasswordChanged { get; set; }

    public PasswordHash Password { get; set; } = new();

    /// <summary>The previous passwords, the latest first, as many as a policy can take into account.</summary>
    public List<PasswordHash> History { get; set; } = [];

    [JsonIgnore]
    public DateTime VisibleFrom { get; set; }
}
