namespace AdminIam;

/// <summary>Marks the object that -WhatIf writes in place of one that would have been made.</summary>
internal static class WhatIfOutcome
{
    /// <summary>The outcome of such an object.</summary>
    public const string Text = "WhatIf";
}
