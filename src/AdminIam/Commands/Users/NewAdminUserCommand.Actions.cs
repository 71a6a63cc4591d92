using AdminIam.Permissions;

namespace AdminIam.Commands;

// The AWS actions that the command calls.
[RequiresActions("iam:CreateUser")]
[RequiresActions(
    "iam:GetUser", When = "for users without groups and credentials",
    Otherwise = "the command does not wait until the user is visible")]
[RequiresActions("iam:GetUser", When = "if a response is lost")]
[RequiresActions("iam:TagUser", Parameters = [nameof(Tag), nameof(Email)])]
[RequiresActions("iam:AddUserToGroup", "iam:ListGroups", Parameters = [nameof(GroupName)])]
[RequiresActions(
    "iam:CreateLoginProfile", "iam:GetAccountPasswordPolicy",
    Parameters = [nameof(Password), nameof(GeneratePassword)])]
[RequiresActions(
    "iam:ListAccountAliases", Parameters = [nameof(Password), nameof(GeneratePassword)],
    Otherwise = "the sign-in URL contains the account ID instead of the alias")]
[RequiresActions(
    "iam:GetAccountAuthorizationDetails", Parameters = [nameof(Password), nameof(GeneratePassword)],
    When = "for users in groups")]
[RequiresActions(
    "iam:AttachUserPolicy", Parameters = [nameof(Password), nameof(GeneratePassword)],
    When = "without -NoPasswordReset", ManagedPolicy = "IAMUserChangePassword")]
[RequiresActions(
    "iam:UpdateLoginProfile", "iam:DeleteLoginProfile", Parameters = [nameof(Password), nameof(GeneratePassword)],
    When = "if a response is lost or the command is interrupted")]
[RequiresActions("iam:CreateAccessKey", Parameters = [nameof(ProgrammaticAccess)])]
[RequiresActions(
    "iam:ListAccessKeys", "iam:DeleteAccessKey", Parameters = [nameof(ProgrammaticAccess)],
    When = "if a response is lost or the command is interrupted")]
[RequiresActions("iam:GetPolicy", Parameters = [nameof(PermissionsBoundary)])]
[RequiresActions(
    "iam:ListPolicies", Parameters = [nameof(PermissionsBoundary)],
    When = "for names of customer managed policies and of policies for job functions")]
[RequiresActions(
    "iam:GetUser", "iam:GetLoginProfile", "iam:ListAccessKeys", "iam:ListGroupsForUser", Parameters = [nameof(Ensure)])]
[RequiresActions("iam:UpdateUser", Parameters = [nameof(Path)], When = "with -Ensure")]
[RequiresActions("iam:PutUserPermissionsBoundary", Parameters = [nameof(PermissionsBoundary)], When = "with -Ensure")]
[RequiresActions(
    "iam:UpdateLoginProfile", "iam:DeleteAccessKey", Parameters = [nameof(CredentialPath)],
    When = "to complete an interrupted run")]
[RequiresActions("iam:DetachUserPolicy", Parameters = [nameof(Rollback)], ManagedPolicy = "IAMUserChangePassword")]
[RequiresActions(
    "iam:DeleteUser", "iam:RemoveUserFromGroup", "iam:DeleteLoginProfile", "iam:DeleteAccessKey", "iam:UpdateUser",
    "iam:TagUser", "iam:UntagUser", "iam:PutUserPermissionsBoundary", "iam:DeleteUserPermissionsBoundary",
    Parameters = [nameof(Rollback)])]
public sealed partial class NewAdminUserCommand;
