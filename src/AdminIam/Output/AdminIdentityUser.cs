using AdminIam.Engine.IdentityCenter.Directory;
using AdminIam.Engine.IdentityCenter.Users;
using AdminIam.Input;

namespace AdminIam;

/// <summary>A user of IAM Identity Center.</summary>
[Service(ObjectService.IdentityCenter)]
public sealed class AdminIdentityUser
{
    internal AdminIdentityUser(DirectoryUser user, IEnumerable<string>? groups, string? portalUrl)
    {
        UserName = user.UserName;
        UserId = user.UserId;
        DisplayName = user.DisplayName;
        GivenName = user.GivenName;
        MiddleName = user.MiddleName;
        FamilyName = user.FamilyName;
        Email = user.Email;
        PhoneNumber = user.PhoneNumber;
        Title = user.Title;
        NickName = user.NickName;
        UserType = user.UserType;
        PreferredLanguage = user.PreferredLanguage;
        Locale = user.Locale;
        Timezone = user.Timezone;
        ProfileUrl = user.ProfileUrl;
        GroupName = groups?.ToArray();
        UserStatus = user.Status;
        // A new user has no external ID.
        IsExternal = user.IsExternal;
        ExternalIssuer = [.. user.ExternalIssuers];
        CreateDate = user.CreateDate;
        CreatedBy = user.CreatedBy;
        PortalUrl = portalUrl;
    }

    internal AdminIdentityUser(UserResult result, string? portalUrl)
        : this(result.User, result.Groups, portalUrl)
    {
        Outcome = result.Outcome.ToString();
        Change = [.. result.Changes];
    }

    internal AdminIdentityUser(UserRequest request, string? portalUrl)
    {
        var attributes = request.OfNewUser();
        UserName = request.UserName;
        DisplayName = Of(UserProperty.DisplayName);
        GivenName = Of(UserProperty.GivenName);
        MiddleName = Of(UserProperty.MiddleName);
        FamilyName = Of(UserProperty.FamilyName);
        Email = Of(UserProperty.Email);
        PhoneNumber = Of(UserProperty.PhoneNumber);
        Title = Of(UserProperty.Title);
        NickName = Of(UserProperty.NickName);
        UserType = Of(UserProperty.UserType);
        PreferredLanguage = Of(UserProperty.PreferredLanguage);
        Locale = Of(UserProperty.Locale);
        Timezone = Of(UserProperty.Timezone);
        ProfileUrl = Of(UserProperty.ProfileUrl);
        GroupName = [.. request.Groups];
        PortalUrl = portalUrl;
        Outcome = nameof(Engine.Common.Outcome.WhatIf);

        string? Of(UserProperty attribute) => attributes.TryGetValue(attribute, out var value) ? value : null;
    }

    /// <summary>The name that the user signs in with.</summary>
    public string UserName { get; }

    /// <summary>The name that lists and the AWS access portal show.</summary>
    public string? DisplayName { get; }

    /// <summary>The email address.</summary>
    public string? Email { get; }

    /// <summary>The groups that were requested or found; empty if the command does not read them.</summary>
    public string[]? GroupName { get; }

    /// <summary>The outcome of the command: Created, Updated, Unchanged, Incomplete or WhatIf.</summary>
    public string? Outcome { get; }

    /// <summary>The changes to an existing user, such as "title: none -> Engineer" and "group: Ops".</summary>
    public string[] Change { get; } = [];

    /// <summary>The URL of the AWS access portal, where the user signs in; empty in partitions other than
    /// aws.</summary>
    public string? PortalUrl { get; }

    /// <summary>The given name.</summary>
    public string? GivenName { get; }

    /// <summary>The middle name.</summary>
    public string? MiddleName { get; }

    /// <summary>The family name.</summary>
    public string? FamilyName { get; }

    /// <summary>The title, such as Engineer.</summary>
    public string? Title { get; }

    /// <summary>The nickname.</summary>
    public string? NickName { get; }

    /// <summary>The type of the user, such as Contractor.</summary>
    public string? UserType { get; }

    /// <summary>The phone number.</summary>
    public string? PhoneNumber { get; }

    /// <summary>The preferred language.</summary>
    public string? PreferredLanguage { get; }

    /// <summary>The locale.</summary>
    public string? Locale { get; }

    /// <summary>The time zone.</summary>
    public string? Timezone { get; }

    /// <summary>The URL of a profile page.</summary>
    public string? ProfileUrl { get; }

    /// <summary>ENABLED or DISABLED; empty if the user was not read. No AWS operation sets it: the console and a
    /// synchronized directory do.</summary>
    public string? UserStatus { get; }

    /// <summary>Whether an external directory owns the user; empty if the user does not exist yet.</summary>
    public bool? IsExternal { get; }

    /// <summary>The external directories that gave the user an ID.</summary>
    public string[] ExternalIssuer { get; } = [];

    /// <summary>The creation date, in UTC; empty if the user was not read.</summary>
    public DateTime? CreateDate { get; }

    /// <summary>Who created the user.</summary>
    public string? CreatedBy { get; }

    /// <summary>The unique ID.</summary>
    public string? UserId { get; }

    /// <summary>Returns the name.</summary>
    public override string ToString() => UserName;
}
