namespace AdminIam.Engine.Iam.Users;

/// <summary>One thing that a request asks of a user.</summary>
internal interface IUserPart
{
    /// <summary>Its name in an error that says what is missing, such as <c>the access key</c>.</summary>
    string What { get; }

    /// <summary>Finds out what would be changed of the user, without changing it.</summary>
    /// <returns>The changes; none where the user is as the request asks.</returns>
    Task<IReadOnlyList<string>> PlanAsync();

    /// <summary>Makes the changes.</summary>
    /// <returns>What was changed.</returns>
    Task<IReadOnlyList<string>> ApplyAsync();
}
