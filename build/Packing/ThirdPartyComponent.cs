namespace AdminIam.Build.Packing;

/// <summary>Something of others that is part of what is shipped, with the terms it is shipped under.</summary>
/// <param name="Id">The name that its registry has for it.</param>
/// <param name="Version">The version.</param>
/// <param name="PackageUrl">The package URL (purl), which names the registry too.</param>
/// <param name="License">The SPDX identifier of the license.</param>
/// <param name="LicenseText">The text of the license.</param>
/// <param name="Copyright">Who has the copyright, as the component says; null where it does not.</param>
/// <param name="ProjectUrl">The home page, if it has one.</param>
/// <param name="Notices">The notices of what the component itself contains; null where there are none.</param>
/// <param name="PackageHash">The SHA-512 of the package's file, in hexadecimal; null where none is restored.</param>
internal sealed record ThirdPartyComponent(
    string Id,
    string Version,
    string PackageUrl,
    string License,
    string LicenseText,
    string? Copyright,
    string? ProjectUrl,
    string? Notices,
    string? PackageHash)
{
    /// <summary>
    /// The models in src/AdminIam.Clients/Models, which AdminIam.Clients is generated from and AdminIam.Sandbox has.
    /// </summary>
    public static ThirdPartyComponent ServiceModels { get; } = new(
        "botocore", "1.43.11", "pkg:pypi/botocore@1.43.11", "Apache-2.0",
        LicenseTexts.Of("Apache-2.0", copyright: null),
        "Copyright Amazon.com, Inc. or its affiliates. All Rights Reserved.",
        "https://github.com/boto/botocore", Notices: null, PackageHash: null);

    public override string ToString() => $"{Id} {Version}";
}
