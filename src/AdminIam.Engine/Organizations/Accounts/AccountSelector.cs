using System.Text.RegularExpressions;
using AdminIam.Engine.Aws.Errors;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Common.Names;

namespace AdminIam.Engine.Organizations.Accounts;

/// <summary>Finds accounts by what people write: an ID, a name, a pattern of names, or the path of an organizational
/// unit. What was read is remembered.</summary>
/// <param name="patternOf">Returns what a text with wildcards matches; <see langword="null"/> for a text
/// without.</param>
/// <remarks>Not safe for several threads at once.</remarks>
public sealed class AccountSelector(OrganizationsRun run, Func<string, Predicate<string>?> patternOf)
{
    private const int SingleReads = 5;
    private static readonly Regex Id = new(@"^(\d{12}|\d{4}-\d{4}-\d{4})$", RegexOptions.CultureInvariant);
    private readonly AccountReader _reader = new(run);
    private readonly OrganizationTree _tree = new(run);
    private readonly Dictionary<string, OrganizationAccount> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<OrganizationAccount>> _ofUnits = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OrganizationAccount> _skipped = new(StringComparer.Ordinal);
    private IReadOnlyList<OrganizationAccount>? _all;
    private int _singleReads;
    private bool _isListDenied;

    /// <summary>Whether accounts that are suspended or closed are found as well.</summary>
    public bool AnyState { get; init; }

    /// <summary>Whether an ID is an error if the caller may not read the account.</summary>
    public bool MustRead { get; init; }

    /// <summary>The accounts that patterns and paths left out, because they are not active, by their IDs.</summary>
    public IReadOnlyDictionary<string, OrganizationAccount> Skipped => _skipped;

    /// <summary>Adds an account that is known already, so that it is not read.</summary>
    public void Remember(OrganizationAccount account) => _known[account.Id] = account;

    /// <summary>Returns the ID that a text is, without hyphens; <see langword="null"/> if it is not one.</summary>
    /// <param name="text">The text.</param>
    public static string? IdOf(string text) => Id.IsMatch(text) ? text.Replace("-", string.Empty) : null;

    /// <summary>Returns the accounts that a text selects.</summary>
    /// <param name="text">
    /// An ID, which does not require the right to list accounts; a name; a name with wildcards; or the path of an
    /// organizational unit by the names of the units, such as <c>/Workloads/Prod</c>. <c>/</c> is the root. A path
    /// selects the accounts that are directly in the unit, and with <c>/*</c> at the end also those in all units below
    /// it.
    /// </param>
    /// <returns>The accounts, ordered by ID; none if a pattern or a unit has none that is active.</returns>
    /// <exception cref="AdminException"><c>AccountNotFound</c>, <c>AmbiguousAccount</c>, <c>AccountNotActive</c>, or
    /// <c>OrganizationalUnitNotFound</c>.</exception>
    public async Task<IReadOnlyList<OrganizationAccount>> SelectAsync(string text)
    {
        if (AccountPath.Is(text))
            return await OfPathAsync(text).ConfigureAwait(false);
        if (IdOf(text) is { } id)
            return [Demand(await OfIdAsync(id).ConfigureAwait(false))];
        return patternOf(text) is { } matches
            ? Usable((await ListAsync().ConfigureAwait(false)).Where(one => matches(one.Name ?? string.Empty)))
            : [Demand(await OfNameAsync(text).ConfigureAwait(false))];
    }

    /// <summary>Returns the name of an account.</summary>
    /// <param name="accountId">The ID.</param>
    /// <returns>The name; <see langword="null"/> if the organization does not have the account any more, or if the
    /// caller may not read it.</returns>
    public async Task<string?> NameOfAsync(string accountId)
    {
        if (_known.TryGetValue(accountId, out var known))
            return known.Name;
        await TryListAsync().ConfigureAwait(false);
        return _known.TryGetValue(accountId, out known) ? known.Name : null;
    }

