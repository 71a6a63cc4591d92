using AdminIam.Engine.Common.Bulk;
using AdminIam.Engine.Common.Secrets;
using CsCheck;

namespace AdminIam.Tests.Engine.Common.Bulk;

public sealed class RowDigestTests
{
    private static readonly string[] Groups = ["Ops", "Audit", "Admins"];

    [Fact]
    public void Equal_rows_have_equal_digests_and_different_rows_different_ones() =>
        Gen.Select(Gen.String.Array[1, 4], Gen.String.Array[1, 4]).Sample((one, two) =>
        {
            using var digest = new RowDigest();
            return one.SequenceEqual(two) == (Of(digest, one) == Of(digest, two)) && Of(digest, one) == Of(digest, one);
        });

    [Fact]
    public void The_order_and_the_case_of_names_do_not_matter() =>
        Gen.Shuffle(Groups).Sample(names =>
        {
            using var digest = new RowDigest();
            return digest.AddNames(names)
                .Take() == digest.AddNames(Groups.Concat(Groups.Select(name => name.ToLowerInvariant()))).Take();
        });

    [Fact]
    public void Passwords_are_compared_by_content_and_no_password_differs_from_an_empty_one()
    {
        using var digest = new RowDigest();

        Assert.Equal(digest.Add(SecretText.Protect("one")).Take(), digest.Add(SecretText.Protect("one")).Take());
        Assert.NotEqual(digest.Add(SecretText.Protect("one")).Take(), digest.Add(SecretText.Protect("One")).Take());
        Assert.NotEqual(
            digest.Add(SecretText.Protect(string.Empty)).Take(),
            digest.Add((System.Security.SecureString?)null).Take());
    }

    [Fact]
    public void A_digest_of_another_run_is_different()
    {
        using var one = new RowDigest();
        using var two = new RowDigest();

        Assert.NotEqual(one.Add("alice").Take(), two.Add("alice").Take());
    }

    private static Guid Of(RowDigest digest, IEnumerable<string> texts)
    {
        foreach (var text in texts)
            digest.Add(text);
        return digest.Take();
    }
}
