using AdminIam.Engine.Iam.Locks;
using AdminIam.Engine.Iam.Users;
using CsCheck;

namespace AdminIam.Tests.Engine.Iam.Locks;

public sealed class LockPolicyTests
{
    private static readonly DateTime Since = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);
    private static readonly LockRecord Record = new(
        Since, [new(CredentialKind.AccessKey, "AKIA1"), new(CredentialKind.SshKey, "APKA1")], true);

    [Fact]
    public void What_is_remembered_is_read_back() => Gen.Select(
        Gen.OneOf(
            CredentialKind.AccessKey, CredentialKind.SshKey, CredentialKind.ServiceCredential,
            CredentialKind.Certificate).Array[0, 4],
        Gen.Bool, Gen.Int[0, 100_000]).Sample((kinds, password, minutes) =>
    {
        var record = new LockRecord(
            Since.AddMinutes(minutes), [.. kinds.Select((kind, i) => new DisabledCredential(kind, $"ID{i}"))],
            password);

        var read = LockPolicy.Read(LockPolicy.Write(record))!;

        Assert.Equal((record.Since, record.Password), (read.Since, read.Password));
        Assert.Equal(record.Credentials, read.Credentials);
    });

    [Fact]
    public void The_policy_denies_everything_and_older_sessions()
    {
        var json = LockPolicy.Write(Record);

        Assert.Contains("\"Sid\": \"DenyEverything\"", json, StringComparison.Ordinal);
        Assert.Contains("\"aws:TokenIssueTime\": \"2026-03-01T12:00:00Z\"", json, StringComparison.Ordinal);
        Assert.DoesNotContain("Allow", json, StringComparison.Ordinal);
        Assert.DoesNotContain("DenyEverything", LockPolicy.WriteRevocation(Since), StringComparison.Ordinal);
    }

    [Fact]
    public void White_space_and_order_do_not_matter_as_the_console_changes_them() => Assert.Equal(
        Record.Credentials,
        LockPolicy.Read(LockPolicy.Write(Record).Replace("\n", string.Empty, StringComparison.Ordinal))!.Credentials);

    [Theory]
    [InlineData("\"Deny\"", "\"Allow\"")]
    [InlineData("DenyEverything", "DenyNothing")]
    [InlineData("AccessKey AKIA1", "Key AKIA1")]
    [InlineData("2026-03-01T12:00:00Z", "yesterday")]
    [InlineData("\"Action\": \"*\"", "\"Action\": \"s3:*\"")]
    public void A_policy_that_somebody_changed_is_not_relied_on(string before, string after) =>
        Assert.Null(LockPolicy.Read(LockPolicy.Write(Record).Replace(before, after, StringComparison.Ordinal)));

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"Version\":\"2012-10-17\",\"Statement\":[]}")]
    public void Any_other_text_is_no_memory(string json) => Assert.Null(LockPolicy.Read(json));
}
