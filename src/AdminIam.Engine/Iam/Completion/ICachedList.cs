namespace AdminIam.Engine.Iam.Completion;

/// <summary>A list that is read once and cached for a short time.</summary>
internal interface ICachedList
{
    /// <summary>The generation of the cache in which the list was read.</summary>
    int Generation { get; }

    /// <summary>Whether the list is recent enough to be used again.</summary>
    bool IsFresh { get; }
}
