using Amazon.IdentityStore.Model;

namespace AdminIam.Engine.IdentityCenter.Directory;

/// <summary>A user of an identity store, as AWS returns it.</summary>
/// <remarks>See User in the Identity Store API reference. What AWS does not return is <see langword="null"/>.</remarks>
public sealed record DirectoryUser
{
    /// <summary>The ID, which never changes.</summary>
    public required string UserId { get; init; }

    /// <summary>The name that the user signs in with; not case-sensitive.</summary>
    public required string UserName { get; init; }

    /// <summary>The name that AWS displays.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The first name.</summary>
    public string? GivenName { get; init; }

    /// <summary>The middle name.</summary>
    public string? MiddleName { get; init; }

    /// <summary>The last name.</summary>
    public string? FamilyName { get; init; }

    /// <summary>The e-mail address.</summary>
    public string? Email { get; init; }

    /// <summary>The phone number.</summary>
    public string? PhoneNumber { get; init; }

    /// <summary>The nickname.</summary>
    public string? NickName { get; init; }

    /// <summary>The job title.</summary>
    public string? Title { get; init; }

    /// <summary>The type of the user, such as employee.</summary>
    public string? UserType { get; init; }

    /// <summary>The URL of a profile page.</summary>
    public string? ProfileUrl { get; init; }

    /// <summary>The preferred language, such as en-US.</summary>
    public string? PreferredLanguage { get; init; }

    /// <summary>The locale, such as en-US.</summary>
    public string? Locale { get; init; }

    /// <summary>The time zone, such as Europe/Berlin.</summary>
    public string? Timezone { get; init; }

    /// <summary>ENABLED or DISABLED. No operation of the API sets it.</summary>
    public string? Status { get; init; }

    /// <summary>The external directories that gave the user an ID; none for a user who was created in IAM Identity
    /// Center.</summary>
    public IReadOnlyList<string> ExternalIssuers { get; init; } = [];

    /// <summary>The creation date, in UTC.</summary>
    public DateTime? CreateDate { get; init; }

    /// <summary>Who created the user.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>Whether the user can sign in. AWS need not return the status.</summary>
    public bool IsEnabled => Status != "DISABLED";

    /// <summary>Whether an external directory owns the user. A change does not flow back to that directory.</summary>
    public bool IsExternal => ExternalIssuers.Count > 0;

    internal static DirectoryUser Of(User user) => new()
    {
        UserId = user.UserId,
        UserName = user.UserName,
        DisplayName = user.DisplayName,
        GivenName = user.Name?.GivenName,
        MiddleName = user.Name?.MiddleName,
        FamilyName = user.Name?.FamilyName,
        Email = user.Emails?.FirstOrDefault()?.Value,
        PhoneNumber = user.PhoneNumbers?.FirstOrDefault()?.Value,
        NickName = user.NickName,
        Title = user.Title,
        UserType = user.UserType,
        ProfileUrl = user.ProfileUrl,
        PreferredLanguage = user.PreferredLanguage,
        Locale = user.Locale,
        Timezone = user.Timezone,
        Status = user.UserStatus?.Value,
        ExternalIssuers = [.. (user.ExternalIds ?? []).Select(id => id.Issuer)],
        CreateDate = user.CreatedAt?.ToUniversalTime(),
        CreatedBy = user.CreatedBy,
    };

    // The SDK has two types with the same members.
    internal static DirectoryUser Of(DescribeUserResponse user) => Of(new User
    {
        UserId = user.UserId,
        UserName = user.UserName,
        DisplayName = user.DisplayName,
        Name = user.Name,
        Emails = user.Emails,
        PhoneNumbers = user.PhoneNumbers,
        NickName = user.NickName,
        Title = user.Title,
        UserType = user.UserType,
        ProfileUrl = user.ProfileUrl,
        PreferredLanguage = user.PreferredLanguage,
        Locale = user.Locale,
        Timezone = user.Timezone,
        UserStatus = user.UserStatus,
        ExternalIds = user.ExternalIds,
        CreatedAt = user.CreatedAt,
        CreatedBy = user.CreatedBy,
    });
}
