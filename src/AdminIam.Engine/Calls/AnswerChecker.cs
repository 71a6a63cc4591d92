using System.Reflection;
using System.Xml;
using AdminIam.Engine.Errors;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace AdminIam.Engine.Calls;

/// <summary>Lets only AWS's answers through to the SDK, which takes other XML and HTML for empty ones. A failure to get one names
/// the operation and the URL.</summary>
internal sealed class AnswerChecker : PipelineHandler
{
    private const string RequestSuffix = "Request";

    /// <inheritdoc/>
    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        var request = executionContext.RequestContext;
        var trace = new CallTrace(OperationOf(request.OriginalRequest), request.Request.Endpoint);
        try
        {
            var result = await base.InvokeAsync<T>(executionContext).ConfigureAwait(false);
            var response = executionContext.ResponseContext;
            response.HttpResponse = await CheckedAsync(
                response.HttpResponse, trace, body => IsResult(body, trace.Operation, HasResult(request.OriginalRequest.GetType())),
                request.CancellationToken).ConfigureAwait(false);
            return result;
        }
        catch (HttpErrorResponseException e)
        {
            var answer = await CheckedAsync(e.Response, trace, IsError, request.CancellationToken).ConfigureAwait(false);
            throw new HttpErrorResponseException(e.Message, e, answer);
        }
        catch (Exception e) when (e is not UnexpectedAnswerException)
        {
            trace.AttachTo(e);
            throw;
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
        }
        catch (XmlException)
        {
            expected = false;
        }

        return expected ? buffered : throw new UnexpectedAnswerException(trace.Operation, trace.Url, answer.StatusCode, answer.ContentType);
    }

    private static bool IsResult(XmlReader xml, string operation, bool hasResult)
    {
        if (xml.MoveToContent() != XmlNodeType.Element || xml.LocalName != operation + "Response")
            return false;
        return !hasResult || xml.ReadToDescendant(operation + "Result", xml.NamespaceURI);
    }

    private static bool IsError(XmlReader xml) =>
        xml.ReadToFollowing("Error", xml.MoveToContent() == XmlNodeType.Element ? xml.NamespaceURI : string.Empty)
        && xml.ReadToDescendant("Code", xml.NamespaceURI)
        && xml.ReadElementContentAsString().Trim().Length > 0;

    private static string OperationOf(AmazonWebServiceRequest request)
    {
        var name = request.GetType().Name;
        return name.EndsWith(RequestSuffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - RequestSuffix.Length) : name;
    }

    // The SDK's response of an operation that returns something has members of its own.
    private static bool HasResult(Type request) =>
        request.Assembly.GetType($"{request.Namespace}.{request.Name.Substring(0, request.Name.Length - RequestSuffix.Length)}Response")
            ?.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly) is { Length: > 0 };
}
