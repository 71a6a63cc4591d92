namespace AdminIam.Build.Packing;

/// <summary>A third-party component of the published module, with its license.</summary>
/// <param name="Id">The name in its registry.</param>
/// <param name="Version">The version.</param>
/// <param name="PackageUrl">The package URL (purl), which includes the registry.</param>
/// <param name="License">The SPDX identifier of the license.</param>
/// <param name="LicenseText">The text of the license.</param>
/// <param name="Copyright">The copyright notice of the component, or null if it has none.</param>
/// <param name="ProjectUrl">The home page, or null if there is none.</param>
/// <param name="Notices">The notices of the component's own third-party components, or null.</param>
/// <param name="PackageHash">The SHA-512 of the package file, in hexadecimal, or null.</param>
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
