using AdminIam.Engine.Aws.Protocols;
using AdminIam.Engine.Aws.Throttling;
using Amazon.Runtime;

namespace AdminIam.Engine.Aws.Services;

/// <summary>What sets one AWS service apart from the others: its endpoint, its protocol, its
/// region, its error codes and its pace.</summary>
/// <remarks>The codes that all services share are in <c>CommonErrors</c> and <c>FailureClassifier</c>.</remarks>
internal sealed class AwsService
{
    /// <summary>The id of the service in the settings of its endpoint, in lower case, such as <c>iam</c> or
    /// <c>sso_admin</c>.</summary>
    public required string EndpointId { get; init; }

    /// <summary>How its answers look.</summary>
    public required AwsProtocol Protocol { get; init; }

    /// <summary>Whether there is one service for each partition instead of one for each region.</summary>
    public bool IsGlobal { get; init; }

    /// <summary>The regions of a global service by partition, where they are not those of the partition's other global
    /// services.</summary>
    public IReadOnlyDictionary<string, string> GlobalRegions { get; init; } = new Dictionary<string, string>();

    /// <summary>How the rate of calls is adjusted when the service throttles.</summary>
    public required ServicePace Pace { get; init; }

    /// <summary>The error codes that determine whether a call is retried.</summary>
    public IReadOnlyDictionary<string, Failure> Failures { get; init; } = new Dictionary<string, Failure>();

    /// <summary>The error codes for a resource that already exists or exceeds a quota.</summary>
    public IReadOnlyCollection<string> Conflicts { get; init; } = [];

    /// <summary>What the error codes are for the user.</summary>
    public IReadOnlyDictionary<string, ErrorMeaning> Meanings { get; init; } = new Dictionary<string, ErrorMeaning>();

    /// <summary>What the exceptions of the service state beyond their error codes.</summary>
    public ErrorDetails Details { get; init; } = new();

    /// <summary>Returns the region that the service is called and signed for.</summary>
    /// <param name="partition">The name of the partition.</param>
    /// <param name="globalRegion">The region of the partition's global services.</param>
    /// <param name="sessionRegion">The region of the session.</param>
    public string RegionIn(string partition, string globalRegion, string sessionRegion) =>
        !IsGlobal ? sessionRegion : GlobalRegions.TryGetValue(partition, out var region) ? region : globalRegion;

    /// <summary>Returns whether the service reported that the resource does not exist.</summary>
    /// <param name="exception">What a call threw.</param>
    public bool IsMissing(Exception exception) =>
        exception is AmazonServiceException answer && FailureOf(answer) == Failure.Missing;

    /// <summary>Returns whether the service reported that the resource already exists or exceeds a quota.</summary>
    /// <param name="exception">What a call threw.</param>
    public bool IsConflict(Exception exception) =>
        exception is AmazonServiceException { ErrorCode: { } code } answer
            && Conflicts.Contains(code)
            && FailureOf(answer) != Failure.Busy;

    /// <summary>Returns the class of an error of the service; <see langword="null"/> if the service does not determine
    /// it.</summary>
    /// <param name="answer">The error.</param>
    public Failure? FailureOf(AmazonServiceException answer) => Details.Classify(answer)
        ?? (answer.ErrorCode is { } code && Failures.TryGetValue(code, out var failure) ? failure : null);
}
