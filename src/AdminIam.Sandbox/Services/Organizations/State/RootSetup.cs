using AdminIam.Sandbox.Services.Iam.State;
using AdminIam.Sandbox.Settings;
using AdminIam.Sandbox.State;

namespace AdminIam.Sandbox.Services.Organizations.State;

/// <summary>Gives the root user of a new account its credentials.</summary>
internal static class RootSetup
{
    private const int SeedDigits = 64;
    private const int CertificateIdDigits = 32;
    private const int KeyIdLength = 20;

    // Self-signed. Its private key does not exist.
    private const string Certificate =
        """
        -----BEGIN CERTIFICATE-----
        MIIDETCCAfmgAwIBAgIUcgNECUJwRNsKj2VWysuYpPImwbQwDQYJKoZIhvcNAQEL
        BQAwFzEVMBMGA1UEAwwMc2FuZGJveCByb290MCAXDTI2MTEyNzA5MDI0NloYDzIx
        MjYxMTAzMDkwMjQ2WjAXMRUwEwYDVQQDDAxzYW5kYm94IHJvb3QwggEiMA0GCSqG
        SIb3DQEBAQUAA4IBDwAwggEKAoIBAQDTooqXnD8jMhUuU6YY74a0UYvZO4hi8IVD
        YUoCi25bYFyjEtv56Gezzugj8Yr3RVig1Q11pIV7YhvqN9sSWIvw6x+Po5vzfBLD
        KhpLkLT+UpO2ncZSgzqD6GCFcYybVrUQwIWZIYFdJAx/9P1J3CXsro6iXhGsQzSN
        qjm9RFXNvnkepZkSwKUFZ//CmMKwf08QPbOg1gsCwt13gShidWlHT5rnsMPX25Aj
        +LCCak9Mf2ptC0C+0BA4FVRVoko6PGEq0bUWl29yp12Z8SFGMYItmSkZsunbAsXp
        lguAavgH48ePQttQhZ7xm1djtBK4S0DOROaA6HOF2X6enk0UhWLxAgMBAAGjUzBR
        MB0GA1UdDgQWBBQy0sCtE5b9+yeiV79Au8+0cATbgDAfBgNVHSMEGDAWgBQy0sCt
        E5b9+yeiV79Au8+0cATbgDAPBgNVHRMBAf8EBTADAQH/MA0GCSqGSIb3DQEBCwUA
        A4IBAQAIrlQdyhHEyJrfHtNE86UdmKSriotujUUTVGW0tNFrugzwzWSex7GkRQbw
        vlop1K6ySgaPS1+o1p8T0lR1F9K6T742lbLnzTTYtiu1I+g57U/mmB0XXw+KNLXy
        PYYBUF/DWqpUu6gDffuoPOLZbNFYBrxF6ym2EMBXFxoXTwgQxOaLGqPXtZBFq39S
        oRXyftWb3fs5JeYEJ7eYbIracj23SYEkL1glntXAtjKMkgQs4gycG8aggnhRcZ+g
        ODWnyAHIEpm2BpuccyG64RCvkB0zO5/K/T/8cWNgdWX454cjBY2Xtahyw1fR62U/
        NQp7WCw6Wkv2Yas9C9kS2ehxRQmS
        -----END CERTIFICATE-----
        """;

    public static void Apply(IamAccount account, SandboxRootCredentials credentials)
    {
        var root = account.Root;
        root.HasPassword = credentials.HasPassword;
        foreach (var key in credentials.AccessKeys)
        {
            account.Add(root, new AccessKey
            {
                Id = key.Id ?? RandomText.Id("AKIA", KeyIdLength),
                Secret = key.Secret ?? RandomText.Secret(),
                Status = key.IsActive ? AccessKey.Active : "Inactive",
                Created = account.Created,
            });
        }

        for (var number = 1; number <= credentials.MfaDevices; number++)
        {
            account.Add(new MfaDevice
            {
                Name = number == 1 ? MfaDevice.NameOfRoot : $"{MfaDevice.NameOfRoot}-{number}",
                Seed = RandomText.Base32(SeedDigits),
                UserName = MfaDevice.Root,
                Created = account.Created,
                Enabled = account.Created,
            });
        }

        for (var number = 1; number <= credentials.SigningCertificates; number++)
        {
            root.SigningCertificates.Add(new SigningCertificate
            {
                Id = RandomText.Base32(CertificateIdDigits), Body = Certificate, Uploaded = account.Created,
            });
        }
    }
}
