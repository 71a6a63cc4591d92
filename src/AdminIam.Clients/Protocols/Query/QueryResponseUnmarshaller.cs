using System.Net;
using System.Xml;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace AdminIam.Clients.Protocols.Query;

/// <summary>Reads a response of the AWS Query protocol: the result and metadata in XML, or an error.</summary>
internal sealed class QueryResponseUnmarshaller<TResponse>(
    string rootElement,
    string? resultWrapper,
    Action<XmlUnmarshallerContext, TResponse>? readResult,
    Func<ErrorResponse, AmazonServiceException> createException)
    : XmlResponseUnmarshaller
    where TResponse : AmazonWebServiceResponse, new()
{
    private const int WrapperDepth = 2;

    public override AmazonWebServiceResponse Unmarshall(XmlUnmarshallerContext input)
    {
        try
        {
            return ReadResponse(input);
        }
        catch (Exception e) when (e is XmlException or FormatException or OverflowException)
        {
            throw Unreadable(input, e);
        }
    }

    public override AmazonServiceException UnmarshallException(
        XmlUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        var error = XmlErrorResponseUnmarshaller.GetInstance().Unmarshall(input);
        error.InnerException = innerException;
        error.StatusCode = statusCode;
        return createException(error);
    }

    // A response with status 200 from a proxy or a sign-in page must not be treated as success. The exception has no
    // status, because the runtime would resend a request whose response with status 200 cannot be read, which would
    // create a second access key.
    private static AmazonUnmarshallingException Unreadable(XmlUnmarshallerContext context, Exception inner) =>
        new(context.ResponseData.GetHeaderValue("x-amzn-RequestId"), context.CurrentPath, inner);

    private TResponse ReadResponse(XmlUnmarshallerContext context)
    {
        while (!context.IsStartElement)
        {
            if (!context.Read())
                throw new XmlException("The response contains no element.");
        }

        if (context.CurrentElementName != rootElement)
            throw new XmlException($"The response is not a {rootElement}.");

        var response = new TResponse();
        var resultRead = resultWrapper is null;
        while (context.ReadAtDepth(1))
        {
            if (!context.IsStartElement)
                continue;
            if (resultWrapper is not null && context.TestExpression(resultWrapper, WrapperDepth))
            {
                readResult?.Invoke(context, response);
                resultRead = true;
            }
            else if (context.TestExpression("ResponseMetadata", WrapperDepth))
            {
                response.ResponseMetadata = ResponseMetadataUnmarshaller.Instance.Unmarshall(context);
            }
        }

        return resultRead ? response : throw new XmlException($"The response contains no {resultWrapper}.");
    }
}
