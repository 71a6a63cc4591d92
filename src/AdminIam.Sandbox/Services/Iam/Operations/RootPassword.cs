using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.Iam.State;

namespace AdminIam.Sandbox.Services.Iam.Operations;

/// <summary>The password of a root identity, in a session of AssumeRoot.</summary>
internal static class RootPassword
{
    /// <summary>Allows the root identity to set a new password, by the email address of the account.</summary>
    public static Output Allow(IamCall call)
    {
        var root = call.Account.Root;
        if (call.Input.Has("Password"))
        {
            throw new CommonException(
                CommonError.Validation, "The password must not be specified in a session of AssumeRoot.");
        }

        if (root.HasPassword)
            throw IamErrors.AlreadyExists($"Login Profile for user {RootUser.RequiredName} already exists.");
        root.HasPassword = true;
        root.PasswordCreated = call.Timestamp;
        return Describe(call);
    }

    public static Output Describe(IamCall call)
    {
        var root = Existing(call);
        return new Output
        {
            ["LoginProfile"] = new Output
            {
                ["UserName"] = RootUser.RequiredName,
                ["CreateDate"] = root.PasswordCreated ?? call.Account.Created,
                ["PasswordResetRequired"] = false,
            },
        };
    }

    public static Output Delete(IamCall call)
    {
        var root = Existing(call);
        root.HasPassword = false;
        root.PasswordCreated = null;
        return Output.Empty;
    }

    private static RootUser Existing(IamCall call) => call.Account.Root.HasPassword
        ? call.Account.Root
        : throw IamErrors.NoSuchEntity($"Login Profile for User {RootUser.RequiredName} cannot be found.");
}
