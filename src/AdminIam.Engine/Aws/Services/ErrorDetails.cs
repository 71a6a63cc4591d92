using Amazon.Runtime;

namespace AdminIam.Engine.Aws.Services;

/// <summary>What the exceptions of a service state beyond their error codes. By default, nothing.</summary>
internal class ErrorDetails
{
    /// <summary>Returns the class of an error whose code has several meanings; <see langword="null"/> if the code
    /// determines it.</summary>
    /// <param name="answer">The error.</param>
    public virtual Failure? Classify(AmazonServiceException answer) => null;

    /// <summary>Returns the reason that the error states in addition to its code, such as
    /// <c>KMS_DISABLED</c>.</summary>
    /// <param name="answer">The error.</param>
    public virtual string? Reason(AmazonServiceException answer) => null;

    /// <summary>Returns the time after which the call may be sent again, if the error states it.</summary>
    /// <param name="answer">The error.</param>
    public virtual TimeSpan? RetryAfter(AmazonServiceException answer) => null;
}
