using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Iam.Groups;
using AdminIam.Engine.Iam.Policies;
using AdminIam.Engine.Iam.Users;

namespace AdminIam.Engine.Iam.Names;

/// <summary>The names there are in an account, page by page.</summary>
public static class NamePages
{
    /// <summary>The names of all users.</summary>
    /// <param name="session">The account.</param>
    /// <param name="stop">Ends the reading.</param>
    public static Pages<string> Users(IamSession session, StopSignal stop) =>
        new UserReader(session, stop).List().Select(user => user.UserName);

    /// <summary>The names of all groups.</summary>
    /// <param name="session">The account.</param>
    /// <param name="stop">Ends the reading.</param>
    public static Pages<string> Groups(IamSession session, StopSignal stop) =>
        new GroupReader(session, stop).List().Select(group => group.GroupName);

    /// <summary>The names of all managed policies, AWS's own among them.</summary>
    /// <param name="session">The account.</param>
    /// <param name="stop">Ends the reading.</param>
    public static Pages<string> Policies(IamSession session, StopSignal stop) =>
        new PolicyReader(session, stop).List(PolicyScope.All).Select(policy => policy.PolicyName);
}
