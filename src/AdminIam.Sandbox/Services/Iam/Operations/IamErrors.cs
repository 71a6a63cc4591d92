using AdminIam.Sandbox.Model;

namespace AdminIam.Sandbox.Services.Iam.Operations;

/// <summary>IAM's own errors: codes, HTTP statuses and texts.</summary>
internal static class IamErrors
{
    public static AwsException NoSuchEntity(string message) => new("NoSuchEntity", 404, message);

    public static AwsException NoSuchUser(string name) => NoSuchEntity($"The user with name {name} cannot be found.");

    public static AwsException NoSuchGroup(string name) => NoSuchEntity($"The group with name {name} cannot be found.");

    public static AwsException NoSuchRole(string name) => NoSuchEntity($"The role with name {name} cannot be found.");

    public static AwsException NoSuchPolicy(string arn) => NoSuchEntity($"Policy {arn} was not found.");

    public static AwsException AlreadyExists(string message) => new("EntityAlreadyExists", 409, message);

    public static AwsException LimitExceeded(string message) => new("LimitExceeded", 409, message);

    public static AwsException QuotaExceeded(string quota, int limit) =>
        LimitExceeded($"Cannot exceed quota for {quota}: {limit}");

    public static AwsException InvalidInput(string message) => new("InvalidInput", 400, message);

    public static AwsException PasswordPolicyViolation(string message) => new("PasswordPolicyViolation", 400, message);

    public static AwsException InvalidAuthenticationCode(string message) =>
        new("InvalidAuthenticationCode", 403, message);

    public static AwsException UnmodifiableRole(string name) => new(
        "UnmodifiableEntity",
        400,
        $"Cannot perform the operation on the protected role '{name}' - this role is only modifiable by AWS");
}
