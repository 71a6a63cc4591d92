namespace AdminIam.Engine.Common;

/// <summary>What a run did to an entity.</summary>
public enum Outcome
{
    /// <summary>It was made.</summary>
    Created,

    /// <summary>It existed; what was missing was added.</summary>
    Updated,

    /// <summary>It existed with the requested settings; nothing was changed.</summary>
    Unchanged,

    /// <summary>It was locked out.</summary>
    Locked,

    /// <summary>It got back what the lock had taken.</summary>
    Unlocked,

    /// <summary>Not all of it could be done; an error says what is missing.</summary>
    Incomplete,

    /// <summary>Nothing was changed: -WhatIf, or a declined confirmation, shows what would be.</summary>
    WhatIf,
}
