using AdminIam.Permissions;

namespace AdminIam.Commands;

// The AWS actions that the command calls.
[RequiresActions(
    "sso:ListInstances", "sso:ListPermissionSets", "sso:DescribePermissionSet", "sso:ListAccountAssignments",
    "sso:CreateAccountAssignment")]
[RequiresActions("sso:ListAccountAssignmentsForPrincipal", When = "for more than four assignments of a user or group")]
[RequiresActions("sso:DescribeAccountAssignmentCreationStatus", When = "without -NoWait")]
[RequiresActions(
    "sso:ListAccountAssignmentCreationStatus", When = "if a response is lost, or if many requests are in progress")]
[RequiresActions("identitystore:GetGroupId", "identitystore:DescribeGroup", Parameters = [nameof(GroupName)])]
[RequiresActions("identitystore:GetUserId", "identitystore:DescribeUser", Parameters = [nameof(UserName)])]
[RequiresActions(
    "organizations:DescribeAccount", When = "for account IDs", Otherwise = "the output contains no account name")]
[RequiresActions("organizations:ListAccounts", When = "for names of accounts, and to suggest names")]
[RequiresActions(
    "organizations:ListRoots", "organizations:ListOrganizationalUnitsForParent", "organizations:ListAccountsForParent",
    When = "for paths of organizational units")]
[RequiresActions(
    "identitystore:ListGroups", "identitystore:ListUsers", When = "to suggest names",
    Otherwise = "no similar names are suggested")]
public sealed partial class NewAdminAccountAssignmentCommand;
