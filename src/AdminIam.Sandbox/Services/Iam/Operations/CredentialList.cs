using AdminIam.Sandbox.Model;

namespace AdminIam.Sandbox.Services.Iam.Operations;

/// <summary>
/// The common part of a user's other credentials: SSH keys, certificates and service-specific credentials.
/// </summary>
/// <param name="owner">Whose credentials the call is about.</param>
/// <param name="of">The credentials of an owner.</param>
/// <param name="id">The id of a credential.</param>
/// <param name="setStatus">Sets the status of a credential.</param>
/// <param name="idMember">The member of the input that has the id.</param>
/// <param name="kind">The name of a credential in errors.</param>
internal sealed class CredentialList<TOwner, T>(
    Func<IamCall, TOwner> owner,
    Func<TOwner, List<T>> of,
    Func<T, string> id,
    Action<T, string> setStatus,
    string idMember,
    string kind)
    where T : class
{
    public Output Update(IamCall call)
    {
        setStatus(Find(call, owner(call)), AccessKeyOperations.SettableStatus(call));
        return Output.Empty;
    }

    public Output Delete(IamCall call)
    {
        var holder = owner(call);
        of(holder).Remove(Find(call, holder));
        return Output.Empty;
    }

    public Output List(IamCall call, string member, Func<TOwner, T, Output> describe)
    {
        var holder = owner(call);
        var credentials = of(holder);
        return new Output().AddPage(
            call, member, credentials, item => Page.Key(credentials.IndexOf(item)), item => describe(holder, item));
    }

    public T Find(IamCall call, TOwner holder)
    {
        var credentialId = call.Text(idMember);
        return of(holder).Find(item => id(item) == credentialId)
            ?? throw IamErrors.NoSuchEntity($"The {kind} with id {credentialId} cannot be found.");
    }
}
