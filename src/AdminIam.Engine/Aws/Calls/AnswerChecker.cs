using System.Collections.Concurrent;
using System.Reflection;
using System.Xml;
using AdminIam.Engine.Aws.Errors;
using AdminIam.Engine.Aws.Services;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace AdminIam.Engine.Aws.Calls;

/// <summary>Lets only AWS's answers through to the SDK, which takes other XML and HTML for empty ones.</summary>
/// <param name="service">The service that the client is for.</param>
internal sealed class AnswerChecker(AwsService service) : PipelineHandler
{
    private static readonly ConcurrentDictionary<Type, HashSet<string>> MembersByRequest = new();

    /// <inheritdoc/>
    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        var request = executionContext.RequestContext;
        var trace = CallTrace.Of(request, service);
        try
        {
            var result = await base.InvokeAsync<T>(executionContext).ConfigureAwait(false);
            var response = executionContext.ResponseContext;
            response.HttpResponse = await CheckedAsync(
                response.HttpResponse, trace, body => IsResult(body, trace.Operation, MembersByRequest.GetOrAdd(request.OriginalRequest.GetType(), MembersOf)),
                request.CancellationToken).ConfigureAwait(false);
            return result;
        }
        catch (HttpErrorResponseException e)
        {
            var answer = await CheckedAsync(e.Response, trace, IsError, request.CancellationToken).ConfigureAwait(false);
            throw new HttpErrorResponseException(e.Message, e, answer);
        }
    }

    private static async Task<BufferedAnswer> CheckedAsync(
        IWebResponseData answer, CallTrace trace, Func<XmlReader, bool> isAws, CancellationToken stop)
    {
        var buffered = await BufferedAnswer.ReadAsync(answer, stop).ConfigureAwait(false);
        using var body = buffered.OpenResponse();
        using var xml = XmlReader.Create(body, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        bool expected;
        try
        {
            expected = isAws(xml);
            // One that ends in its middle is none.
            while (xml.Read())
                continue;
        }
        catch (XmlException)
        {
            expected = false;
        }

        return expected ? buffered : throw new UnexpectedAnswerException(trace.Operation, trace.Url, answer.StatusCode, answer.ContentType);
    }

    private static bool IsResult(XmlReader xml, string operation, HashSet<string> members)
    {
        if (xml.MoveToContent() != XmlNodeType.Element || xml.LocalName != operation + "Response")
            return false;
        if (members.Count == 0)
            return true;
        if (!xml.ReadToDescendant(operation + "Result", xml.NamespaceURI))
            return false;
        // AWS leaves out what is empty, but never everything.
        var depth = xml.Depth + 1;
        while (xml.Read() && xml.Depth >= depth)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.Depth == depth && members.Contains(xml.LocalName))
                return true;
        }

        return false;
    }

    private static bool IsError(XmlReader xml)
    {
        if (xml.MoveToContent() != XmlNodeType.Element)
            return false;
        var space = xml.NamespaceURI;
        if ((xml.LocalName != "Error" && !xml.ReadToDescendant("Error", space)) || !xml.ReadToDescendant("Code", space))
            return false;
        return xml.ReadElementContentAsString().Trim().Length > 0;
    }

    // The SDK's response has a property for each member of the result, and none where the operation returns nothing.
    private static HashSet<string> MembersOf(Type request) => new(
        request.Assembly.GetType($"{request.Namespace}.{CallTrace.OperationOf(request)}Response")
            ?.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Select(property => property.Name) ?? [],
        StringComparer.OrdinalIgnoreCase);
}
