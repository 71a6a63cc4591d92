using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam.Names;
using CsCheck;

namespace AdminIam.Tests.Engine.Iam.Names;

public sealed class IamTagsPropertyTests
{
    // Keys and values as IAM allows them, without the characters that separate them in a cell.
    private const string Allowed = "abcXYZ019_.:/+-@ éßЖ中";

    private static readonly Gen<string> Value = Gen.String[Gen.Char[Allowed], 0, 40].Select(text => text.Trim());
    private static readonly Gen<string> Key =
        Value.Where(text => text.Length > 0 && !text.StartsWith("aws:", StringComparison.OrdinalIgnoreCase));

    private static readonly Gen<KeyValuePair<string, string>[]> Tags = Gen.Select(
        Key, Value, KeyValuePair.Create).Array[0, 20]
        .Select(tags => tags.DistinctBy(tag => tag.Key, StringComparer.OrdinalIgnoreCase).ToArray());

    [Fact]
    public void Tags_can_be_read_back()
    {
        Gen.Select(Tags, Gen.OneOf(";", " ; ", ";;")).Sample((tags, separator) =>
            IamTags.Parse(string.Join(separator, tags.Select(tag => $"{tag.Key}={tag.Value}"))).SequenceEqual(tags));
    }

    [Fact]
    public void What_IAM_allows_is_never_refused()
    {
        Tags.Sample(tags => IamTags.Check(tags, "ann"));
    }

    [Fact]
    public void A_value_can_contain_an_equals_sign()
    {
        Gen.Select(Key, Value, Value).Sample((key, left, right) =>
            IamTags.Parse($"{key}={left}={right}").Single() is var tag
                && tag.Key == key
                && tag.Value == $"{left}={right}".Trim());
    }

    [Fact]
    public void A_duplicate_key_is_refused_regardless_of_case()
    {
        var ascii = Gen.String[Gen.Char["abcXYZ019_.:/+-@"], 1, 40];
        Gen.Select(ascii, Value, Value).Sample((key, one, two) =>
        {
            var error = Assert.Throws<FormatException>(
                () => IamTags.Parse($"{key.ToUpperInvariant()}={one};{key.ToLowerInvariant()}={two}"));
            Assert.Contains("more than once", error.Message);
        });
    }

    [Fact]
    public void A_character_that_IAM_does_not_allow_is_refused_wherever_it_is()
    {
        var bad = Gen.Char["!\"#$%&'()*,<>?[]{}|\t\n\u200B"];
        Gen.Select(Key, Value, bad, Gen.Bool).Sample((key, value, letter, isInKey) =>
        {
            KeyValuePair<string, string> tag = isInKey
                ? new(key + letter + key, value)
                : new(key, value + letter + key);
            var error = Assert.Throws<AdminException>(() => IamTags.Check([tag], "ann"));
            Assert.Equal("InvalidTag", error.ErrorId);
        });
    }
}
