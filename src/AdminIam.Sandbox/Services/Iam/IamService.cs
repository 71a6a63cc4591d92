using AdminIam.Sandbox.Authorization;
using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Query;
using AdminIam.Sandbox.Services.Iam.Access;
using AdminIam.Sandbox.Services.Iam.Operations;
using AdminIam.Sandbox.Services.Iam.State;
using AdminIam.Sandbox.Signing;
using AdminIam.Sandbox.State;

namespace AdminIam.Sandbox.Services.Iam;

/// <summary>
/// Identity and Access Management. It also knows the owners of the access keys that sign calls to all services.
/// </summary>
internal sealed class IamService() : Service(() => ServiceModel.Load("iam-2010-05-08.json"), QueryProtocol.Instance)
{
    private const string TemporarilyUnmodifiable = "EntityTemporarilyUnmodifiable";

    public override OperationTable Operations { get; } = IamOperations.Create();

    public override AccessRules Access { get; } = new IamAccessRules();

    public override PageMembers Pages => PageMembers.Marker;

    public override IReadOnlyList<ControlRequest> ControlRequests { get; } = [new("sign-in", SignIn)];

    public override IServiceState CreateState(Account account, SavedState saved)
    {
        var state = Read(account, saved);
        // A person has signed in as root user to create the account.
        if (saved == SavedState.None)
            state.Root.PasswordLastUsed = state.Created;
        return state;
    }

    public override IServiceState CreateMemberState(Account account, SavedState saved) => Read(account, saved);

    public override Call CreateCall(CallFacts facts)
    {
        var call = new IamCall(facts);
        call.Account.CompleteDeletions(call.Now);
        return call;
    }

    public override Principal? FindPrincipal(Account account, string keyId, SessionToken? session, DateTime now)
    {
        if (session is null)
            return KeyOwners.OfKey(account, keyId, now);
        // The secret of a session is derived from its token.
        return KeyOwners.OfSession(account.Get<IamAccount>(), session) is { } caller ? new Principal(caller, "") : null;
    }

    public override void NoteKeyUse(Account account, string keyId, KeyUse use)
    {
        if (account.Get<IamAccount>().TryFindKey(keyId, out var owned))
            owned.Key.LastUse = use;
    }

    public override void NoteCall(Account account, Caller caller, string operation, KeyUse use)
    {
        if (caller is IamCaller identity)
        {
            account.Get<IamAccount>().AccessRecords.Uses.Note(
                identity.PrincipalId, use.Service, operation, use.Region, use.Time);
        }
    }

    public override AwsException? TemporaryRefusal(ServiceOperation operation) =>
        operation.Errors.Contains(TemporarilyUnmodifiable)
            ? new AwsException(
                TemporarilyUnmodifiable, 409, "The entity is temporarily unmodifiable. Please try again later.")
            : null;

    private static IamAccount Read(Account account, SavedState saved)
    {
        var data = saved.Read<IamData>();
        IamDataCheck.Check(saved, data);
        var state = new IamAccount(account, data);
        saved.ReadLastUses<LastUses>().ApplyTo(state);
        return state;
    }

    private static ControlAnswer SignIn(Account account, Func<string, string?> field, DateTime now)
    {
        var result = ConsoleSignIn.Try(
            account.Get<IamAccount>(), field("UserName") ?? "", field("Password") ?? "", field("MfaCode"), now);
        return new ControlAnswer(result.SignedIn ? 200 : 403, result, NotesUse: result.SignedIn);
    }
}
