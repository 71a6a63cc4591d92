using AdminIam.Engine.Common.Bulk;
using AdminIam.Engine.Common.Errors;

namespace AdminIam.Engine.IdentityCenter.Users;

/// <summary>The requested settings of a user in IAM Identity Center.</summary>
public sealed record UserRequest
{
    /// <summary>The name of the user.</summary>
    public required string UserName { get; init; }

    /// <summary>The values of attributes. Attributes without a value are not changed.</summary>
    public IReadOnlyDictionary<UserProperty, string> Attributes { get; init; } =
        new Dictionary<UserProperty, string>();

    /// <summary>The groups to add the user to.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>Whether to accept and update an existing user.</summary>
    public bool Ensure { get; init; }

    /// <summary>Whether to revert the changes to this user after a failure.</summary>
    public bool Rollback { get; init; }

    /// <summary>Whether to change users and groups that an external directory owns.</summary>
    public bool Force { get; init; }

    /// <summary>The email address, if one is requested.</summary>
    public string? Email => Attributes.TryGetValue(UserProperty.Email, out var email) ? email : null;

    /// <summary>Adds the values to a digest, so that equal requests have equal digests.</summary>
    public void AddTo(RowDigest digest)
    {
        digest.AddNames(Groups).Add(Ensure);
        foreach (var one in Attributes.OrderBy(one => one.Key.Parameter, StringComparer.Ordinal))
            digest.Add(one.Key.Parameter).Add(one.Value);
    }

    /// <summary>Returns the attributes of a new user: the display name consists of the given name and the family name
    /// unless it is specified.</summary>
    /// <exception cref="AdminException"><c>MissingValue</c>: an attribute that IAM Identity Center requires has no
    /// value.</exception>
    public IReadOnlyDictionary<UserProperty, string> OfNewUser()
    {
        string[] missing =
        [
            .. new[] { UserProperty.GivenName, UserProperty.FamilyName }
                .Where(required => !Attributes.ContainsKey(required)).Select(required => required.Parameter),
        ];
        if (missing.Length > 0)
        {
            throw new AdminException(
                "MissingValue", ErrorKind.InvalidArgument, UserName,
                $"No value was specified for {string.Join(" and ", missing)} of '{UserName}', which "
                + "IAM Identity Center requires of a new user.",
                $"Specify {string.Join(" and ", missing.Select(one => $"-{one}"))}, or add the columns to the row. "
                + "Names are not taken from DisplayName, because their order differs.");
        }

        return Attributes.ContainsKey(UserProperty.DisplayName)
            ? Attributes
            : new Dictionary<UserProperty, string>(Attributes.ToDictionary(one => one.Key, one => one.Value))
            {
                [UserProperty.DisplayName] =
                    $"{Attributes[UserProperty.GivenName]} {Attributes[UserProperty.FamilyName]}",
            };
    }

    /// <summary>Returns the user name.</summary>
    public override string ToString() => UserName;
}
