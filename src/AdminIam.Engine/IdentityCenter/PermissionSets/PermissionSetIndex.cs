using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Common.Names;
using Amazon.SSOAdmin.Model;

namespace AdminIam.Engine.IdentityCenter.PermissionSets;

/// <summary>The names and ARNs of the permission sets of an instance.</summary>
/// <remarks>AWS lists ARNs only. The name of a set never changes, so each is read once a session; the list of ARNs is
/// read once a run.</remarks>
public sealed class PermissionSetIndex(IdentityCenterRun run)
{
    private const int PageSize = 100;
    private const int AtOnce = 10;
    private readonly PermissionSetReader _reader = new(run);
    private readonly object _lock = new();
    private Task<IReadOnlyList<PermissionSetName>>? _sets;

    /// <summary>Returns all permission sets, in the order of AWS.</summary>
    public Task<IReadOnlyList<PermissionSetName>> ListAsync()
    {
        lock (_lock)
            return _sets ??= ReadAsync();
    }

    /// <summary>Returns a permission set.</summary>
    /// <param name="nameOrArn">The name or the ARN. A name is found ignoring case if none has exactly that
    /// spelling.</param>
    /// <exception cref="AdminException"><c>PermissionSetNotFound</c>.</exception>
    public async Task<PermissionSetName> GetAsync(string nameOrArn) =>
        await FindAsync(nameOrArn).ConfigureAwait(false) ?? throw await NotFoundAsync(nameOrArn).ConfigureAwait(false);

    /// <summary>Returns a permission set, or <see langword="null"/> if there is none.</summary>
    /// <param name="nameOrArn">The name or the ARN. A name is found ignoring case if none has exactly that
    /// spelling.</param>
    public async Task<PermissionSetName?> FindAsync(string nameOrArn)
    {
        var sets = await ListAsync().ConfigureAwait(false);
        return sets.FirstOrDefault(set => set.Arn == nameOrArn || set.Name == nameOrArn)
            ?? sets.FirstOrDefault(set => string.Equals(set.Name, nameOrArn, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Returns the name of a permission set, or its ARN if it does not exist.</summary>
    internal async Task<string> NameOfAsync(string arn) =>
        (await ListAsync().ConfigureAwait(false)).FirstOrDefault(set => set.Arn == arn)?.Name ?? arn;

    /// <summary>Returns the name of one permission set without reading the list; <see langword="null"/> if the set does
    /// not exist.</summary>
    internal async Task<string?> ReadNameAsync(string arn)
    {
        if (!run.Session.PermissionSetNames.ContainsKey(arn))
            await _reader.FindAsync(arn).ConfigureAwait(false);
        return run.Session.PermissionSetNames.TryGetValue(arn, out var name) ? name : null;
    }

    /// <summary>Reads the list again when it is next needed, because a set was created or deleted.</summary>
    internal void Invalidate()
    {
        lock (_lock)
            _sets = null;
    }

    /// <summary>Returns the ARNs of all permission sets, in the order of AWS.</summary>
    internal Pages<string> Arns() => TokenPages.Read(
        run.AdminCalls,
        new ListPermissionSetsRequest { InstanceArn = run.Session.Instance.InstanceArn, MaxResults = PageSize },
        run.Admin.ListPermissionSetsAsync, answer => answer.PermissionSets);

    /// <summary>Returns the exception for a permission set that does not exist.</summary>
    internal async Task<AdminException> NotFoundAsync(string nameOrArn)
    {
        var names = (await ListAsync().ConfigureAwait(false)).Select(set => set.Name).ToList();
        return new AdminException(
            "PermissionSetNotFound", ErrorKind.NotFound, nameOrArn,
            $"There is no permission set '{nameOrArn}'. "
                + NameSuggestions.Advice("permission sets", nameOrArn, names),
            "Get-AdminPermissionSet lists the existing permission sets.");
    }

    private async Task<IReadOnlyList<PermissionSetName>> ReadAsync()
    {
        var arns = await Arns().ToListAsync().ConfigureAwait(false);
        var known = run.Session.PermissionSetNames;
        var unknown = arns.Where(arn => !known.ContainsKey(arn)).ToList();
        for (var start = 0; start < unknown.Count; start += AtOnce)
            await Task.WhenAll(unknown.Skip(start).Take(AtOnce).Select(_reader.FindAsync)).ConfigureAwait(false);
        return [.. arns.Where(known.ContainsKey).Select(arn => new PermissionSetName(arn, known[arn]))];
    }
}
