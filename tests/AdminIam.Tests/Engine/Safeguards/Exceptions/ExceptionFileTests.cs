using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Safeguards.Exceptions;

namespace AdminIam.Tests.Engine.Safeguards.Exceptions;

public sealed class ExceptionFileTests
{
    [Fact]
    public void Columns_can_be_in_any_order_and_empty_lines_are_skipped()
    {
        var exceptions = ExceptionFile.Parse(
            "Reason,Until, check-id ,resource,owner\r\n\"x, y\",2027-01-31,AccountAlias,*,me\r\n\r\n", "f.csv").All;

        Assert.Equal(
            [new AcceptedFinding("AccountAlias", "*", "x, y", new DateTime(2027, 1, 31), 2)], exceptions);
    }

    [Fact]
    public void All_faults_are_reported_with_their_lines_up_to_five()
    {
        var lines = Enumerable.Repeat("Nothing,*,x,", 7).Prepend("CheckId,Resource,Reason,Until");

        var failure = Assert.Throws<AdminException>(() => ExceptionFile.Parse(string.Join("\n", lines), "f.csv"));

        Assert.Equal(("InvalidExceptionFile", "f.csv"), (failure.ErrorId, failure.Target));
        Assert.Contains("Line 2: There is no check 'Nothing'.", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Line 6: ", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Line 7: ", failure.Message, StringComparison.Ordinal);
        Assert.EndsWith("There are 2 more faults.", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-02-30")]
    [InlineData("2026-1-1")]
    [InlineData("2026-01-01T00:00:00Z")]
    public void A_date_is_a_day_of_the_calendar(string until) => Assert.Throws<AdminException>(
        () => ExceptionFile.Parse($"CheckId,Resource,Reason,Until\nAccountAlias,*,x,{until}", "f.csv"));

    [Fact]
    public void A_short_line_has_empty_values()
    {
        var failure = Assert.Throws<AdminException>(
            () => ExceptionFile.Parse("CheckId,Resource,Reason\nAccountAlias,*", "f.csv"));

        Assert.Contains("Line 2: Reason is empty.", failure.Message, StringComparison.Ordinal);
    }
}
