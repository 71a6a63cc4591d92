using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Common.Errors;

namespace AdminIam.Engine.Organizations.Accounts;

/// <summary>Searches accounts by what people write, in every state, with the path of their organizational
/// unit.</summary>
/// <param name="patternOf">Returns what a text with wildcards matches; <see langword="null"/> for a text
/// without.</param>
/// <remarks>Not safe for several threads at once.</remarks>
public sealed class AccountSearch(OrganizationsRun run, Func<string, Predicate<string>?> patternOf)
{
    private const int PageSize = 20;
    private readonly AccountReader _reader = new(run);
    private readonly AccountLocator _locator = new(run);
    private readonly AccountSelector _selector = new(run, patternOf) { AnyState = true, MustRead = true };

    /// <summary>The paths of the organizational units that accounts must be in, as
    /// <see cref="AccountSelector.SelectAsync"/> accepts them; <see langword="null"/> for all.</summary>
    public IReadOnlyCollection<string>? Units { get; init; }

    /// <summary>The states that accounts must have one of; <see langword="null"/> for all.</summary>
    public IReadOnlyCollection<string>? States { get; init; }

    /// <summary>The tags that accounts must have all of: keys, which are compared ignoring case, and values, which can
    /// contain wildcards.</summary>
    public IReadOnlyCollection<KeyValuePair<string, string>> Tags { get; init; } = [];

    /// <summary>Whether tags are read although no tag is searched for.</summary>
    public bool WithTags { get; init; }

    /// <summary>Returns the accounts that a text selects, as they are read.</summary>
    /// <param name="text">An ID, a name, a name with wildcards, or the path of an organizational unit.</param>
    /// <exception cref="AdminException"><c>AccountNotFound</c>, <c>AmbiguousAccount</c>, or
    /// <c>OrganizationalUnitNotFound</c>.</exception>
    public Pages<OrganizationAccount> Find(string text)
    {
        var found = Units is null && !AccountPath.Is(text) && patternOf(text) is { } matches
            ? _reader.List().Where(account => matches(account.Name ?? string.Empty))
            : ListPages.Read(() => SelectAsync(text), PageSize);
        return found
            .Where(account => States is null || States.Contains(account.State, StringComparer.OrdinalIgnoreCase))
            .SelectPages(CompleteAsync);
    }

    private async Task<IReadOnlyList<OrganizationAccount>> SelectAsync(string text)
    {
        if (Units is null)
            return await _selector.SelectAsync(text).ConfigureAwait(false);
        var inUnits = new Dictionary<string, OrganizationAccount>(StringComparer.Ordinal);
        foreach (var unit in Units)
        {
            foreach (var account in await _selector.SelectAsync(AccountPath.Of(unit)).ConfigureAwait(false))
                inUnits[account.Id] = account;
        }

        // A pattern needs no other list than that of the units.
        if (!AccountPath.Is(text) && patternOf(text) is { } matches)
            return [.. inUnits.Values.Where(account => matches(account.Name ?? string.Empty)).OrderBy(IdOf)];
        var named = await _selector.SelectAsync(text).ConfigureAwait(false);
        return [.. named.Where(account => inUnits.ContainsKey(account.Id)).Select(account => inUnits[account.Id])];
    }

    private async Task<IEnumerable<OrganizationAccount>> CompleteAsync(IReadOnlyList<OrganizationAccount> page)
    {
        if (WithTags || Tags.Count > 0)
        {
            var tagged = await Task.WhenAll(page.Select(_reader.WithTagsAsync)).ConfigureAwait(false);
            page = [.. tagged.Where(HasTags)];
        }

        var located = new List<OrganizationAccount>();
        foreach (var account in page)
            located.Add(await _locator.LocateAsync(account).ConfigureAwait(false));
        return located;
    }

    private bool HasTags(OrganizationAccount account) => Tags.All(wanted => account.Tags!.Any(tag =>
        string.Equals(tag.Key, wanted.Key, StringComparison.OrdinalIgnoreCase) && IsMatch(wanted.Value, tag.Value)));

    private bool IsMatch(string wanted, string value) =>
        patternOf(wanted)?.Invoke(value) ?? string.Equals(wanted, value, StringComparison.OrdinalIgnoreCase);

    private static string IdOf(OrganizationAccount account) => account.Id;
}
