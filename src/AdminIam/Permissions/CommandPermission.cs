namespace AdminIam.Permissions;

/// <summary>An AWS action that a cmdlet calls.</summary>
/// <param name="CommandName">The name of the cmdlet.</param>
/// <param name="Action">The action, such as <c>iam:CreateUser</c>.</param>
/// <param name="Parameter">The parameter that causes the call; <see langword="null"/> if none does.</param>
/// <param name="When">The condition under which the action is called; <see langword="null"/> if there is none.</param>
/// <param name="Otherwise">The result if the action is not allowed; <see langword="null"/> if the cmdlet then
/// fails.</param>
/// <param name="ManagedPolicy">The only AWS managed policy that the action attaches or detaches; <see langword="null"/>
/// if it is not limited to one.</param>
internal sealed record CommandPermission(
    string CommandName, string Action, string? Parameter, string? When, string? Otherwise, string? ManagedPolicy);
