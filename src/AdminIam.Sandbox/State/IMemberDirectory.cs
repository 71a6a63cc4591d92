namespace AdminIam.Sandbox.State;

/// <summary>The state that determines which other accounts exist beside the sandbox's own.</summary>
internal interface IMemberDirectory
{
    /// <summary>The accounts that must be created at the start.</summary>
    IEnumerable<string> NeededAtStart { get; }

    /// <summary>The status of an account; null where there is none with this id.</summary>
    MemberStatus? StatusOf(string accountId);
}
