namespace AdminIam.Sandbox.State;

/// <summary>The saved state of an account, of which each service reads its own members.</summary>
internal sealed class SavedState(SavedFile? state, SavedFile? lastUses)
{
    public static readonly SavedState None = new(null, null);

    /// <summary>Reads members of the state file; the result is as new where nothing is saved.</summary>
    /// <exception cref="InvalidDataException">The members cannot be read.</exception>
    public T Read<T>()
        where T : class, new() => state?.Read<T>() ?? new T();

    /// <summary>Reads members of the file of last uses; the result is as new where nothing is saved.</summary>
    /// <exception cref="InvalidDataException">The members cannot be read.</exception>
    public T ReadLastUses<T>()
        where T : class, new() => lastUses?.Read<T>() ?? new T();

    /// <summary>The error of a state that is well-formed, and yet no operation could work with it.</summary>
    /// <param name="reason">What is wrong, such as "a user has no name".</param>
    public InvalidDataException Damaged(string reason) =>
        new($"The state file '{state?.Path}' is damaged: {reason}.");
}
