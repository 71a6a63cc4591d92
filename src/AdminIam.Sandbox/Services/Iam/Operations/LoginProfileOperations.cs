using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.Iam.State;

namespace AdminIam.Sandbox.Services.Iam.Operations;

internal static class LoginProfileOperations
{
    public static void Register(OperationTable<IamCall> table)
    {
        table.Add("CreateLoginProfile", CreateLoginProfile, ResourceOf.User);
        table.Add("GetLoginProfile", GetLoginProfile, ResourceOf.User);
        table.Add("UpdateLoginProfile", UpdateLoginProfile, ResourceOf.User);
        table.Add("DeleteLoginProfile", DeleteLoginProfile, ResourceOf.User);
        table.Add("ChangePassword", ChangePassword, ResourceOf.User);
    }

    private static Output CreateLoginProfile(IamCall call)
    {
        if (call.IsAboutRootTask)
            return RootPassword.Allow(call);
        var user = call.UserOrCaller();
        if (user.LoginProfile is not null)
            throw IamErrors.AlreadyExists($"Login Profile for user {user.Name} already exists.");
        // Only a session of AssumeRoot can omit the password.
        if (call.Input.OptionalText("Password") is not { } password)
        {
            throw new CommonException(
                CommonError.Validation,
                "1 validation error detected: Value null at 'password' failed to satisfy constraint: "
                + "Member must not be null");
        }

        PasswordRules.Check(call.Account, password, null);
        user.LoginProfile = new LoginProfile
        {
            Created = call.Timestamp,
            PasswordResetRequired = call.Input.Flag("PasswordResetRequired") ?? false,
            VisibleFrom = call.VisibleFrom,
        };
        PasswordRules.Set(user.LoginProfile, password, call.Timestamp);
        return new Output { ["LoginProfile"] = DescribeProfile(user, user.LoginProfile) };
    }

    private static Output GetLoginProfile(IamCall call)
    {
        if (call.IsAboutRootTask)
            return RootPassword.Describe(call);
        var user = call.UserOrCaller();
        return new Output { ["LoginProfile"] = DescribeProfile(user, ProfileOf(call, user)) };
    }

    private static Output UpdateLoginProfile(IamCall call)
    {
        var profile = ProfileOf(call, call.User());
        if (call.Input.OptionalText("Password") is { } password)
        {
            PasswordRules.Check(call.Account, password, profile);
            PasswordRules.Set(profile, password, call.Timestamp);
        }

        profile.PasswordResetRequired = call.Input.Flag("PasswordResetRequired") ?? profile.PasswordResetRequired;
        return Output.Empty;
    }

    private static Output DeleteLoginProfile(IamCall call)
    {
        if (call.IsAboutRootTask)
            return RootPassword.Delete(call);
        var user = call.UserOrCaller();
        ProfileOf(call, user);
        user.LoginProfile = null;
        return Output.Empty;
    }

    private static Output ChangePassword(IamCall call)
    {
        var user = call.Caller.User
            ?? throw new AwsException("InvalidUserType", 400, "Only IAM Users can change their own password.");
        var profile = ProfileOf(call, user);
        if (!profile.Password.Matches(call.Text("OldPassword")))
            throw new CommonException(CommonError.AccessDenied, "The old password was incorrect.");

        PasswordRules.Check(call.Account, call.Text("NewPassword"), profile);
        PasswordRules.Set(profile, call.Text("NewPassword"), call.Timestamp);
        profile.PasswordResetRequired = false;
        return Output.Empty;
    }

    private static LoginProfile ProfileOf(IamCall call, User user) =>
        user.LoginProfile is { } profile && profile.VisibleFrom <= call.Now
            ? profile
            : throw IamErrors.NoSuchEntity($"Login Profile for User {user.Name} cannot be found.");

    private static Output DescribeProfile(User user, LoginProfile profile) => new()
    {
        ["UserName"] = user.Name,
        ["CreateDate"] = profile.Created,
        ["PasswordResetRequired"] = profile.PasswordResetRequired,
    };
}
