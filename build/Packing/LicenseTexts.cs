namespace AdminIam.Build.Packing;

/// <summary>The texts of licenses, for packages that name their license and do not contain its text.</summary>
internal static class LicenseTexts
{
    // The text of the MIT license begins with it in the packages of Microsoft and of QRCoder.
    private const string MitTitle = "The MIT License (MIT)";

    /// <summary>The text of a license.</summary>
    /// <param name="license">Its SPDX identifier.</param>
    /// <param name="copyright">The line of the copyright holder, for the licenses that have one in their text.</param>
    /// <exception cref="BuildFailedException">There is no text of this license here.</exception>
    public static string Of(string license, string? copyright)
    {
        var path = Repository.PathOf("build", "Packing", "Licenses", license + ".txt");
        return File.Exists(path)
            ? File.ReadAllText(path).Replace("<copyright>", copyright ?? "", StringComparison.Ordinal)
            : throw new BuildFailedException($"There is no text of the license {license}: add {path}.");
    }

    /// <summary>The SPDX identifier of a license text, or null where it is not known.</summary>
    public static string? Identify(string text) =>
        text.TrimStart().StartsWith(MitTitle, StringComparison.Ordinal) ? "MIT" : null;
}
