namespace AdminIam.Engine.Iam.AccessKeys;

/// <summary>The key that a rotation replaces, and the key that it deletes first.</summary>
/// <param name="UserName">The user.</param>
/// <param name="Old">The key that is replaced.</param>
/// <param name="Spare">A key that is inactive or was never used, which is deleted first because the user has
/// two.</param>
/// <param name="IsOwn">Whether the session uses the old key.</param>
public sealed record RotationPlan(string UserName, AccessKeyRecord Old, AccessKeyRecord? Spare, bool IsOwn)
{
    /// <summary>Returns a description of the changes.</summary>
    /// <param name="removeOld">Whether the old key is deleted instead of disabled.</param>
    public string Describe(bool removeOld)
    {
        var room = Spare is null ? string.Empty
            : $"Remove the {(Spare.IsActive ? "unused" : "inactive")} access key {Spare.AccessKeyId}, then ";
        var replace = $"replace the access key {Old.AccessKeyId} and {(removeOld ? "remove" : "disable")} it";
        return Spare is null ? $"R{replace.Substring(1)}" : room + replace;
    }
}
