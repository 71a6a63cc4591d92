namespace AdminIam.Sandbox.Services.Iam.State;

/// <summary>A resource that can have tags, which conditions see as aws:ResourceTag and iam:ResourceTag.</summary>
internal interface ITagged
{
    SortedDictionary<string, string> Tags { get; }
}
