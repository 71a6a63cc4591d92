using AdminIam.Build.Coverage;

namespace AdminIam.Tests.Build.Coverage;

public sealed class CoverageReportTests
{
    private const string Json = """
        {
          "AdminIam.Engine.dll": {
            "/_/src/AdminIam.Engine/Totp.cs": {
              "AdminIam.Engine.Totp": {
                "System.String Code()": {
                  "Lines": { "7": 2, "8": 0, "9": 0 }, "Branches": [ { "Hits": 1 }, { "Hits": 0 } ]
                }
              },
              "AdminIam.Engine.Totp/<>c": {
                "System.Int32 <Code>b__0()": { "Lines": { "8": 3 }, "Branches": [] }
              }
            },
            "/_/src/AdminIam.Engine/Names.cs": {
              "AdminIam.Engine.Names": { "System.Void Check()": { "Lines": { "4": 1 }, "Branches": [ { "Hits": 5 } ] } }
            }
          },
          "AdminIam.dll": {
            "/_/src/AdminIam/Row.cs": {
              "AdminIam.Row": { "System.Void Bind()": { "Lines": { "1": 0, "2": 0 }, "Branches": [] } }
            }
          }
        }
        """;

    [Fact]
    public void Lines_and_branches_are_added_up_by_assembly_and_a_line_of_two_methods_counts_once()
    {
        using StringWriter output = new();

        CoverageReport.Parse(Json).Write(output);

        Assert.Equal(
            [
                "Coverage of AdminIam: lines 0 of 2 (0.0 %), branches none",
                "Coverage of AdminIam.Engine: lines 3 of 4 (75.0 %), branches 2 of 3 (66.6 %)",
                "  2 lines not covered: /_/src/AdminIam/Row.cs",
                "  1 lines not covered: /_/src/AdminIam.Engine/Totp.cs",
            ],
            output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void Only_complete_coverage_is_100_percent() =>
        Assert.Equal(
            ("1999 of 2000 (99.9 %)", "5 of 5 (100.0 %)"),
            ($"{new CoverageCount(1999, 2000)}", $"{new CoverageCount(5, 5)}"));
}
