using System.Net;
using System.Xml;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace AdminIam.Clients.Protocols.Query;

/// <summary>Reads an answer of the AWS Query protocol: the result and metadata in XML, or an error.</summary>
internal abstract class QueryResponseUnmarshaller<TResponse>(string rootElement, string? resultWrapper)
    : XmlResponseUnmarshaller
    where TResponse : AmazonWebServiceResponse, new()
{
    private const int WrapperDepth = 2;

    public sealed override AmazonWebServiceResponse Unmarshall(XmlUnmarshallerContext input)
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

    public sealed override AmazonServiceException UnmarshallException(
        XmlUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        var error = XmlErrorResponseUnmarshaller.GetInstance().Unmarshall(input);
        error.InnerException = innerException;
        error.StatusCode = statusCode;
        return CreateException(error);
    }

    /// <summary>Reads the members of the result; an operation without an output has none.</summary>
    protected virtual void UnmarshallResult(XmlUnmarshallerContext context, TResponse result)
    {
    }

    /// <summary>Makes the exception that stands for the service's error code.</summary>
    protected abstract AmazonServiceException CreateException(ErrorResponse error);

    // A proxy or sign-in page that answers 200 with something else must not pass for success. No status is given, as
    // the runtime sends a request again whose 200 could not be read: a second access key would be made.
    private static AmazonUnmarshallingException Unreadable(XmlUnmarshallerContext context, Exception inner) =>
        new(context.ResponseData.GetHeaderValue("x-amzn-RequestId"), context.CurrentPath, inner);

    private TResponse ReadResponse(XmlUnmarshallerContext context)
    {
        while (!context.IsStartElement)
        {
            if (!context.Read())
                throw new XmlException("The answer holds no element.");
        }

        if (context.CurrentElementName != rootElement)
            throw new XmlException($"The answer is no {rootElement}.");

        var response = new TResponse();
        var resultRead = resultWrapper is null;
        while (context.ReadAtDepth(1))
        {
            if (!context.IsStartElement)
                continue;
            if (resultWrapper is not null && context.TestExpression(resultWrapper, WrapperDepth))
            {
                UnmarshallResult(context, response);
                resultRead = true;
            }
            else if (context.TestExpression("ResponseMetadata", WrapperDepth))
            {
                response.ResponseMetadata = ResponseMetadataUnmarshaller.Instance.Unmarshall(context);
            }
        }

        return resultRead ? response : throw new XmlException($"The answer holds no {resultWrapper}.");
    }
}
