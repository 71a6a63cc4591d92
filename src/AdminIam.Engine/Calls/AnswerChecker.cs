using System.Reflection;
using System.Xml;
using AdminIam.Engine.Errors;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace AdminIam.Engine.Calls;

/// <summary>Lets only AWS's answers through to the SDK, which takes other XML and HTML for empty ones.</summary>
internal sealed class AnswerChecker : PipelineHandler
{
    /// <inheritdoc/>
    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        var request = executionContext.RequestContext;
        var trace = CallTrace.Of(request);
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

    // The SDK's response of an operation that returns something has members of its own.
    private static bool HasResult(Type request) =>
        request.Assembly.GetType($"{request.Namespace}.{CallTrace.OperationOf(request)}Response")
            ?.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly) is { Length: > 0 };
}
