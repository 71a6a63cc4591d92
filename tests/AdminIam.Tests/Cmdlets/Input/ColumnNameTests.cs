using AdminIam.Input;
using CsCheck;

namespace AdminIam.Tests.Cmdlets.Input;

public sealed class ColumnNameTests
{
    private static readonly string[] Parameters =
    [
        "UserName", "GroupName", "Path", "PermissionsBoundary", "Tag", "Email", "Password", "GeneratePassword",
        "NoPasswordReset", "ProgrammaticAccess", "Ensure", "AccessKeyId", "SerialNumber", "PolicyName", "Status",
    ];

    private static readonly Gen<string> Parameter = Gen.OneOf(Parameters);
    private static readonly Gen<string> Separator = Gen.OneOf(
        "", "", " ", "_", "-", "\u00A0", "\t", "\u200B", "\uFEFF", "  ");
    private static readonly Gen<char> Letter = Gen.Char['A', 'Z'];

    [Theory]
    [InlineData("First Name [Required]", "First Name")]
    [InlineData("Recovery Phone [MUST BE IN THE E.164 FORMAT]", "Recovery Phone")]
    [InlineData("Status [READ ONLY]", "Status")]
    [InlineData("User name [userPrincipalName] Required", "userPrincipalName")]
    [InlineData("First name [givenName]", "givenName")]
    [InlineData("Block sign in (Yes/No) [accountEnabled] Required", "accountEnabled")]
    [InlineData("emails[type eq \"work\"].value", "emails[type eq \"work\"].value")]
    [InlineData("emails[0].value", "emails[0].value")]
    [InlineData("UserName", "UserName")]
    public void What_a_directory_adds_in_brackets_is_not_part_of_the_name(string column, string name) =>
        Assert.Equal(name, ColumnName.WithoutAnnotation(column));

    [Fact]
    public void A_name_is_the_same_regardless_of_case_and_separators()
    {
        var spelled =
            from name in Parameter
            from upper in Gen.Bool.Array[name.Length]
            from between in Separator.Array[name.Length + 1]
            select (name, written: between[0] + string.Concat(name.Select((letter, i) =>
                (upper[i] ? char.ToUpperInvariant(letter) : char.ToLowerInvariant(letter)) + between[i + 1])));

        spelled.Sample(pair => ColumnName.Normalize(pair.written) == ColumnName.Normalize(pair.name));
    }

    [Fact]
    public void A_plural_is_the_same_name()
    {
        Parameter.Sample(name =>
            ColumnName.IsSameOrPlural(ColumnName.Normalize(name + "s"), ColumnName.Normalize(name)));
    }

    [Fact]
    public void Different_letters_are_never_the_same_name()
    {
        Gen.Select(Letter.Array[1, 20], Letter.Array[1, 20]).Sample((a, b) =>
        {
            var (left, right) = (new string(a), new string(b));
            return left.TrimEnd('S') == right.TrimEnd('S') == ColumnName.IsSameOrPlural(left, right);
        });
    }

    [Fact]
    public void One_wrong_missing_additional_or_transposed_letter_is_recognized()
    {
        var misspelt =
            from name in Parameter.Where(name => name.Length > 4).Select(ColumnName.Normalize)
            from at in Gen.Int[0, name.Length - 1]
            from letter in Letter
            from kind in Gen.Int[0, 3]
            select (name, written: kind switch
            {
                0 => name.Remove(at, 1),
                1 => name.Insert(at, letter.ToString()),
                2 => name.Remove(at, 1).Insert(at, letter.ToString()),
                _ when at > 0 => name[..(at - 1)] + name[at] + name[at - 1] + name[(at + 1)..],
                _ => name,
            });

        misspelt.Sample(pair => ColumnName.IsNear(pair.written, pair.name));
    }

    [Fact]
    public void A_name_with_other_letters_is_not_mistaken_for_a_parameter()
    {
        Gen.Select(Letter.Array[1, 20], Parameter).Sample((letters, parameter) =>
        {
            var (name, other) = (new string(letters), ColumnName.Normalize(parameter));
            // Few letters in common are no misspelling.
            return other.Count(name.Contains) * 2 >= other.Length || !ColumnName.IsNear(name, other);
        });
    }

    [Theory]
    [InlineData("DisplayName", "UserName")]
    [InlineData("FirstName", "UserName")]
    [InlineData("Department", "Path")]
    [InlineData("Phone", "Path")]
    [InlineData("Title", "Email")]
    [InlineData("Manager", "UserName")]
    [InlineData("Name", "UserName")]
    public void Columns_of_other_lists_of_people_are_not_mistaken_for_misspellings(string column, string parameter) =>
        Assert.False(ColumnName.IsNear(ColumnName.Normalize(column), ColumnName.Normalize(parameter)));
}
