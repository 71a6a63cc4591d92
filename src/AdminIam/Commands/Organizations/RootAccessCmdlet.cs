using System.Management.Automation;
using AdminIam.Engine.Common;
using AdminIam.Engine.Organizations.RootAccess;

namespace AdminIam.Commands;

/// <summary>Base class of the cmdlets that enable and disable centralized root access.</summary>
public abstract class RootAccessCmdlet : AdminCmdlet
{
    /// <summary>The features: RootCredentialsManagement, RootSessions.</summary>
    /// <value>Both</value>
    [Parameter(Position = 0)]
    [ValidateSet("RootCredentialsManagement", "RootSessions")]
    public string[] Feature { get; set; } = ["RootCredentialsManagement", "RootSessions"];

    /// <summary>Reads the current state, and changes it if it differs.</summary>
    /// <param name="action">The action for ShouldProcess, such as <c>Enable</c>.</param>
    /// <param name="plan">Returns the change of a state.</param>
    internal void Change(string action, Func<RootAccessState, RootAccessPlan> plan)
    {
        var account = Run.Session.Identity.AccountId;
        var reader = new RootAccessReader(Run, Organizations);
        if (!TryAwait(account, reader.ReadAsync, out var current))
            return;
        var change = plan(current);
        if (change.Changes.Count == 0)
        {
            WriteObject(new AdminRootAccess(current, Outcome.Unchanged));
            return;
        }

        var editor = new RootAccessEditor(Run, Organizations);
        if (!ShouldProcess(current.OrganizationId ?? account, $"{action}: {string.Join("; ", change.Changes)}"))
            WriteObject(new AdminRootAccess(current, Outcome.WhatIf, change.Changes));
        else if (TryAwait(account, () => editor.ApplyAsync(change), out var state))
            WriteObject(new AdminRootAccess(state, Outcome.Updated, change.Changes));
    }
}
