using System.Management.Automation;
using System.Reflection;
using AdminIam.Completers;
using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Aws.Sessions;
using AdminIam.Engine.Iam;
using AdminIam.Engine.Iam.Completion;
using AdminIam.Engine.Iam.Names;
using AdminIam.Engine.IdentityCenter;
using AdminIam.Engine.Organizations;
using AdminIam.Errors;
using AdminIam.Input;
using AdminIam.Sessions;

namespace AdminIam.Commands;

/// <summary>Base class of the cmdlets that call AWS: the session, interruption and error records.</summary>
public abstract class AdminCmdlet : PSCmdlet, IDisposable
{
    // The prompt must return within two seconds of Ctrl+C. The remaining time is used to undo changes and report what
    // remains.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1.5);
    private readonly SessionConnector _connector = new();
    private IamRun? _run;
    private IdentityCenterRun? _center;
    private OrganizationsRun? _organizations;
    private bool _disposed;

    /// <summary>The session to use, as returned by Connect-AdminAccount. See about_AdminIam_Connection.</summary>
    /// <value>The session that was connected last</value>
    [Parameter]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public AdminSession? Session { get; set; }

    /// <summary>The AWS profile to use for this command instead of the current session. See
    /// about_AdminIam_Connection.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ProfileNameCompleter))]
    public string? ProfileName { get; set; }

    /// <summary>The AWS Region, which determines the partition. IAM is global within a partition.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public string? Region { get; set; }

    /// <summary>The URL of an endpoint to use for IAM and STS instead of the AWS endpoints.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public Uri? EndpointUrl { get; set; }

    /// <summary>Ends the work of this command on Ctrl+C.</summary>
    private protected StopSignal Stop { get; } = new();

    /// <summary>The number of the row that is being processed; <see langword="null"/> if the record is not a
    /// row.</summary>
    private protected virtual int? CurrentRow => null;

    /// <summary>Whether a record is being processed, so that errors are about that record.</summary>
    private protected virtual bool IsInRecord => false;

    /// <summary>Whether changes are shown before they are applied: with -WhatIf, -Confirm or their preference
    /// variables.</summary>
    private protected bool IsPreviewed => IsSet("WhatIf", "WhatIfPreference") || IsSet("Confirm", "ConfirmPreference");

    /// <summary>The run of this command against IAM. The session is connected on first use.</summary>
    internal IamRun Run => _run ??= new IamRun(FindSession(), Stop);

    /// <summary>The run of this command against IAM Identity Center. The instance is found on first use. Without
    /// one, or without the right to administer it, the command ends.</summary>
    internal IdentityCenterRun Center => _center ??= FindCenter(IdentityCenterSession.ConnectAsync);

    /// <summary>The run of this command against AWS Organizations.</summary>
    internal OrganizationsRun Organizations =>
        _organizations ??= OrganizationsRun.Of(Run.Session.Account, Stop);

    private bool IsChange => GetType().GetCustomAttribute<CmdletAttribute>() is { SupportsShouldProcess: true };

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        Dispose(true);
        if (IsChange)
            AccountListCache.Invalidate();
        _connector.Dispose();
        Stop.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases the resources of the cmdlet.</summary>
    /// <param name="disposing">Always true; the cmdlets have no finalizer.</param>
    protected virtual void Dispose(bool disposing)
    {
    }

    /// <summary>Handles Ctrl+C: no new calls are started, and calls that have been sent may complete within a grace
    /// period.</summary>
    protected override void StopProcessing()
    {
        _connector.Stop();
        Stop.Stop(Grace);
    }

    /// <summary>Asks whether an action may be performed. If the host cannot prompt, this is an error about the current
    /// record.</summary>
    /// <param name="target">The record that is changed.</param>
    /// <param name="action">The action text.</param>
    internal new bool ShouldProcess(string target, string action) =>
        IsInRecord ? Questions.Ask(this, target, action) : Questions.AskOrEnd(this, target, action);

