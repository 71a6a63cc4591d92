using System.Security;
using AdminIam.Engine.Common.Bulk;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam.Passwords;

namespace AdminIam.Engine.Iam.Users;

/// <summary>The settings that a user is to have.</summary>
public sealed record UserRequest
{
    /// <summary>The user's name.</summary>
    public required string UserName { get; init; }

    /// <summary>The groups the user should be in.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>The path, or <see langword="null"/> to keep the path of an existing user and create a new one at <c>/</c>.</summary>
    public string? Path { get; init; }

    /// <summary>The name or ARN of the managed policy that bounds the user's permissions.</summary>
    public string? PermissionsBoundary { get; init; }

    /// <summary>The user's tags.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Tags { get; init; } = [];

    /// <summary>The console password the user should have.</summary>
    public SecureString? Password { get; init; }

    /// <summary>Whether to generate a console password.</summary>
    public bool GeneratePassword { get; init; }

    /// <summary>Whether the password must be changed at first sign-in.</summary>
    public bool RequirePasswordReset { get; init; } = true;

    /// <summary>Whether the user should have an access key.</summary>
    public bool AccessKey { get; init; }

    /// <summary>Accept a user that exists, and set what is asked for and differs; a password and a key are never replaced.</summary>
    public bool Ensure { get; init; }

    /// <summary>After a failure, undo what was made for this user instead of leaving it.</summary>
    public bool Rollback { get; init; }

    /// <summary>Whether the user should be able to sign in to the console.</summary>
    public bool ConsoleAccess => GeneratePassword || Password is not null;

    /// <summary>Adds all that is asked for, so that equal requests have equal digests.</summary>
    /// <param name="digest">What it is added to.</param>
    public void AddTo(WishDigest digest)
    {
        digest.AddNames(Groups).Add(Path).Add(PermissionsBoundary?.ToUpperInvariant()).Add(Password).Add(GeneratePassword)
            .Add(RequirePasswordReset).Add(AccessKey).Add(Ensure);
        // IAM compares the keys of tags ignoring case.
        foreach (var tag in Tags.OrderBy(tag => tag.Key, StringComparer.OrdinalIgnoreCase))
            digest.Add(tag.Key.ToUpperInvariant()).Add(tag.Value);
    }

    /// <summary>Checks the password as far as that is possible without the password policy of the account.</summary>
    /// <exception cref="AdminException"><c>AmbiguousPassword</c>: there is a password and <see cref="GeneratePassword"/>.
    /// Or the password has characters that a password cannot have.</exception>
    internal void CheckPassword()
    {
        if (Password is not null && GeneratePassword)
        {
            throw new AdminException(
                "AmbiguousPassword", ErrorKind.InvalidArgument, UserName,
                $"'{UserName}' has both a password and -GeneratePassword.", "Specify -Password or -GeneratePassword, not both.");
        }

        PasswordRules.CheckCharacters(Password, UserName);
    }

    /// <summary>The user's name; never a secret.</summary>
    public override string ToString() => UserName;
}