    private async Task<IReadOnlyList<OrganizationAccount>> OfPathAsync(string path)
    {
        var units = await _tree.ReadAsync().ConfigureAwait(false);
        var selected = AccountPath.Select(path, patternOf, units);
        if (selected.Count == 0)
        {
            throw new AdminException(
                "OrganizationalUnitNotFound", ErrorKind.NotFound, path,
                $"There is no organizational unit with the path '{path}'.",
                NameSuggestions.Advice("organizational units", path, units.Select(unit => unit.Path).ToList()));
        }

        var unread = selected.Where(unit => !_ofUnits.ContainsKey(unit.Path)).ToList();
        var members = (await UnitReads.ReadAsync(unread, _reader.ListOf).ConfigureAwait(false))
            .ToLookup(account => account.UnitPath, StringComparer.Ordinal);
        foreach (var unit in unread)
            _ofUnits[unit.Path] = members[unit.Path].ToList();
        var accounts = selected.Select(unit => unit.Path).Distinct().SelectMany(path => _ofUnits[path]).ToList();
        foreach (var account in accounts)
            _known[account.Id] = account;
        return Usable(accounts);
    }

    private async Task<OrganizationAccount> OfIdAsync(string id)
    {
        if (_known.TryGetValue(id, out var known))
            return known;
        // Many IDs are read with fewer calls from the list.
        if (++_singleReads > SingleReads)
        {
            await TryListAsync().ConfigureAwait(false);
            if (_known.TryGetValue(id, out known))
                return known;
        }

        try
        {
            var account = await _reader.FindAsync(id).ConfigureAwait(false);
            return _known[id] = account ?? throw await NotFoundAsync(id, one => one.Id).ConfigureAwait(false);
        }
        catch (Exception e) when (!MustRead && AwsErrors.IsDenied(e))
        {
            return _known[id] = new OrganizationAccount { Id = id };
        }
    }

    private async Task<OrganizationAccount> OfNameAsync(string name)
    {
        var all = await ListAsync().ConfigureAwait(false);
        var named = all.Where(one => string.Equals(one.Name, name, StringComparison.OrdinalIgnoreCase)).ToList();
        var exact = named.FindAll(one => one.Name == name);
        var found = exact.Count > 0 ? exact : named;
        return found.Count switch
        {
            0 => throw await NotFoundAsync(name, one => one.Name).ConfigureAwait(false),
            1 => found[0],
            _ => throw new AdminException(
                "AmbiguousAccount", ErrorKind.InvalidArgument, name,
                $"{found.Count} accounts have the name '{name}': {string.Join(", ", found.Select(one => one.Id))}.",
                "Specify the account by its ID."),
        };
    }

    private async Task<IReadOnlyList<OrganizationAccount>> ListAsync()
    {
        if (_all is not null)
            return _all;
        _all = await _reader.List().ToListAsync().ConfigureAwait(false);
        foreach (var account in _all)
            _known[account.Id] = account;
        return _all;
    }

    private async Task<IReadOnlyList<OrganizationAccount>> TryListAsync()
    {
        if (_isListDenied)
            return [];
        try
        {
            return await ListAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (AwsErrors.IsDenied(e))
        {
            _isListDenied = true;
            return [];
        }
    }

    private async Task<AdminException> NotFoundAsync(string text, Func<OrganizationAccount, string?> nameOf)
    {
        var names = (await TryListAsync().ConfigureAwait(false)).Select(nameOf).OfType<string>().Distinct().ToList();
        // Spreadsheets take an ID for a number.
        var advice = text.Length < 12 && text.All(char.IsDigit)
            ? $"An account ID has 12 digits. Spreadsheets remove leading zeros: '{text.PadLeft(12, '0')}'?"
            : names.Count == 0
                ? "Check the ID."
                : NameSuggestions.Advice("accounts", text, names);
        return new AdminException(
            "AccountNotFound", ErrorKind.NotFound, text,
            $"The organization has no account '{VisibleText.Of(text)}'.", advice);
    }

    private OrganizationAccount Demand(OrganizationAccount account) => AnyState || account.IsActive
        ? account
        : throw AccountErrors.NotActive(account);

    private IReadOnlyList<OrganizationAccount> Usable(IEnumerable<OrganizationAccount> accounts)
    {
        var states = accounts.ToLookup(account => AnyState || account.IsActive);
        foreach (var account in states[false])
            _skipped[account.Id] = account;
        return states[true].OrderBy(account => account.Id, StringComparer.Ordinal).ToList();
    }
}
