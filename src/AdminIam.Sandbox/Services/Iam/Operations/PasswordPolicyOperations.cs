using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.Iam.State;

namespace AdminIam.Sandbox.Services.Iam.Operations;

internal static class PasswordPolicyOperations
{
    public static void Register(OperationTable<IamCall> table)
    {
        table.Add("GetAccountPasswordPolicy", GetAccountPasswordPolicy, ResourceOf.Any);
        table.Add("UpdateAccountPasswordPolicy", UpdateAccountPasswordPolicy, ResourceOf.Any);
        table.Add("DeleteAccountPasswordPolicy", DeleteAccountPasswordPolicy, ResourceOf.Any);
    }

    private static Output GetAccountPasswordPolicy(IamCall call)
    {
        var policy = call.Account.PasswordPolicy ?? throw NoPolicy(call);
        return new Output
        {
            ["PasswordPolicy"] = new Output
            {
                ["MinimumPasswordLength"] = policy.MinimumLength,
                ["RequireSymbols"] = policy.RequireSymbols,
                ["RequireNumbers"] = policy.RequireNumbers,
                ["RequireUppercaseCharacters"] = policy.RequireUppercase,
                ["RequireLowercaseCharacters"] = policy.RequireLowercase,
                ["AllowUsersToChangePassword"] = policy.AllowUsersToChange,
                ["ExpirePasswords"] = policy.Expires,
                ["MaxPasswordAge"] = policy.MaxAge,
                ["PasswordReusePrevention"] = policy.ReusePrevention,
                ["HardExpiry"] = policy.HardExpiry,
            },
        };
    }

    private static Output UpdateAccountPasswordPolicy(IamCall call)
    {
        // There is no partial update: omitted settings are reset to their defaults.
        call.Account.PasswordPolicy = new PasswordPolicy
        {
            MinimumLength = call.Input.Number("MinimumPasswordLength") ?? 6,
            RequireSymbols = call.Input.Flag("RequireSymbols") ?? false,
            RequireNumbers = call.Input.Flag("RequireNumbers") ?? false,
            RequireUppercase = call.Input.Flag("RequireUppercaseCharacters") ?? false,
            RequireLowercase = call.Input.Flag("RequireLowercaseCharacters") ?? false,
            AllowUsersToChange = call.Input.Flag("AllowUsersToChangePassword") ?? false,
            MaxAge = call.Input.Number("MaxPasswordAge"),
            ReusePrevention = call.Input.Number("PasswordReusePrevention"),
            HardExpiry = call.Input.Flag("HardExpiry"),
        };
        return Output.Empty;
    }

    private static Output DeleteAccountPasswordPolicy(IamCall call)
    {
        if (call.Account.PasswordPolicy is null)
            throw NoPolicy(call);
        call.Account.PasswordPolicy = null;
        return Output.Empty;
    }

    private static AwsException NoPolicy(IamCall call) =>
        IamErrors.NoSuchEntity($"The Password Policy with domain name {call.Account.AccountId} cannot be found.");
}
