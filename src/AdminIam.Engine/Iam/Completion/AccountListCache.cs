using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using AdminIam.Engine.Aws.Sessions;

namespace AdminIam.Engine.Iam.Completion;

/// <summary>The lists of all accounts for which completion was requested.</summary>
public static class AccountListCache
{
    private const int MaximumConnections = 8;
    private static readonly ConditionalWeakTable<IamSession, AccountLists> OfSessions = new();
    private static readonly ConcurrentDictionary<string, AccountLists> OfConnections = new();
    private static int _generation;

    internal static int Generation => Volatile.Read(ref _generation);

    /// <summary>Returns the lists of a session's account.</summary>
    public static AccountLists Of(IamSession session) =>
        OfSessions.GetValue(session, own => new AccountLists(_ => Task.FromResult(own), own.Account.Time));

    /// <summary>Returns the lists of the account that the options, the environment and the configuration files specify
    /// at this moment. A connection that would prompt the user is not opened.</summary>
    /// <param name="options">The options.</param>
    public static AccountLists Of(SessionOptions options)
    {
        var key = SessionFingerprint.Of(options);
        if (!OfConnections.ContainsKey(key) && OfConnections.Count >= MaximumConnections)
            OfConnections.Clear();
        return OfConnections.GetOrAdd(
            key,
            _ => new AccountLists(
                stop => IamSession.ConnectAsync(options with { NoPrompt = true }, stop), options.Time));
    }

    /// <summary>
    /// Discards all lists, because something has changed. Different sessions can have the same account.
    /// </summary>
    public static void Invalidate() => Interlocked.Increment(ref _generation);
}
