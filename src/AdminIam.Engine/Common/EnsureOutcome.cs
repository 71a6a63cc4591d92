namespace AdminIam.Engine.Common;

/// <summary>
/// Decides what is reported of something that was to be as requested, by -Ensure or by a Set- cmdlet.
/// </summary>
internal static class EnsureOutcome
{
    /// <summary>Returns the outcome for something that existed.</summary>
    /// <param name="isChanged">Whether anything that was requested differed and was set.</param>
    public static Outcome Of(bool isChanged) => isChanged ? Outcome.Updated : Outcome.Unchanged;

    /// <summary>Returns the outcome for something that may have been created.</summary>
    /// <param name="isCreated">Whether it was created.</param>
    /// <param name="isChanged">Whether it existed, and anything that was requested differed and was set.</param>
    public static Outcome Of(bool isCreated, bool isChanged) => isCreated ? Outcome.Created : Of(isChanged);
}
