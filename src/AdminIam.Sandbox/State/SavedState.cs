namespace AdminIam.Sandbox.State;

/// <summary>The saved state of an account, of which each service reads its own members.</summary>
/// <param name="state">The state file, or the part of it about the account; null for a new account.</param>
/// <param name="lastUses">The same of the file of last uses; null where there is none.</param>
/// <param name="accountId">The id of the account, if it is another one than the sandbox's own.</param>
internal sealed class SavedState(SavedFile? state, SavedFile? lastUses, string? accountId = null)
{
    public static readonly SavedState None = new(null, null);

    /// <summary>The saved states of the other accounts, by their ids.</summary>
    /// <exception cref="InvalidDataException">They cannot be read.</exception>
    public IEnumerable<KeyValuePair<string, SavedState>> Members => (state?.AccountIds() ?? []).Select(
        id => new KeyValuePair<string, SavedState>(
            id, new SavedState(state!.FindAccount(id), lastUses?.FindAccount(id), id)));

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
    public InvalidDataException Damaged(string reason)
    {
        var where = accountId is null ? "" : $"in the account {accountId}, ";
        return new InvalidDataException($"The state file '{state?.Path}' is damaged: {where}{reason}.");
    }
}
