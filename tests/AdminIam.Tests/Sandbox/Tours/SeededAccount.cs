using System.Text.Json;

namespace AdminIam.Tests.Sandbox.Tours;

/// <summary>The state of an account that has what no operation creates.</summary>
internal static class SeededAccount
{
    /// <summary>The state of an account whose organization another account manages.</summary>
    public static string OfMemberAccount() => JsonSerializer.Serialize(new
    {
        accountId = RunningSandbox.AccountId,
        organizationId = "o-exampleorgid",
        organization = new { managementAccountId = "999999999999", rootId = "r-root" },
    });

    public static string ToJson() => JsonSerializer.Serialize(new
    {
        accountId = RunningSandbox.AccountId,
        created = DateTime.UtcNow,
        organizationId = "o-exampleorgid",
        roles = new[]
        {
            new
            {
                name = "visitor",
                id = "AROAVISITORVISITOR222",
                created = DateTime.UtcNow,
                assumeRolePolicyDocument = RunningSandbox.Policy(
                    "'Effect':'Allow','Principal':{'AWS':'123456789012'},'Action':'sts:AssumeRole'"),
                attachedPolicies = Array.Empty<string>(),
            },
            new
            {
                name = "holder",
                id = "AROAHOLDERHOLDER22222",
                created = DateTime.UtcNow,
                assumeRolePolicyDocument = RunningSandbox.Policy(
                    "'Effect':'Allow','Principal':{'Service':'ec2.amazonaws.com'},'Action':'sts:AssumeRole'"),
                attachedPolicies = new[] { RunningSandbox.AdministratorAccess },
            },
            new
            {
                name = "runbook",
                id = "AROARUNBOOKRUNBOOK222",
                created = DateTime.UtcNow,
                assumeRolePolicyDocument = RunningSandbox.Policy(
                    "'Effect':'Allow',"
                    + "'Principal':{'Federated':'arn:aws:iam::123456789012:oidc-provider/login.example.com/tenant'},"
                    + "'Action':'sts:AssumeRoleWithWebIdentity'"),
                attachedPolicies = Array.Empty<string>(),
            },
        },
        users = new[]
        {
            new
            {
                name = "seeded",
                id = "AIDASEEDEDSEEDED22222",
                created = DateTime.UtcNow,
                sshPublicKeys = new[]
                {
                    new { id = "APKASEEDEDSEEDEDSEED", body = "ssh-rsa AAAA", uploaded = DateTime.UtcNow },
                },
                signingCertificates = new[]
                {
                    new
                    {
                        id = "CERTIFICATECERTIFICATE22",
                        body = "-----BEGIN CERTIFICATE-----",
                        uploaded = DateTime.UtcNow,
                    },
                },
                serviceCredentials = new[]
                {
                    new
                    {
                        id = "ACCASEEDEDSEEDEDSEED",
                        serviceName = "codecommit.amazonaws.com",
                        serviceUserName = "seeded-at-123456789012",
                        created = DateTime.UtcNow,
                    },
                },
            },
        },
    });
}
