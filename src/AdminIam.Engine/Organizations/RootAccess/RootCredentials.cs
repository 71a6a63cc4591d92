namespace AdminIam.Engine.Organizations.RootAccess;

/// <summary>The credentials of the root user of an account. What could not be read is
/// <see langword="null"/>.</summary>
public sealed record RootCredentials
{
    /// <summary>None.</summary>
    public static RootCredentials None { get; } = Of(false, [], [], []);

    /// <summary>Whether there is a password, or one can be set by e-mail.</summary>
    public bool? HasPassword { get; init; }

    /// <summary>Whether there is an access key, active or not.</summary>
    public bool? HasAccessKey { get; init; }

    /// <summary>Whether there is a signing certificate, active or not.</summary>
    public bool? HasCertificate { get; init; }

    /// <summary>Whether there is an MFA device.</summary>
    public bool? HasMfaDevice { get; init; }

    /// <summary>The IDs of the access keys.</summary>
    public IReadOnlyList<string>? AccessKeyIds { get; init; }

    /// <summary>The IDs of the signing certificates.</summary>
    public IReadOnlyList<string>? CertificateIds { get; init; }

    /// <summary>The serial numbers of the MFA devices.</summary>
    public IReadOnlyList<string>? MfaSerialNumbers { get; init; }

    /// <summary>Whether there are any.</summary>
    public bool? HasAny
    {
        get
        {
            bool?[] all = [HasPassword, HasAccessKey, HasCertificate, HasMfaDevice];
            return Array.Exists(all, one => one == true) ? true : Array.Exists(all, one => one is null) ? null : false;
        }
    }

    /// <summary>Returns credentials that were read one by one.</summary>
    /// <param name="hasPassword">Whether there is a password.</param>
    /// <param name="keyIds">The IDs of the access keys.</param>
    /// <param name="certificateIds">The IDs of the signing certificates.</param>
    /// <param name="serialNumbers">The serial numbers of the MFA devices.</param>
    internal static RootCredentials Of(
        bool? hasPassword, IReadOnlyList<string>? keyIds, IReadOnlyList<string>? certificateIds,
        IReadOnlyList<string>? serialNumbers) => new()
        {
            HasPassword = hasPassword,
            AccessKeyIds = keyIds,
            HasAccessKey = IsAny(keyIds),
            CertificateIds = certificateIds,
            HasCertificate = IsAny(certificateIds),
            MfaSerialNumbers = serialNumbers,
            HasMfaDevice = IsAny(serialNumbers),
        };

    private static bool? IsAny(IReadOnlyList<string>? ids) => ids is null ? null : ids.Count > 0;
}
