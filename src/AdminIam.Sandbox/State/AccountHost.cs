using AdminIam.Sandbox.Services.Iam.State;
using AdminIam.Sandbox.Settings;

namespace AdminIam.Sandbox.State;

/// <summary>Holds the account, lets one call at a time at it, and has it saved.</summary>
internal sealed class AccountHost : IDisposable
{
    private readonly object gate = new();
    private readonly SandboxOptions options;
    private readonly StateLock? stateLock;
    private readonly StateWriter? stateWriter;
    private readonly StateWriter? usesWriter;
    private Account account;

    public AccountHost(SandboxOptions options)
    {
        this.options = options;
        if (options.StatePath is not { } given)
        {
            account = NewAccount();
            return;
        }

        var path = StateFile.Resolve(given);
        stateLock = StateLock.Take(path);
        try
        {
            account = Load(path) ?? NewAccount();
            StateFile.Restrict(path);
            StateFile.Restrict(LastUses.PathFor(path));
            // Whether the state can be saved at all is known now, not when it is too late.
            if (!File.Exists(path))
                StateFile.Write(path, StateFile.ToBytes(account.ToData()));
        }
        catch
        {
            stateLock.Dispose();
            throw;
        }

        stateWriter = new StateWriter(path, () => Do(current => StateFile.ToBytes(current.ToData())));
        usesWriter = new StateWriter(LastUses.PathFor(path), () => Do(current => StateFile.ToBytes(LastUses.Of(current))));
    }

    /// <summary>Why the state could not be saved the last time, or null.</summary>
    public string? SaveError => stateWriter?.LastError ?? usesWriter?.LastError;

    public T Do<T>(Func<Account, T> work)
    {
        lock (gate)
            return work(account);
    }

    public void MarkChanged() => stateWriter?.Changed();

    public void MarkUsed() => usesWriter?.Changed();

    /// <summary>Starts over with an empty account.</summary>
    public void Reset()
    {
        lock (gate)
            account = NewAccount();
        MarkChanged();
        MarkUsed();
    }

    public void Dispose()
    {
        using (stateLock)
        using (usesWriter)
            stateWriter?.Dispose();
    }

    private Account? Load(string path)
    {
        if (StateFile.Read<AccountData>(path) is not { } data)
            return null;
        if (data.AccountId != options.AccountId)
            throw new InvalidDataException($"The state file '{path}' is of the account '{data.AccountId}', not {options.AccountId}.");
        AccountDataCheck.Check(path, data);

        try
        {
            var loaded = new Account(options, data);
            StateFile.Read<LastUses>(LastUses.PathFor(path))?.ApplyTo(loaded);
            return loaded;
        }
        catch (ArgumentException error)
        {
            throw new InvalidDataException($"The state file '{path}' has a name or key twice: {error.Message}", error);
        }
    }

    private Account NewAccount()
    {
        var now = DateTime.UtcNow;
        var second = new DateTime(now.Ticks - (now.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc);
        return new Account(options, Account.NewData(options.AccountId, second));
    }
}
