namespace AdminIam.Engine.Iam.Users;

/// <summary>A requested property of a user.</summary>
internal interface IUserPart
{
    /// <summary>The name in errors about missing properties, such as <c>the access key</c>.</summary>
    string What { get; }

    /// <summary>Determines the changes to the user, without applying them.</summary>
    /// <returns>The changes; none if the property is as requested.</returns>
    Task<IReadOnlyList<string>> PlanAsync();

    /// <summary>Applies the changes.</summary>
    /// <returns>The applied changes.</returns>
    Task<IReadOnlyList<string>> ApplyAsync();
}
