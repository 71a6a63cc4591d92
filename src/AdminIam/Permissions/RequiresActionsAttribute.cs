namespace AdminIam.Permissions;

/// <summary>States which AWS actions a cmdlet calls. The help, Get-AdminCommandPermission and its policies are
/// generated from these attributes; a test compares them with the actions that the sandbox receives.</summary>
/// <param name="actions">The actions, such as <c>iam:CreateUser</c>. Without any, the cmdlet requires no
/// permission.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
internal sealed class RequiresActionsAttribute(params string[] actions) : Attribute
{
    /// <summary>The actions.</summary>
    public IReadOnlyList<string> Actions { get; } = actions;

    /// <summary>The parameters any of which causes the calls. Without any, the calls do not depend on a
    /// parameter.</summary>
    public string[] Parameters { get; set; } = [];

    /// <summary>The condition under which the actions are called, such as <c>for names with wildcards</c>; empty if
    /// they are always called.</summary>
    public string When { get; set; } = string.Empty;

    /// <summary>The result if the actions are not allowed; empty if the cmdlet then fails.</summary>
    public string Otherwise { get; set; } = string.Empty;

    /// <summary>The name of the only AWS managed policy that the actions attach or detach; empty if they are not
    /// limited to one policy.</summary>
    public string ManagedPolicy { get; set; } = string.Empty;
}
