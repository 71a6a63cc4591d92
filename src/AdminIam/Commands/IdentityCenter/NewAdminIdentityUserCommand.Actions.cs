using AdminIam.Permissions;

namespace AdminIam.Commands;

// The AWS actions that the command calls.
[RequiresActions("sso:ListInstances", "identitystore:CreateUser")]
[RequiresActions(
    "identitystore:DescribeUser", When = "for users without groups",
    Otherwise = "the command does not wait until the user is visible")]
[RequiresActions("identitystore:GetUserId", "identitystore:DescribeUser", When = "if a response is lost")]
[RequiresActions("identitystore:GetUserId", When = "if the name or the email address is in use")]
[RequiresActions("identitystore:DescribeUser", When = "if the email address is in use")]
[RequiresActions(
    "identitystore:ListUsers", "identitystore:ListGroups",
    Otherwise = "no warning about an external directory is written")]
[RequiresActions(
    "identitystore:GetGroupId", "identitystore:DescribeGroup", "identitystore:CreateGroupMembership",
    Parameters = [nameof(GroupName)])]
[RequiresActions(
    "identitystore:GetGroupMembershipId", Parameters = [nameof(GroupName)], When = "if a response is lost")]
[RequiresActions("identitystore:GetUserId", "identitystore:DescribeUser", Parameters = [nameof(Ensure)])]
[RequiresActions("identitystore:UpdateUser", Parameters = [nameof(Ensure)], When = "for attributes that differ")]
[RequiresActions(
    "identitystore:ListGroupMembershipsForMember", Parameters = [nameof(Ensure)], When = "for users in groups")]
[RequiresActions(
    "identitystore:ListGroupMemberships", Parameters = [nameof(Ensure)], When = "for more than three users in groups",
    Otherwise = "the groups of each user are read on their own")]
[RequiresActions(
    "identitystore:DeleteUser", "identitystore:UpdateUser", "identitystore:GetGroupMembershipId",
    "identitystore:DeleteGroupMembership", Parameters = [nameof(Rollback)])]
public sealed partial class NewAdminIdentityUserCommand;
