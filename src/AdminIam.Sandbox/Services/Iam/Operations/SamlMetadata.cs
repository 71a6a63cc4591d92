using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using AdminIam.Sandbox.Model;

namespace AdminIam.Sandbox.Services.Iam.Operations;

/// <summary>The metadata of an identity provider, as SAML 2.0 defines it.</summary>
internal static class SamlMetadata
{
    // The validity of metadata that does not limit it.
    private const int Years = 100;

    private static readonly XNamespace Namespace = "urn:oasis:names:tc:SAML:2.0:metadata";
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit };

    /// <summary>Checks that the document describes an identity provider, and returns when it becomes invalid.</summary>
    /// <exception cref="AwsException">It does not.</exception>
    public static DateTime ValidUntil(string document, DateTime now)
    {
        var root = Parse(document);
        if (root.Name != Namespace + "EntityDescriptor"
            || string.IsNullOrEmpty((string?)root.Attribute("entityID"))
            || root.Element(Namespace + "IDPSSODescriptor") is null)
        {
            throw Invalid();
        }

        if ((string?)root.Attribute("validUntil") is not { } text)
            return now.AddYears(Years);
        return DateTime.TryParse(
            text,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal,
            out var time)
            ? time
            : throw Invalid();
    }

    private static XElement Parse(string document)
    {
        try
        {
            using var text = new StringReader(document);
            using var reader = XmlReader.Create(text, Settings);
            return XDocument.Load(reader).Root!;
        }
        catch (XmlException)
        {
            throw Invalid();
        }
    }

    private static AwsException Invalid() => IamErrors.InvalidInput("Could not parse metadata.");
}
