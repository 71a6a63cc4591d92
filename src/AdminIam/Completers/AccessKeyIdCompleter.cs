using System.Management.Automation;
using AdminIam.Engine.Iam.Completion;

namespace AdminIam.Completers;

/// <summary>Completes the IDs of access keys: those of the users on the command line, or those of the caller and, in a
/// small account, of all users. Only inactive keys can be enabled, and only active keys disabled.</summary>
internal sealed class AccessKeyIdCompleter : AccountCompleter
{
    // Each user requires a call.
    private const int FewUsers = 20;

    /// <inheritdoc/>
    private protected override IEnumerable<Candidate> Find(AccountLists lists, CompletionRequest request)
    {
        bool? active = request.IsVerb(VerbsLifecycle.Enable)
            ? false
            : request.IsVerb(VerbsLifecycle.Disable) ? true : null;
        return request.Read(Users(lists, request).Select(lists.AccessKeysOf))
            .Where(key => active is null || key.IsActive == active)
            .Select(key => new Candidate(
                key.AccessKeyId,
                $"{key.UserName}, {(key.IsActive ? "active" : "inactive")}, created {key.CreateDate:d}"));
    }

    private static IEnumerable<string?> Users(AccountLists lists, CompletionRequest request)
    {
        if (request.Names("UserName") is { Count: > 0 } named)
            return named;
        var all = request.Read(lists.Users());
        return new string?[] { null }.Concat(all.Count <= FewUsers ? all.Select(user => user.UserName) : []);
    }
}
