using AdminIam.Permissions;

namespace AdminIam;

/// <summary>An AWS action that a cmdlet of this module calls.</summary>
public sealed class AdminCommandPermission
{
    internal AdminCommandPermission(CommandPermission permission)
    {
        CommandName = permission.CommandName;
        Action = permission.Action;
        Parameter = permission.Parameter;
        Condition = permission.When;
        Otherwise = permission.Otherwise;
        DocumentationUri = ActionPage.Of(permission.Action);
    }

    /// <summary>The name of the cmdlet.</summary>
    public string CommandName { get; }

    /// <summary>The action, such as iam:CreateUser.</summary>
    public string Action { get; }

    /// <summary>The parameter that causes the call; empty if none does.</summary>
    public string? Parameter { get; }

    /// <summary>The condition under which the action is called; empty if there is none.</summary>
    public string? Condition { get; }

    /// <summary>Whether the cmdlet also works if the action is not allowed.</summary>
    public bool IsOptional => Otherwise is not null;

    /// <summary>The result if an optional action is not allowed.</summary>
    public string? Otherwise { get; }

    /// <summary>The page about the action in the API reference of AWS.</summary>
    public Uri DocumentationUri { get; }

    /// <summary>Returns the action.</summary>
    public override string ToString() => Action;
}
