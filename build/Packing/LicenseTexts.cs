namespace AdminIam.Build.Packing;

/// <summary>The texts of licenses, for packages that only name their license.</summary>
internal static class LicenseTexts
{
    // The packages of Microsoft and QRCoder contain the MIT license with this title.
    private const string MitTitle = "The MIT License (MIT)";

    /// <summary>The text of a license.</summary>
    /// <param name="license">Its SPDX identifier.</param>
    /// <param name="copyright">The copyright notice, for licenses that include one in their text.</param>
    /// <exception cref="BuildFailedException">The text of the license is not in the repository.</exception>
    public static string Of(string license, string? copyright)
    {
        var path = Repository.PathOf("build", "Packing", "Licenses", license + ".txt");
        return File.Exists(path)
            ? File.ReadAllText(path).Replace("<copyright>", copyright ?? "", StringComparison.Ordinal)
            : throw new BuildFailedException($"There is no text of the license {license}: add {path}.");
    }

    /// <summary>The SPDX identifier of a license text, or null if it is not recognized.</summary>
    public static string? Identify(string text) =>
        text.TrimStart().StartsWith(MitTitle, StringComparison.Ordinal) ? "MIT" : null;
}