    /// <summary>Waits for asynchronous work on the pipeline thread.</summary>
    internal T Await<T>(Task<T> work)
    {
        try
        {
            return work.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (Stopping)
        {
            throw new PipelineStoppedException();
        }
    }

    /// <summary>Waits for the work on one record. A failure is written as an error about that record, and processing
    /// continues with the next one.</summary>
    /// <param name="target">The record's name.</param>
    /// <param name="work">Starts the work.</param>
    /// <param name="result">The result of the work, if it succeeded.</param>
    /// <returns>Whether the work succeeded.</returns>
    internal bool TryAwait<T>(string? target, Func<Task<T>> work, out T result)
    {
        try
        {
            result = Await(work());
            return true;
        }
        catch (Exception e) when (e is not PipelineStoppedException)
        {
            Fail(e, target);
            result = default!;
            return false;
        }
    }

    /// <summary>Returns the items of a list, page by page as they are requested. A page that cannot be read is written
    /// as an error and ends the enumeration.</summary>
    /// <param name="target">The name that errors about the list carry.</param>
    /// <param name="pages">The pages of the list.</param>
    internal IEnumerable<T> Read<T>(string? target, Pages<T> pages)
    {
        while (TryAwait(target, pages.NextAsync, out var page) && page is not null)
        {
            foreach (var item in page)
                yield return item;
        }
    }

    /// <summary>Returns the items of a list that a wildcard pattern matches. The whole list is read first: if a page
    /// cannot be read, nothing is selected, and what is done with the items does not affect the list. An item of
    /// exactly that name is the only match.</summary>
    /// <param name="pattern">The pattern, which errors about the list carry too.</param>
    /// <param name="pages">The pages of the list.</param>
    /// <param name="nameOf">Returns the name of an item.</param>
    internal IReadOnlyList<T> ReadMatches<T>(string pattern, Pages<T> pages, Func<T, string> nameOf)
    {
        if (!TryAwait(pattern, pages.ToListAsync, out var all))
            return [];
        var exact = all.FindAll(item => string.Equals(nameOf(item), pattern, StringComparison.OrdinalIgnoreCase));
        var matches = NameArgument.Pattern(pattern);
        return exact.Count > 0 ? exact : all.FindAll(item => matches.IsMatch(nameOf(item)));
    }

    /// <summary>Returns the names of the users that a name or pattern matches, as they are requested.</summary>
    /// <param name="name">A name, which is returned without a lookup, or a wildcard pattern.</param>
    internal IEnumerable<string> ReadUserNames(string name) => NameArgument.IsPattern(name)
        ? Read(name, NamePages.Users(Run)).Where(NameArgument.Pattern(name).IsMatch)
        : [name];

    /// <summary>Writes an error about one record. A failure of the session itself terminates the command.</summary>
    /// <param name="target">The record's name.</param>
    internal void Fail(Exception failure, string? target) => Fail(failure, target, CurrentRow);

    /// <summary>Writes an error about one record. A failure of the session itself terminates the command.</summary>
    /// <param name="target">The record's name.</param>
    /// <param name="row">The number of the record's row; <see langword="null"/> if the record is not a row.</param>
    internal void Fail(Exception failure, string? target, int? row)
    {
        var record = ErrorRecords.From(failure, target, row);
        if (TerminatingErrors.EndsTheRun(failure))
            ThrowTerminatingError(record);
        WriteError(record);
    }

    /// <summary>Finds the instance of IAM Identity Center. A failure terminates the command.</summary>
    /// <param name="find">Finds it in the region of the parameter, or in all.</param>
    internal IdentityCenterRun FindCenter(
        Func<AwsSession, string?, StopSignal, Task<IdentityCenterSession>> find)
    {
        try
        {
            return new IdentityCenterRun(Await(find(Run.Session.Account, Region, Stop)), Stop);
        }
        catch (Exception e) when (e is not PipelineStoppedException)
        {
            ThrowTerminatingError(ErrorRecords.From(e, null));
            throw;
        }
    }

    private bool IsSet(string parameter, string preference)
    {
        if (MyInvocation.BoundParameters.TryGetValue(parameter, out var value))
            return value is SwitchParameter { IsPresent: true };
        return SessionState.PSVariable.GetValue(preference) switch
        {
            ConfirmImpact impact => impact is ConfirmImpact.Low or ConfirmImpact.Medium,
            var preferred => LanguagePrimitives.IsTrue(preferred),
        };
    }

    private IamSession FindSession()
    {
        if (Session is not null)
            return Session.Engine;
        // In the runspace of an account, -Region alone selects no other account: that of the default credentials.
        var hasRegion = Region is not null && !SessionStore.IsOfAccount;
        if (ProfileName is null && !hasRegion && EndpointUrl is null && SessionStore.Session is { } current)
            return current.Engine;
        return _connector.Connect(
            this, new SessionOptions { ProfileName = ProfileName, Region = Region, EndpointUrl = EndpointUrl });
    }
}
