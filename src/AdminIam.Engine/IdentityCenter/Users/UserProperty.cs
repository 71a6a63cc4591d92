using AdminIam.Engine.IdentityCenter.Directory;
using Amazon.IdentityStore.Model;
using Amazon.Runtime.Documents;

namespace AdminIam.Engine.IdentityCenter.Users;

/// <summary>An attribute of a user that commands set.</summary>
public sealed class UserProperty
{
    private readonly Func<DirectoryUser, string?> _read;
    private readonly Action<CreateUserRequest, string> _write;
    private readonly Func<DirectoryUser, string?, DirectoryUser> _apply;

    private UserProperty(
        string parameter, string label, string path, Func<DirectoryUser, string?> read,
        Func<DirectoryUser, string?, DirectoryUser> apply, Action<CreateUserRequest, string> write)
    {
        Parameter = parameter;
        Label = label;
        Path = path;
        _read = read;
        _apply = apply;
        _write = write;
    }

    /// <summary>The given name, which every user has.</summary>
    public static UserProperty GivenName { get; } = new(
        "GivenName", "given name", "name.givenName", user => user.GivenName,
        (user, value) => user with { GivenName = value },
        (request, value) => NameOf(request).GivenName = value) { IsRequired = true };

    /// <summary>The family name, which every user has.</summary>
    public static UserProperty FamilyName { get; } = new(
        "FamilyName", "family name", "name.familyName", user => user.FamilyName,
        (user, value) => user with { FamilyName = value },
        (request, value) => NameOf(request).FamilyName = value) { IsRequired = true };

    /// <summary>The middle name.</summary>
    public static UserProperty MiddleName { get; } = new(
        "MiddleName", "middle name", "name.middleName", user => user.MiddleName,
        (user, value) => user with { MiddleName = value },
        (request, value) => NameOf(request).MiddleName = value);

    /// <summary>The name that lists show, which every user has.</summary>
    public static UserProperty DisplayName { get; } = new(
        "DisplayName", "display name", "displayName", user => user.DisplayName,
        (user, value) => user with { DisplayName = value },
        (request, value) => request.DisplayName = value) { IsRequired = true };

    /// <summary>The email address. AWS allows one.</summary>
    public static UserProperty Email { get; } = new(
        "Email", "email address", "emails", user => user.Email,
        (user, value) => user with { Email = value },
        (request, value) => request.Emails = [new Email { Value = value, Type = Work, Primary = true }])
        { IsList = true };

    /// <summary>The phone number. AWS allows one.</summary>
    public static UserProperty PhoneNumber { get; } = new(
        "PhoneNumber", "phone number", "phoneNumbers", user => user.PhoneNumber,
        (user, value) => user with { PhoneNumber = value },
        (request, value) => request.PhoneNumbers = [new PhoneNumber { Value = value, Type = Work, Primary = true }])
        { IsList = true };

    /// <summary>The title, such as <c>Engineer</c>.</summary>
    public static UserProperty Title { get; } = new(
        "Title", "title", "title", user => user.Title,
        (user, value) => user with { Title = value },
        (request, value) => request.Title = value);

    /// <summary>The nickname.</summary>
    public static UserProperty NickName { get; } = new(
        "NickName", "nickname", "nickName", user => user.NickName,
        (user, value) => user with { NickName = value },
        (request, value) => request.NickName = value);

    /// <summary>The type, such as <c>Contractor</c>.</summary>
    public static UserProperty UserType { get; } = new(
        "UserType", "user type", "userType", user => user.UserType,
        (user, value) => user with { UserType = value },
        (request, value) => request.UserType = value);

    /// <summary>The preferred language, such as <c>en</c>.</summary>
    public static UserProperty PreferredLanguage { get; } = new(
        "PreferredLanguage", "preferred language", "preferredLanguage", user => user.PreferredLanguage,
        (user, value) => user with { PreferredLanguage = value },
        (request, value) => request.PreferredLanguage = value);

    /// <summary>The locale, such as <c>en-US</c>.</summary>
    public static UserProperty Locale { get; } = new(
        "Locale", "locale", "locale", user => user.Locale,
        (user, value) => user with { Locale = value },
        (request, value) => request.Locale = value);

    /// <summary>The time zone, such as <c>Europe/Berlin</c>.</summary>
    public static UserProperty Timezone { get; } = new(
        "Timezone", "time zone", "timezone", user => user.Timezone,
        (user, value) => user with { Timezone = value },
        (request, value) => request.Timezone = value);

    /// <summary>The URL of the profile.</summary>
    public static UserProperty ProfileUrl { get; } = new(
        "ProfileUrl", "profile URL", "profileUrl", user => user.ProfileUrl,
        (user, value) => user with { ProfileUrl = value },
        (request, value) => request.ProfileUrl = value);

    /// <summary>All attributes.</summary>
    public static IReadOnlyList<UserProperty> All { get; } =
    [
        GivenName, MiddleName, FamilyName, DisplayName, Email, PhoneNumber, Title, NickName, UserType,
        PreferredLanguage, Locale, Timezone, ProfileUrl,
    ];

    private const string Work = "work";

    /// <summary>The parameter of the cmdlets and the column of rows.</summary>
    public string Parameter { get; }

    /// <summary>The name in texts.</summary>
    public string Label { get; }

    /// <summary>Whether IAM Identity Center requires it of every user.</summary>
    public bool IsRequired { get; private init; }

    /// <summary>The path in updates.</summary>
    internal string Path { get; }

    // An item of a list has no path of its own.
    private bool IsList { get; init; }

    /// <summary>Returns the value of a user, if it has one.</summary>
    internal string? Of(DirectoryUser user) => _read(user);

    /// <summary>Returns the user with a value; an empty text removes the attribute.</summary>
    internal DirectoryUser Apply(DirectoryUser user, string value) =>
        _apply(user, value.Length == 0 ? null : value);

    /// <summary>Sets the value in the request that creates a user.</summary>
    internal void Set(CreateUserRequest request, string value) => _write(request, value);

    /// <summary>Returns the change that sets the attribute of a user.</summary>
    /// <param name="value">The value; an empty text removes the attribute.</param>
    internal AttributeOperation Change(string value)
    {
        var operation = new AttributeOperation { AttributePath = Path };
        if (value.Length == 0)
            return operation;
        operation.AttributeValue = IsList
            ? new Document(
                new Document(new Dictionary<string, Document>
                {
                    ["value"] = value,
                    ["type"] = Work,
                    ["primary"] = true,
                }))
            : new Document(value);
        return operation;
    }

    private static Name NameOf(CreateUserRequest request) => request.Name ??= new Name();
}
