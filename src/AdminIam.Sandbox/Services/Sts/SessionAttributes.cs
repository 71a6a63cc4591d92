using AdminIam.Sandbox.Authorization;
using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.Iam.Access;
using AdminIam.Sandbox.Signing;

namespace AdminIam.Sandbox.Services.Sts;

/// <summary>
/// The tags and the source identity of a role's session: those that are passed when the role is assumed, and those that
/// it inherits from the session that assumes it.
/// </summary>
internal sealed class SessionAttributes
{
    public const string TagSession = "sts:TagSession";
    public const string SetSourceIdentity = "sts:SetSourceIdentity";

    public IReadOnlyList<KeyValuePair<string, string>> Tags { get; init; } = [];

    public IReadOnlyList<string> TransitiveTagKeys { get; init; } = [];

    public string? SourceIdentity { get; init; }

    /// <summary>The transitive tags of the calling session.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> InheritedTags { get; init; } = [];

    /// <summary>The source identity of the calling session, which cannot be changed.</summary>
    public string? InheritedSourceIdentity { get; init; }

    /// <summary>Whether the call changes the source identity of the calling session.</summary>
    public bool ChangesSourceIdentity =>
        InheritedSourceIdentity is not null && SourceIdentity is not null && SourceIdentity != InheritedSourceIdentity;

    /// <summary>The permissions that the attributes require, beside that of the operation.</summary>
    public IEnumerable<string> Actions
    {
        get
        {
            if (Tags.Count + InheritedTags.Count > 0)
                yield return TagSession;
            if ((SourceIdentity ?? InheritedSourceIdentity) is not null)
                yield return SetSourceIdentity;
        }
    }

    /// <summary>The attributes of a call of AssumeRole.</summary>
    public static SessionAttributes Of(Call call)
    {
        var session = (call.Facts.Caller as IamCaller)?.Session;
        return new SessionAttributes
        {
            Tags = [.. call.Input.Structures("Tags")
                .Select(tag => new KeyValuePair<string, string>(tag.Text("Key"), tag.Text("Value")))],
            TransitiveTagKeys = call.Input.Texts("TransitiveTagKeys"),
            SourceIdentity = call.Input.OptionalText("SourceIdentity"),
            InheritedTags = session is null
                ? []
                : [.. session.Tags.Where(tag => Contains(session.TransitiveTagKeys, tag.Key))],
            InheritedSourceIdentity = session?.SourceIdentity,
        };
    }

    /// <exception cref="AwsException">The tags contradict each other or those of the calling session.</exception>
    public void Check()
    {
        var keys = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        if (!Tags.All(tag => keys.Add(tag.Key)))
            throw Invalid("Duplicate tag keys found. Please note that Tag keys are case insensitive.");
        if (InheritedTags.Any(tag => keys.Contains(tag.Key)))
        {
            throw Invalid(
                "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key "
                + "from the calling session.");
        }

        if (!TransitiveTagKeys.All(keys.Contains))
            throw Invalid("The specified transitive tag key must be included in the requested tags.");
    }

    public void AddKeys(RequestKeys keys)
    {
        CallKeys.AddRequestTags(keys, Tags, []);
        if (TransitiveTagKeys.Count > 0)
            keys.Set("sts:TransitiveTagKeys", [.. TransitiveTagKeys]);
        if ((SourceIdentity ?? InheritedSourceIdentity) is { } sourceIdentity)
            keys.Set("sts:SourceIdentity", sourceIdentity);
    }

    public void Apply(SessionToken session)
    {
        foreach (var tag in InheritedTags.Concat(Tags))
            session.Tags[tag.Key] = tag.Value;
        session.TransitiveTagKeys = [.. InheritedTags.Select(tag => tag.Key), .. TransitiveTagKeys];
        session.SourceIdentity = SourceIdentity ?? InheritedSourceIdentity;
    }

    private static bool Contains(List<string> keys, string key) =>
        keys.Contains(key, StringComparer.OrdinalIgnoreCase);

    private static AwsException Invalid(string message) => new("InvalidParameterValue", 400, message);
}
