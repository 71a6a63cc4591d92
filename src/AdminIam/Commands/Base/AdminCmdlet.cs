using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Aws.Sessions;
using AdminIam.Engine.Iam;
using AdminIam.Engine.Iam.Names;
using AdminIam.Errors;
using AdminIam.Input;
using AdminIam.Sessions;

namespace AdminIam.Commands;

/// <summary>What all cmdlets that call AWS share: the session, stopping, and errors.</summary>
public abstract class AdminCmdlet : PSCmdlet, IDisposable
{
    // Ctrl+C has to be back at the prompt within two seconds; the rest is for undoing and saying what is left.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1.5);
    private readonly SessionConnector _connector = new();
    private IamSession? _session;
    private bool _disposed;

    /// <summary>The session to use, from Connect-AdminAccount. Without it, the one connected last is used.</summary>
    [Parameter]
    public AdminSession? Session { get; set; }

    /// <summary>An AWS profile to use for this command instead of the current session.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ProfileNameCompleter))]
    public string? ProfileName { get; set; }

    /// <summary>The AWS region; it chooses the partition. IAM itself is global within one.</summary>
    [Parameter]
    public string? Region { get; set; }

    /// <summary>The URL of an IAM endpoint to use instead of AWS's own, for IAM and STS.</summary>
    [Parameter]
    public Uri? EndpointUrl { get; set; }

    internal StopSignal Stop { get; } = new();

    /// <summary>The number of the row that is being processed, if it is a row.</summary>
    private protected virtual int? CurrentRow => null;

    /// <summary>Whether the changes are shown before they are made: with -WhatIf, -Confirm or their preference.</summary>
    private protected bool IsPreviewed => IsSet("WhatIf", "WhatIfPreference") || IsSet("Confirm", "ConfirmPreference");

    /// <summary>The session to work with, connected on first use.</summary>
    internal IamSession Iam => _session ??= FindSession();

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        Dispose(true);
        _connector.Dispose();
        Stop.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees what a cmdlet holds.</summary>
    /// <param name="disposing">Always true; the cmdlets have no finalizer.</param>
    protected virtual void Dispose(bool disposing)
    {
    }

    /// <summary>Ctrl+C: nothing new is started, what has been sent may finish within the grace.</summary>
    protected override void StopProcessing()
    {
        _connector.Stop();
        Stop.Stop(Grace);
    }

    /// <summary>Waits for the engine on the pipeline thread.</summary>
    /// <param name="work">The work.</param>
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

    /// <summary>Waits for the work on one record; its failure is an error about that record, and the next one goes on.</summary>
    /// <param name="target">The record's name.</param>
    /// <param name="work">Starts the work.</param>
    /// <param name="result">What it gave.</param>
    /// <returns>Whether it succeeded.</returns>
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

    /// <summary>What a list has, read only as far as it is asked for. A page that cannot be read is an error, and the end.</summary>
    /// <param name="target">The name that stands for the list.</param>
    /// <param name="pages">The list.</param>
    internal IEnumerable<T> Read<T>(string? target, Pages<T> pages)
    {
        while (TryAwait(target, pages.NextAsync, out var page) && page is not null)
        {
            foreach (var item in page)
                yield return item;
        }
    }

    /// <summary>The names of the users that a name stands for, read as far as they are asked for.</summary>
    /// <param name="name">A name, which is taken as it is, or a pattern.</param>
    internal IEnumerable<string> ReadUserNames(string name) => Names.IsPattern(name)
        ? Read(name, NamePages.Users(Iam, Stop)).Where(Names.Pattern(name).IsMatch)
        : [name];

    /// <summary>Writes the error about one record; a failure of the session itself ends the command.</summary>
    /// <param name="failure">The failure.</param>
    /// <param name="target">The record's name.</param>
    internal void Fail(Exception failure, string? target) => Fail(failure, target, CurrentRow);

    /// <summary>Writes the error about one record; a failure of the session itself ends the command.</summary>
    /// <param name="failure">The failure.</param>
    /// <param name="target">The record's name.</param>
    /// <param name="row">The number of the record's row, if it is a row.</param>
    internal void Fail(Exception failure, string? target, int? row)
    {
        var record = ErrorRecords.From(failure, target, row);
        if (ErrorRecords.EndsTheRun(failure))
            ThrowTerminatingError(record);
        WriteError(record);
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
        if (ProfileName is null && Region is null && EndpointUrl is null && SessionStore.Session is { } current)
            return current.Engine;
        return _connector.Connect(
            this, new SessionOptions { ProfileName = ProfileName, Region = Region, EndpointUrl = EndpointUrl });
    }
}
