namespace AdminIam.Engine.Common;

/// <summary>The outcome of a command for a resource.</summary>
public enum Outcome
{
    /// <summary>The resource was created.</summary>
    Created,

    /// <summary>The resource existed and was changed.</summary>
    Updated,

    /// <summary>The resource existed with the requested settings and was not changed.</summary>
    Unchanged,

    /// <summary>The user was locked.</summary>
    Locked,

    /// <summary>The user was unlocked.</summary>
    Unlocked,

    /// <summary>AWS accepted the request and has not completed it.</summary>
    InProgress,

    /// <summary>The command could not be completed. An error reports what is missing.</summary>
    Incomplete,

    /// <summary>Nothing was changed, because of -WhatIf or a declined confirmation.</summary>
    WhatIf,
}
