using System.Security;
using AdminIam.Engine.Common.Bulk;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam.Passwords;

namespace AdminIam.Engine.Iam.Users;

/// <summary>The requested settings of a user.</summary>
public sealed record UserRequest
{
    /// <summary>The name of the user.</summary>
    public required string UserName { get; init; }

    /// <summary>The groups to add the user to.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>The path, or <see langword="null"/> to keep the path of an existing user and create a new one with
    /// <c>/</c>.</summary>
    public string? Path { get; init; }

    /// <summary>The name or ARN of the managed policy for the permissions boundary.</summary>
    public string? PermissionsBoundary { get; init; }

    /// <summary>The user's tags.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Tags { get; init; } = [];

    /// <summary>The console password.</summary>
    public SecureString? Password { get; init; }

    /// <summary>Whether to generate a console password.</summary>
    public bool GeneratePassword { get; init; }

    /// <summary>Whether the password must be changed at first sign-in.</summary>
    public bool RequirePasswordReset { get; init; } = true;

    /// <summary>Whether to create an access key.</summary>
    public bool AccessKey { get; init; }

    /// <summary>Whether to accept and update an existing user. Passwords and access keys are never replaced.</summary>
    public bool Ensure { get; init; }

    /// <summary>Whether to revert the changes to this user after a failure.</summary>
    public bool Rollback { get; init; }

    /// <summary>Whether the user gets a console password.</summary>
    public bool ConsoleAccess => GeneratePassword || Password is not null;

    /// <summary>Adds the values to a digest, so that equal requests have equal digests.</summary>
    /// <param name="digest">The digest.</param>
    public void AddTo(RowDigest digest)
    {
        digest.AddNames(Groups)
            .Add(Path)
            .Add(PermissionsBoundary?.ToUpperInvariant())
            .Add(Password)
            .Add(GeneratePassword)
            .Add(RequirePasswordReset).Add(AccessKey).Add(Ensure);
        // Tag keys are not case-sensitive.
        foreach (var tag in Tags.OrderBy(tag => tag.Key, StringComparer.OrdinalIgnoreCase))
            digest.Add(tag.Key.ToUpperInvariant()).Add(tag.Value);
    }

    /// <summary>Checks the password as far as that is possible without the password policy of the account.</summary>
    /// <exception cref="AdminException"><c>AmbiguousPassword</c>: there is a password and
    /// <see cref="GeneratePassword"/>. Or the password has characters that a password cannot have.</exception>
    internal void CheckPassword()
    {
        if (Password is not null && GeneratePassword)
        {
            throw new AdminException(
                "AmbiguousPassword", ErrorKind.InvalidArgument, UserName,
                $"'{UserName}' has both a password and -GeneratePassword.",
                "Specify -Password or -GeneratePassword, not both.");
        }

        PasswordRules.CheckCharacters(Password, UserName);
    }

    /// <summary>Returns the user name, never a secret.</summary>
    public override string ToString() => UserName;
}
