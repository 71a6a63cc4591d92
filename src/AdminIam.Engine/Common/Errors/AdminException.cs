namespace AdminIam.Engine.Common.Errors;

/// <summary>An error of this module with a stable ID, a target and a recommended action.</summary>
/// <param name="errorId">The stable ID in Pascal case, such as <c>UserAlreadyExists</c>.</param>
/// <param name="kind">The kind of error.</param>
/// <param name="target">The name of the user, group, policy or file.</param>
/// <param name="message">The message, which names the resource.</param>
/// <param name="advice">The recommended action, or <see langword="null"/> if the message includes it.</param>
/// <param name="inner">The exception of AWS or the system that caused the error.</param>
public sealed class AdminException(
    string errorId, ErrorKind kind, string? target, string message, string? advice = null, Exception? inner = null)
    : Exception(message, inner)
{
    /// <summary>The stable ID in Pascal case.</summary>
    public string ErrorId { get; } = errorId;

    /// <summary>The kind of error.</summary>
    public ErrorKind Kind { get; } = kind;

    /// <summary>The name of the user, group, policy or file.</summary>
    public string? Target { get; } = target;

    /// <summary>The recommended action.</summary>
    public string? Advice { get; } = advice;
}
