using AdminIam.Engine.Iam.AccessKeys;
using AdminIam.Engine.Safeguards.Facts;
using Amazon.IdentityManagement.Model;
using CsCheck;

namespace AdminIam.Tests.Engine.Safeguards.Facts;

public sealed class LiveRowTests
{
    [Fact]
    public void A_password_that_was_changed_after_its_creation_keeps_that_time()
    {
        var row = TestFacts.PasswordRow("alice");

        Assert.Equal(
            row.PasswordLastChanged, LiveRow.Of(row, Profile(200), [], true).Row.PasswordLastChanged);
        Assert.Equal(TestFacts.DaysAgo(3), LiveRow.Of(row, Profile(3), [], true).Row.PasswordLastChanged);
        Assert.Null(LiveRow.Of(row, null, [], true).Row.PasswordLastChanged);
    }

    [Fact]
    public void A_remaining_key_keeps_its_number_and_a_new_one_gets_a_free_number()
    {
        var row = TestFacts.Row("alice") with
        {
            Keys = [TestFacts.Key(1, rotated: 100), TestFacts.Key(2, rotated: 50)],
        };

        Assert.Equal([(2, 50.0)], Keys(LiveRow.Of(row, null, [Key(50)], false)));
        Assert.Equal([(1, 100.0)], Keys(LiveRow.Of(row, null, [Key(100)], false)));
        Assert.Equal([(1, 1.0), (2, 50.0)], Keys(LiveRow.Of(row, null, [Key(1), Key(50)], false)));
        Assert.Equal([(1, 100.0), (2, 50.0)], Keys(LiveRow.Of(row, null, [Key(50), Key(100)], false)));
    }

    [Fact]
    public void A_key_whose_status_changed_keeps_the_time_of_the_change()
    {
        var row = TestFacts.Row("alice") with { Keys = [TestFacts.Key(2, rotated: 10)] };

        Assert.Equal([(2, 10.0)], Keys(LiveRow.Of(row, null, [Key(100)], false)));
    }

    [Fact]
    public void Every_key_has_a_number_of_its_own() => Gen.Select(
        Gen.Int[1, 300].Array[0, 2], Gen.Int[1, 300].Array[0, 2]).Sample((reported, current) =>
        {
            var row = TestFacts.Row("alice") with
            {
                Keys = reported.Select((days, i) => TestFacts.Key(i + 1, rotated: days)).ToList(),
            };

            var keys = LiveRow.Of(row, null, current.Select(days => Key(days)).ToList(), false).Row.Keys;

            return keys.Count == current.Length
                && keys.Select(key => key.Slot).Distinct().Count() == keys.Count
                && keys.All(key => key.Slot is 1 or 2);
        });

    private static LoginProfile Profile(double days) => new() { CreateDate = TestFacts.DaysAgo(days) };

    private static AccessKeyRecord Key(double days) => new()
    {
        AccessKeyId = "AKIAIOSFODNN7EXAMPLE",
        IsActive = true,
        CreateDate = TestFacts.DaysAgo(days),
    };

    private static IEnumerable<(int Slot, double Days)> Keys(LiveRow row) =>
        row.Row.Keys.Select(key => (key.Slot, (TestFacts.Now - key.LastRotated!.Value).TotalDays));
}
