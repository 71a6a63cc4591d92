using System.Globalization;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Util;

namespace AdminIam.Clients.Protocols.Query;

/// <summary>Writes a request of the AWS Query protocol: an action, a version and form parameters.</summary>
internal sealed class QueryWriter
{
    private readonly IRequest request;

    public QueryWriter(AmazonWebServiceRequest original, string serviceName, string action, string version)
        : this(new DefaultRequest(original, serviceName) { HttpMethod = "POST" })
    {
        Write("Action", action);
        Write("Version", version);
    }

    private QueryWriter(IRequest request) => this.request = request;

    public static void WriteText(QueryWriter writer, string name, string value) => writer.Write(name, value);

    public void Write(string name, string value) => request.Parameters.Add(name, value);

    public void Write(string name, bool value) => Write(name, value ? "true" : "false");

    public void Write(string name, int value) => Write(name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Writes a list as <c>name.member.1</c> and so on.</summary>
    public void WriteList<T>(string name, List<T> values, Action<QueryWriter, string, T> write)
    {
        // An empty list must be told from one that is not there.
        if (values.Count == 0)
        {
            Write(name, "");
            return;
        }

        for (var i = 0; i < values.Count; i++)
        {
            var element = values[i] ?? throw new ArgumentException($"'{name}' holds a null.");
            write(this, string.Format(CultureInfo.InvariantCulture, "{0}.member.{1}", name, i + 1), element);
        }
    }

    public IRequest ToRequest()
    {
        request.ContentStream = AWSSDKUtils.WriteParametersToPooledStream(request);
        return request;
    }
}
