using System.Text.Json.Nodes;
using AdminIam.Engine.Iam.Locks;
using AdminIam.Engine.Iam.Users;
using CsCheck;

namespace AdminIam.Tests.Engine.Iam.Locks;

public sealed class LockRecordTests
{
    private static readonly Gen<DisabledCredential> Credential = Gen.Select(
        Gen.Int[0, 3].Select(kind => (CredentialKind)kind),
        Gen.Char["ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"].Array[16, 40],
        (kind, id) => new DisabledCredential(kind, new string(id)));

    private static readonly Gen<LockRecord> Record = Gen.Select(
        Gen.DateTime[
            new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc), new DateTime(2040, 1, 1, 0, 0, 0, DateTimeKind.Utc)],
        Credential.List[0, 14], Gen.Bool, Gen.Bool,
        (since, credentials, password, denyAll) => new LockRecord(
            new DateTime(since.Ticks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, DateTimeKind.Utc),
            credentials.Distinct().ToList(), password)
        {
            DenyAll = denyAll,
        });

    [Fact]
    public void A_policy_that_the_lock_wrote_contains_its_record() => Record.Sample(record =>
        Assert.True(Same(record with { DenyAll = false }, LockPolicy.Read(LockPolicy.Write(record)))));

    [Fact]
    public void Tags_that_the_lock_wrote_contain_its_record_in_valid_values() =>
        Record.Sample(record =>
        {
            var tags = LockTags.Write(record);

            Assert.All(tags, tag => Assert.Matches(@"^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,256}\z", tag.Value));
            Assert.True(Same(record, LockTags.Read(tags.Reverse().Append(new("Email", "a@example.com")))));
        });

    [Fact]
    public void A_policy_with_any_change_is_not_trusted() =>
        Gen.Select(Record, Gen.Int[0, 1_000_000], Gen.Int[0, 3]).Sample(
        (record, place, change) =>
        {
            var document = JsonNode.Parse(LockPolicy.Write(record))!;
            var statements = document["Statement"]!.AsArray();
            var statement = statements[place % statements.Count]!.AsObject();
            switch (change)
            {
                case 0:
                    statement["Effect"] = "Allow";
                    break;
                case 1:
                    statement["Resource"] = "arn:aws:s3:::*";
                    break;
                case 2:
                    statement["Condition"] = JsonNode.Parse("{\"Bool\":{\"aws:SecureTransport\":\"false\"}}");
                    break;
                default:
                    statements.RemoveAt(place % 2);
                    break;
            }

            Assert.Null(LockPolicy.Read(document.ToJsonString()));
        });

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"Statement\":\"x\"}")]
    [InlineData("{\"Statement\":[{\"Condition\":{\"DateLessThan\":{\"aws:TokenIssueTime\":5}}}]}")]
    public void Other_documents_are_not_read_as_a_lock(string json) => Assert.Null(LockPolicy.Read(json));

    private static bool Same(LockRecord expected, LockRecord? actual) =>
        actual is not null && expected.Since == actual.Since && expected.Credentials.SequenceEqual(actual.Credentials)
        && expected.Password == actual.Password && expected.DenyAll == actual.DenyAll;
}
