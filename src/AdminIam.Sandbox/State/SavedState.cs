namespace AdminIam.Sandbox.State;

/// <summary>The saved state of an account, of which each service reads its own members.</summary>
internal sealed class SavedState(SavedFile? state, SavedFile? lastUses)
{
    public static readonly SavedState None = new(null, null);

    /// <summary>Reads members of the state file; without saved members, the result is that of a new account.</summary>
    /// <exception cref="InvalidDataException">The members cannot be read.</exception>
    public T Read<T>()
        where T : class, new() => state?.Read<T>() ?? new T();

    /// <summary>Reads members of the file of last uses; without saved members, the result is that of a new
    /// account.</summary>
    /// <exception cref="InvalidDataException">The members cannot be read.</exception>
    public T ReadLastUses<T>()
        where T : class, new() => lastUses?.Read<T>() ?? new T();

    /// <summary>The error of a state that is well-formed but that operations cannot use.</summary>
    /// <param name="reason">The reason, such as "a user has no name".</param>
    public InvalidDataException Damaged(string reason) =>
        new($"The state file '{state?.Path}' is damaged: {reason}.");
}
