namespace AdminIam.Engine.Iam.AccessKeys;

/// <summary>Which key of a user a rotation replaces, and which one has to make room.</summary>
/// <param name="UserName">The user.</param>
/// <param name="Old">The key that is replaced.</param>
/// <param name="Spare">A key that is inactive or was never used, which is removed first because the user has two.</param>
/// <param name="IsOwn">Whether the session itself works with the old key.</param>
public sealed record RotationPlan(string UserName, AccessKeyRecord Old, AccessKeyRecord? Spare, bool IsOwn)
{
    /// <summary>What is going to be done, in words.</summary>
    /// <param name="removeOld">Whether the old key is removed rather than disabled.</param>
    public string Describe(bool removeOld)
    {
        var room = Spare is null ? string.Empty
            : $"Remove the {(Spare.IsActive ? "unused" : "inactive")} access key {Spare.AccessKeyId}, then ";
        var replace = $"replace the access key {Old.AccessKeyId} and {(removeOld ? "remove" : "disable")} it";
        return Spare is null ? $"R{replace.Substring(1)}" : room + replace;
    }
}
