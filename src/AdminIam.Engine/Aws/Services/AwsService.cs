using AdminIam.Engine.Aws.Throttling;
using Amazon.Runtime;

namespace AdminIam.Engine.Aws.Services;

/// <summary>What sets one AWS service apart from the others: its error codes and its pace.</summary>
/// <remarks>The codes that all services share are in <c>CommonErrors</c> and <c>FailureClassifier</c>.</remarks>
internal sealed class AwsService
{
    /// <summary>How the rate of calls follows the service's throttling.</summary>
    public required ServicePace Pace { get; init; }

    /// <summary>The error codes that decide whether a call is tried again.</summary>
    public IReadOnlyDictionary<string, Failure> Failures { get; init; } = new Dictionary<string, Failure>();

    /// <summary>The error codes that say that what is to be created exists, or that there are too many.</summary>
    public IReadOnlyCollection<string> Conflicts { get; init; } = [];

    /// <summary>What the error codes are for the user.</summary>
    public IReadOnlyDictionary<string, ErrorMeaning> Meanings { get; init; } = new Dictionary<string, ErrorMeaning>();

    /// <summary>Whether the service answered that the entity does not exist.</summary>
    /// <param name="exception">What a call threw.</param>
    public bool IsMissing(Exception exception) =>
        exception is AmazonServiceException { ErrorCode: { } code } && Failures.TryGetValue(code, out var failure) && failure == Failure.Missing;

    /// <summary>Whether the service refused because what is to be created exists, or because there are too many.</summary>
    /// <param name="exception">What a call threw.</param>
    public bool IsConflict(Exception exception) =>
        exception is AmazonServiceException { ErrorCode: { } code } && Conflicts.Contains(code);
}
