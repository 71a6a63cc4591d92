using System.Globalization;
using AdminIam.Build;
using AdminIam.Build.Packing;

namespace AdminIam.Tests.Build.Packing;

public sealed class ReleaseNotesTests
{
    private const string Changelog = """
        # Changelog

        Everything.

        ## [Unreleased]

        ### Added

        - Next.

        ## [1.2.0] - 2026-11-26

        - This.

          More of it.

        ## [1.1.0] - 2026-01-02

        - Before.

        [1.2.0]: https://example.com/1.2.0
        """;

    [Theory]
    [InlineData("1.2.0", "- This.\n\n  More of it.", "2026-11-26")]
    [InlineData("1.1.0", "- Before.", "2026-01-02")]
    [InlineData("1.3.0", "### Added\n\n- Next.", null)]
    public void A_version_has_its_section_or_the_one_that_is_not_released(string version, string text, string? date)
    {
        var notes = ReleaseNotes.Read(Changelog, version);

        Assert.Equal(text, notes.Text);
        Assert.Equal(date, notes.Date?.ToString("O", CultureInfo.InvariantCulture));
    }

    [Fact]
    public void A_changelog_without_either_fails_the_build() =>
        Assert.Throws<BuildFailedException>(() => ReleaseNotes.Read("# Changelog\n", "1.0.0"));
}
