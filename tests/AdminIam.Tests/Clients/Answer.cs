namespace AdminIam.Tests.Clients;

/// <summary>A response of the loopback server.</summary>
internal sealed record Answer(int Status, string Body)
{
    public const string RequestId = "7a62c49f-347e-4fc4-9331-6e8e1a2b3c4d";

    private const string Namespace = "https://iam.amazonaws.com/doc/2010-05-08/";

    public string ContentType { get; init; } = "text/xml";

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public static Answer Ok(string operation, string? result = null) => new(
        200,
        $"""
        <{operation}Response xmlns="{Namespace}">
          {(result is null ? "" : $"<{operation}Result>{result}</{operation}Result>")}
          <ResponseMetadata><RequestId>{RequestId}</RequestId></ResponseMetadata>
        </{operation}Response>
        """);

    public static Answer Error(int status, string code, string message) => new(
        status,
        $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <ErrorResponse xmlns="{Namespace}">
          <Error><Type>Sender</Type><Code>{code}</Code><Message>{message}</Message></Error>
          <RequestId>{RequestId}</RequestId>
        </ErrorResponse>
        """);

    /// <summary>A response of the AWS JSON 1.1 protocol.</summary>
    public static Answer Json(string body, int status = 200, string? errorType = null)
    {
        var headers = new Dictionary<string, string> { ["x-amzn-RequestId"] = RequestId };
        if (errorType is not null)
            headers["x-amzn-ErrorType"] = errorType;
        return new Answer(status, body) { ContentType = "application/x-amz-json-1.1", Headers = headers };
    }
}
