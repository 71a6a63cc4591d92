using static AdminIam.Tests.Sandbox.Authorization.AssumedCase;

namespace AdminIam.Tests.Sandbox.Authorization;

/// <summary>Cases of AWS's pages about trust policies, session tags and source identities.</summary>
internal static class DocumentedRoles
{
    private const string TagPage = "Passing session tags in AWS STS";
    private const string IdentityPage = "Monitor and control actions taken with assumed roles";
    private const string Keys = "IAM and AWS STS condition context keys";
    private const string Boundaries = "Permissions boundaries for IAM entities";
    private const string Principal = "AWS JSON policy elements: Principal";
    private const string Version = "IAM JSON policy elements: Version";
    private const string ThirdParty =
        "How to use an external ID when granting access to your AWS resources to a third party";

    private const string User = "'Principal':{'AWS':'arn:aws:iam::123456789012:user/DevUser'}";
    private const string Account = "'Principal':{'AWS':'123456789012'}";
    private const string Allow = $"'Effect':'Allow','Action':'sts:AssumeRole',{User}";
    private const string Identity = "'StringEquals':{'sts:SourceIdentity':'DevUser'}";

    private static readonly string[] Project = ["Project=Automation", "CostCenter=12345", "Department=Engineering"];

    private static readonly string[] TaggedTrust =
    [
        Allow + ",'Condition':{'StringLike':{'aws:RequestTag/Project':'*','aws:RequestTag/CostCenter':'*',"
            + "'aws:RequestTag/Department':'*'},'StringEquals':{'sts:ExternalId':'Example987'}}",
        $"'Effect':'Allow','Action':'sts:TagSession',{User},"
            + "'Condition':{'StringLike':{'aws:RequestTag/Project':'*','aws:RequestTag/CostCenter':'*'},"
            + "'StringEquals':{'aws:RequestTag/Department':['Engineering','Marketing']},"
            + "'ForAllValues:StringEquals':{'sts:TransitiveTagKeys':['Project','Department']}}",
    ];

