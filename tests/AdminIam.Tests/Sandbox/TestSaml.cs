namespace AdminIam.Tests.Sandbox;

/// <summary>Metadata of identity providers of SAML 2.0.</summary>
internal static class TestSaml
{
    /// <summary>Valid metadata of the length that AWS requires.</summary>
    /// <param name="attributes">Further attributes of the root element.</param>
    public static string Metadata(string attributes = "") =>
        $"""
        <?xml version="1.0"?>
        <md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" {attributes}
          entityID="https://login.example.com/adfs">
          <md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
            <md:KeyDescriptor use="signing">
              <ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#">
                <ds:X509Data><ds:X509Certificate>{new string('A', 1000)}</ds:X509Certificate></ds:X509Data>
              </ds:KeyInfo>
            </md:KeyDescriptor>
            <md:SingleSignOnService Location="https://login.example.com/adfs/ls"
              Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" />
          </md:IDPSSODescriptor>
        </md:EntityDescriptor>
        """;
}
