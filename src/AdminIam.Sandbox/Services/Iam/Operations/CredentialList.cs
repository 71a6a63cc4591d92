using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.Iam.State;

namespace AdminIam.Sandbox.Services.Iam.Operations;

/// <summary>
/// The common part of a user's other credentials: SSH keys, certificates and service-specific credentials.
/// </summary>
internal sealed class CredentialList<T>(
    Func<User, List<T>> of, Func<T, string> id, Action<T, string> setStatus, string idMember, string kind)
    where T : class
{
    public Output Update(IamCall call)
    {
        setStatus(Find(call, call.UserOrCaller()), AccessKeyOperations.SettableStatus(call));
        return Output.Empty;
    }

    public Output Delete(IamCall call)
    {
        var user = call.UserOrCaller();
        of(user).Remove(Find(call, user));
        return Output.Empty;
    }

    public Output List(IamCall call, string member, Func<User, T, Output> describe)
    {
        var user = call.UserOrCaller();
        var credentials = of(user);
        return new Output().AddPage(
            call, member, credentials, item => Page.Key(credentials.IndexOf(item)), item => describe(user, item));
    }

    private T Find(IamCall call, User user)
    {
        var credentialId = call.Text(idMember);
        return of(user).Find(item => id(item) == credentialId)
            ?? throw IamErrors.NoSuchEntity($"The {kind} with id {credentialId} cannot be found.");
    }
}