    public static IEnumerable<DocumentedCase> All =>
    [
        Tagged("The tags that the trust policy asks for", Allowed, Project, "Project", "Department"),
        Tagged("No tag is transitive", Allowed, Project),
        Tagged("A tag is missing", "sts:AssumeRole", [.. Project.Take(2)]),
        Tagged(
            "A tag has another value", "sts:TagSession", [.. Project.Take(2), "Department=Sales"]),
        Tagged("Another tag is transitive", "sts:TagSession", Project, "CostCenter"),
        Tagged("Tags without sts:TagSession in the trust policy", "sts:TagSession", Project) with
        {
            Trust = [.. TaggedTrust.Take(1)],
        },
        Tagged("No external ID", "sts:AssumeRole", Project) with { Parameters = [] },
        new AssumedCase(TagPage, "Tags without sts:TagSession in the caller's policy", "sts:TagSession")
        {
            Trust = [$"'Effect':'Allow','Action':['sts:AssumeRole','sts:TagSession'],{Account}"],
            Statements = ["'Effect':'Allow','Action':'sts:AssumeRole','Resource':'*'"],
            SessionTags = ["Project=Automation"],
        },
        new AssumedCase(TagPage, "Tags are allowed for roles with a tag", Allowed)
        {
            Trust = [$"'Effect':'Allow','Action':['sts:AssumeRole','sts:TagSession'],{Account}"],
            Statements =
            [
                "'Effect':'Allow','Action':'sts:AssumeRole','Resource':'*'",
                "'Effect':'Allow','Action':'sts:TagSession','Resource':'*',"
                    + "'Condition':{'StringEquals':{'aws:ResourceTag/Tagged':'yes'}}",
            ],
            SessionTags = ["Project=Automation"],
            RoleTags = ["Tagged=yes"],
        },
        Named("The source identity that both policies allow", Allowed, "DevUser"),
        Named("Another source identity", "sts:SetSourceIdentity", "Admin"),
        Named("A source identity without permission in the caller's policy", "sts:SetSourceIdentity", "DevUser") with
        {
            Statements = ["'Effect':'Allow','Action':'sts:AssumeRole','Resource':'*'"],
        },
        Named("A source identity without permission in the trust policy", "sts:SetSourceIdentity", "DevUser") with
        {
            Trust = [$"'Effect':'Allow','Action':'sts:AssumeRole',{Account}"],
        },
        new AssumedCase(IdentityPage, "A trust policy requires a source identity", "sts:AssumeRole")
        {
            Trust =
            [
                $"'Effect':'Allow','Action':['sts:AssumeRole','sts:SetSourceIdentity'],{User},"
                    + $"'Condition':{{{Identity}}}",
            ],
        },
        Session("DevUser", Allowed),
        Session("Another", "sts:AssumeRole"),
        new AssumedCase(ThirdParty, "The external ID of the trust policy", Allowed)
        {
            Trust = [Allow + ",'Condition':{'StringEquals':{'sts:ExternalId':'12345'}}"],
            Parameters = [("ExternalId", "12345")],
        },
        new AssumedCase(ThirdParty, "Another external ID", "sts:AssumeRole")
        {
            Trust = [Allow + ",'Condition':{'StringEquals':{'sts:ExternalId':'12345'}}"],
            Parameters = [("ExternalId", "54321")],
        },
        Bounded("A trust policy that names the user is not limited by an implicit deny", Allowed, Allow),
        Bounded("An explicit deny in the boundary applies", "sts:AssumeRole", Allow) with
        {
            Boundary = ["'Effect':'Deny','Action':'sts:*','Resource':'*'"],
        },
        Bounded(
            "A trust policy that names the account is limited by the boundary", "sts:AssumeRole",
            $"'Effect':'Allow','Action':'sts:AssumeRole',{Account}") with
        {
            Statements = ["'Effect':'Allow','Action':'sts:*','Resource':'*'"],
        },
        new AssumedCase(Principal, "The account delegates to the caller's policy, which is missing", "sts:AssumeRole")
        {
            Trust = [$"'Effect':'Allow','Action':'sts:AssumeRole',{Account}"],
        },
        new AssumedCase(Principal, "The account ARN and the account ID behave the same way", Allowed)
        {
            Trust =
            [
                "'Effect':'Allow','Action':'sts:AssumeRole','Principal':{'AWS':'arn:aws:iam::123456789012:root'}",
            ],
            Statements = ["'Effect':'Allow','Action':'sts:AssumeRole','Resource':'*'"],
        },
        new AssumedCase(Principal, "An asterisk is everyone", Allowed)
        {
            Trust = ["'Effect':'Allow','Action':'sts:AssumeRole','Principal':{'AWS':'*'}"],
        },
        new AssumedCase(Principal, "The user name is case sensitive", "sts:AssumeRole")
        {
            Trust = [Allow.Replace("DevUser", "devuser")],
        },
        new AssumedCase(Version, "A trust policy of 2008-10-17", Allowed)
        {
            Trust = [Allow],
            TrustVersion = "2008-10-17",
        },
        new AssumedCase(Version, "Variables are text in a trust policy of 2008-10-17", "sts:AssumeRole")
        {
            Trust = [Allow + ",'Condition':{'StringEquals':{'aws:username':'${aws:username}'}}"],
            TrustVersion = "2008-10-17",
        },
    ];

    private static AssumedCase Tagged(string name, string expected, string[] tags, params string[] transitive) =>
        new(TagPage, name, expected)
        {
            Trust = TaggedTrust,
            SessionTags = tags,
            Parameters =
            [
                ("ExternalId", "Example987"),
                .. transitive.Select((key, i) => ($"TransitiveTagKeys.member.{i + 1}", key)),
            ],
        };

    private static AssumedCase Named(string name, string expected, string sourceIdentity) =>
        new(IdentityPage, name, expected)
        {
            Statements =
            [
                "'Effect':'Allow','Action':'sts:AssumeRole','Resource':'*'",
                "'Effect':'Allow','Action':'sts:SetSourceIdentity','Resource':'*',"
                    + "'Condition':{'StringLike':{'sts:SourceIdentity':'${aws:username}'}}",
            ],
            Trust = [$"'Effect':'Allow','Action':['sts:AssumeRole','sts:SetSourceIdentity'],{Account}"],
            Parameters = [("SourceIdentity", sourceIdentity)],
        };

    private static AssumedCase Session(string name, string expected) =>
        new(Keys, $"sts:RoleSessionName must be the user's name: {name}", expected)
        {
            Trust = [Allow + ",'Condition':{'StringLike':{'sts:RoleSessionName':'${aws:username}'}}"],
            Parameters = [("RoleSessionName", name)],
        };

    private static AssumedCase Bounded(string name, string expected, string trust) => new(Boundaries, name, expected)
    {
        Trust = [trust],
        Boundary = ["'Effect':'Allow','Action':'s3:*','Resource':'*'"],
    };
}
