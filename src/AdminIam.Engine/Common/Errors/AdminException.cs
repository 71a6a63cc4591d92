namespace AdminIam.Engine.Common.Errors;

/// <summary>A failure told in the terms of this module: a stable id, what it is about, and what to do.</summary>
public sealed class AdminException : Exception
{
    /// <summary>Makes a failure with an id that scripts may rely on.</summary>
    /// <param name="errorId">Stable PascalCase id, such as <c>UserAlreadyExists</c>.</param>
    /// <param name="kind">The sort of failure.</param>
    /// <param name="target">The name of the user, group, policy or file it is about.</param>
    /// <param name="message">What is wrong, naming the bad thing.</param>
    /// <param name="advice">What would be right, or <see langword="null"/> where the message says it.</param>
    /// <param name="inner">The AWS or system exception behind it.</param>
    public AdminException(
        string errorId, ErrorKind kind, string? target, string message, string? advice = null, Exception? inner = null)
        : base(message, inner)
    {
        ErrorId = errorId;
        Kind = kind;
        Target = target;
        Advice = advice;
    }

    /// <summary>Stable PascalCase id.</summary>
    public string ErrorId { get; }

    /// <summary>The sort of failure.</summary>
    public ErrorKind Kind { get; }

    /// <summary>The name of the user, group, policy or file it is about.</summary>
    public string? Target { get; }

    /// <summary>What would be right.</summary>
    public string? Advice { get; }
}
