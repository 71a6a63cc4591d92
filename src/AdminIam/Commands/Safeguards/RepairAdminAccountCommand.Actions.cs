using AdminIam.Permissions;

namespace AdminIam.Commands;

// The AWS actions that the command calls.
[RequiresActions(
    "iam:GetAccountSummary", "iam:GetAccountPasswordPolicy", "iam:GetCredentialReport",
    "iam:GetAccountAuthorizationDetails", "iam:ListAccountAliases", "iam:ListServerCertificates",
    "iam:ListVirtualMFADevices", "iam:ListOrganizationsFeatures", "iam:ListSAMLProviders",
    Otherwise = "the checks that need it are Unknown")]
[RequiresActions(
    "organizations:ListAWSServiceAccessForOrganization", "organizations:ListDelegatedAdministrators",
    When = "in the account that manages root access", Otherwise = "the checks that need it are Unknown")]
[RequiresActions("iam:GenerateCredentialReport", Otherwise = "an existing credential report is used")]
[RequiresActions("iam:UpdateAccountPasswordPolicy", When = "to change the password policy")]
[RequiresActions("iam:CreateAccountAlias", When = "to set the account alias")]
[RequiresActions(
    "iam:ListAccessKeys", "iam:GetAccessKeyLastUsed", "iam:UpdateAccessKey", When = "to disable access keys")]
[RequiresActions(
    "iam:GetUser", "iam:ListAttachedUserPolicies", "iam:ListUserPolicies", "iam:GetUserPolicy",
    "iam:ListGroupsForUser", "iam:GetPolicy", "iam:CreateGroup", "iam:AttachGroupPolicy", "iam:PutGroupPolicy",
    "iam:AddUserToGroup", "iam:DetachUserPolicy", "iam:DeleteUserPolicy", When = "to move policies to a group")]
[RequiresActions(
    "iam:GetGroup", "iam:ListAttachedGroupPolicies", "iam:AttachGroupPolicy", "iam:GetPolicy",
    When = "to attach AWSSupportAccess")]
[RequiresActions("iam:DeleteLoginProfile", Parameters = [nameof(Force)], When = "to delete passwords")]
[RequiresActions("iam:GetLoginProfile", "iam:ListAccessKeys", When = "if administrators are affected")]
[RequiresActions(
    "iam:GetGroup", "iam:ListAttachedGroupPolicies", "iam:DetachGroupPolicy", Parameters = [nameof(Force)],
    When = "to detach policies of groups")]
[RequiresActions(
    "iam:GetGroup", "iam:ListAttachedGroupPolicies", "iam:ListGroupPolicies", "iam:DetachGroupPolicy",
    "iam:DeleteGroupPolicy", "iam:DeleteGroup", Parameters = [nameof(Force)], When = "to delete groups")]
[RequiresActions(
    "iam:ListEntitiesForPolicy", "iam:GetPolicy", "iam:ListPolicyVersions", "iam:DetachGroupPolicy",
    "iam:DetachUserPolicy", "iam:DetachRolePolicy", "iam:DeletePolicyVersion", "iam:DeletePolicy",
    Parameters = [nameof(Force)], When = "to delete policies")]
[RequiresActions(
    "iam:PutUserPolicy", "iam:GetUserPolicy", "iam:GetUser", "iam:ListAccessKeys", "iam:ListSSHPublicKeys",
    "iam:ListServiceSpecificCredentials", "iam:ListSigningCertificates", "iam:UpdateAccessKey",
    "iam:UpdateSSHPublicKey", "iam:UpdateServiceSpecificCredential", "iam:UpdateSigningCertificate",
    Parameters = [nameof(Force)], When = "to lock users")]
[RequiresActions(
    "iam:DeleteUser", "iam:GetUser", "iam:GetLoginProfile", "iam:ListUserPolicies", "iam:GetUserPolicy",
    "iam:ListAttachedUserPolicies", "iam:ListGroupsForUser", "iam:ListAccessKeys",
    "iam:GetAccessKeyLastUsed", "iam:ListSSHPublicKeys", "iam:ListServiceSpecificCredentials",
    "iam:ListSigningCertificates", "iam:DeleteLoginProfile", "iam:DeleteAccessKey", "iam:DeleteSSHPublicKey",
    "iam:DeleteServiceSpecificCredential", "iam:DeleteSigningCertificate", "iam:DeactivateMFADevice",
    "iam:DeleteVirtualMFADevice", "iam:DeleteUserPolicy", "iam:DetachUserPolicy", "iam:RemoveUserFromGroup",
    "iam:DeleteUserPermissionsBoundary", Parameters = [nameof(Force)], When = "to delete locked users")]
[RequiresActions(
    "iam:ListMFADevices", When = "to delete locked users, and to read users if there already was a credential report")]
[RequiresActions("iam:DeleteServerCertificate", Parameters = [nameof(Force)], When = "to delete certificates")]
[RequiresActions(
    "sso:ListInstances", "sso:ListPermissionSetsProvisionedToAccount", "sso:DescribePermissionSet",
    "sso:ListAccountAssignments", "identitystore:ListGroupMemberships", "identitystore:DescribeUser",
    When = "if the account has administrator roles of IAM Identity Center",
    Otherwise = "administrators by assignment are not counted")]
public sealed partial class RepairAdminAccountCommand;
