using System.Globalization;
using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Util;

namespace AdminIam.Clients.Protocols.Query;

/// <summary>
/// Writes a request of the AWS Query protocol: an action, a version and form parameters. A null value is not sent.
/// </summary>
internal sealed class QueryWriter
{
    private readonly IRequest _request;

    public QueryWriter(AmazonWebServiceRequest original, string serviceName, string action, string version)
        : this(new DefaultRequest(original, serviceName) { HttpMethod = "POST" })
    {
        Write("Action", action);
        Write("Version", version);
    }

    private QueryWriter(IRequest request) => _request = request;

    public static void WriteText(QueryWriter writer, string name, string value) => writer.Write(name, value);

    public void Write(string name, string? value)
    {
        if (value is not null)
            _request.Parameters.Add(name, value);
    }

    public void Write(string name, bool? value)
    {
        if (value is { } flag)
            Write(name, flag ? "true" : "false");
    }

    public void Write(string name, int? value) => Write(name, value?.ToString(CultureInfo.InvariantCulture));

    public void WriteStructure<T>(string name, T? value, Action<QueryWriter, string, T> write)
        where T : class
    {
        if (value is not null)
            write(this, name, value);
    }

    /// <summary>Writes a list as <c>name.member.1</c> and so on.</summary>
    public void WriteList<T>(string name, List<T>? values, Action<QueryWriter, string, T> write)
    {
        if (values is null)
            return;
        // A list that the application set to empty clears what the service has. One that is empty by default does not.
        if (values.Count == 0 && !AWSConfigs.InitializeCollections)
            Write(name, "");
        for (var i = 0; i < values.Count; i++)
        {
            var element = values[i] ?? throw new ArgumentException($"'{name}' contains a null.");
            write(this, string.Format(CultureInfo.InvariantCulture, "{0}.member.{1}", name, i + 1), element);
        }
    }

    public IRequest ToRequest()
    {
        _request.ContentStream = AWSSDKUtils.WriteParametersToPooledStream(_request);
        return _request;
    }
}
