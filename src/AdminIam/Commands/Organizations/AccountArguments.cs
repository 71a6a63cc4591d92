using System.Management.Automation;
using AdminIam.Engine.Common.Names;
using AdminIam.Engine.Organizations;
using AdminIam.Engine.Organizations.Accounts;
using AdminIam.Input;

namespace AdminIam.Commands;

/// <summary>Finds the accounts that the parameters or the input of a cmdlet name. What was found is remembered.
/// Everything that is not found is an error about the current record.</summary>
/// <param name="run">The run against AWS Organizations.</param>
/// <param name="anyState">Whether accounts that are not active are found as well.</param>
internal sealed class AccountArguments(AdminCmdlet cmdlet, OrganizationsRun run, bool anyState)
{
    private readonly HashSet<string> _warned = new(StringComparer.Ordinal);

    /// <summary>Writes the error about a text.</summary>
    public Action<Exception, string> Fail { get; init; } = cmdlet.Fail;

    /// <summary>Finds the accounts of one text.</summary>
    public AccountSelector Selector { get; } = new(run, PatternOf) { AnyState = anyState };

    /// <summary>Returns what a text with wildcards matches; <see langword="null"/> for a text without.</summary>
    public static Predicate<string>? PatternOf(string text) =>
        NameArgument.IsPattern(text) ? NameArgument.Pattern(text).IsMatch : null;

    /// <summary>Returns the warning about accounts that are skipped because they are not active.</summary>
    public static string SkippedText(IReadOnlyCollection<OrganizationAccount> accounts) =>
        $"Skipped {CountText.Of(accounts.Count, "account")} that cannot be used: "
            + string.Join(", ", accounts.Select(account => $"{account.Label}: {account.State}")) + ".";

    /// <summary>Finds the accounts of a record. An account that was piped is not read again.</summary>
    /// <param name="record">The record.</param>
    /// <param name="texts">IDs, names, patterns and paths of organizational units.</param>
    /// <param name="found">The accounts, each once.</param>
    /// <returns>Whether there was no error.</returns>
    public bool TryFind(InputRecord record, IEnumerable<string> texts, out List<OrganizationAccount> found)
    {
        if (record.Source is AdminOrganizationAccount piped)
            Selector.Remember(piped.Account);
        return TryFind(texts, out found);
    }

    /// <summary>Finds accounts.</summary>
    /// <param name="texts">IDs, names, patterns and paths of organizational units.</param>
    /// <param name="found">The accounts, each once.</param>
    /// <returns>Whether there was no error.</returns>
    public bool TryFind(IEnumerable<string> texts, out List<OrganizationAccount> found)
    {
        found = [];
        var isComplete = true;
        foreach (var text in texts.Select(text => text.Trim()))
        {
            IReadOnlyList<OrganizationAccount> selected;
            try
            {
                selected = cmdlet.Await(Selector.SelectAsync(text));
            }
            catch (Exception e) when (e is not PipelineStoppedException)
            {
                isComplete = false;
                Fail(e, text);
                continue;
            }

            if (selected.Count == 0)
                cmdlet.WriteWarning($"'{text}' selects no active account.");
            WarnOfSkipped();
            found.AddRange(selected);
        }

        found = found.GroupBy(account => account.Id).Select(same => same.First()).ToList();
        return isComplete;
    }

    // One warning about each account, however many texts select it.
    private void WarnOfSkipped()
    {
        var skipped = Selector.Skipped.Values.Where(account => _warned.Add(account.Id)).ToList();
        if (skipped.Count > 0)
            cmdlet.WriteWarning(SkippedText(skipped));
    }
}
