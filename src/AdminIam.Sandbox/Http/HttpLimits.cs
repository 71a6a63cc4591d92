namespace AdminIam.Sandbox.Http;

/// <summary>The limits of a client, which protect against hostile or broken ones.</summary>
internal static class HttpLimits
{
    public const int HeadBytes = 32 * 1024;
    public const int Headers = 100;

    // Several documents of 131,072 characters, percent-encoded: the largest input that a service accepts.
    public const int BodyBytes = 4 * 1024 * 1024;

    /// <summary>When there are more, those that have been idle longest are closed.</summary>
    public const int Connections = 1024;

    // The request of a client that has just connected is on its way.
    public static readonly TimeSpan IdleBeforeEviction = TimeSpan.FromMilliseconds(50);
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(2);
    public static readonly TimeSpan Receive = TimeSpan.FromSeconds(20);
    public static readonly TimeSpan Send = TimeSpan.FromSeconds(20);
}
