namespace AdminIam.Input;

/// <summary>The service in which an object that a command returned exists. A user of one service and a user of another
/// can have the same name.</summary>
internal enum ObjectService
{
    /// <summary>IAM of one account.</summary>
    Iam,

    /// <summary>IAM Identity Center.</summary>
    IdentityCenter,
}
