using static AdminIam.Tests.Sandbox.Authorization.CalledCase;

namespace AdminIam.Tests.Sandbox.Authorization;

/// <summary>Cases of AWS's pages that calls of IAM show: boundaries, tags, and keys of the request.</summary>
internal static class DocumentedCalls
{
    private const string Boundaries = "Permissions boundaries for IAM entities";
    private const string Keys = "IAM and AWS STS condition context keys";
    private const string GlobalKeys = "AWS global condition context keys";
    private const string IamTags = "Controlling access to and for IAM users and roles using tags";
    private const string Tags = "Controlling access to AWS resources using tags";
    private const string Condition = "IAM JSON policy elements: Condition";
    private const string Version = "IAM JSON policy elements: Version";

    public static IEnumerable<DocumentedCase> All =>
    [
        Of(Boundaries, "A boundary without the action limits a policy", "DeleteUser", Denied, "") with
        {
            Boundary = ["'Effect':'Allow','Action':['s3:*','cloudwatch:*','ec2:*'],'Resource':'*'"],
        },
        Of(Boundaries, "A boundary alone grants nothing", "DeleteUser", Denied, "") with
        {
            Statements = ["'Effect':'Allow','Action':'s3:*','Resource':'*'"],
            Boundary = ["'Effect':'Allow','Action':'*','Resource':'*'"],
        },
        Of(Boundaries, "Policy and boundary allow the action", "DeleteUser", Allowed, "") with
        {
            Boundary = ["'Effect':'Allow','Action':'iam:*','Resource':'*'"],
        },
        Of(Boundaries, "An explicit deny in the boundary overrides", "DeleteUser", Denied, "") with
        {
            Boundary =
            [
                "'Effect':'Allow','Action':'*','Resource':'*'", "'Effect':'Deny','Action':'iam:Delete*','Resource':'*'",
            ],
        },
        Of(Keys, "iam:ResourceTag of a user", "DeleteUser", Allowed, Terminated) with
        {
            ResourceTags = ["status=terminated"],
        },
        Of(Keys, "iam:ResourceTag with another value", "DeleteUser", Denied, Terminated) with
        {
            ResourceTags = ["status=active"],
        },
        Of(Keys, "iam:ResourceTag without the tag", "DeleteUser", Denied, Terminated),
        Of(Keys, "iam:PermissionsBoundary of a request", "PutUserPermissionsBoundary", Allowed, Boundary) with
        {
            Parameters = [("UserName", "Nikhil"), ("PermissionsBoundary", "arn:aws:iam::aws:policy/IAMReadOnlyAccess")],
        },
        Of(Keys, "iam:PolicyARN of a request", "AttachUserPolicy", Denied, Attach) with
        {
            Parameters = [("UserName", "Nikhil"), ("PolicyArn", RunningSandbox.AdministratorAccess)],
        },
        Of(IamTags, "The same project as the principal's", "ListGroupsForUser", Allowed, SameProject) with
        {
            CallerTags = ["project=blue"],
            ResourceTags = ["project=blue"],
        },
        Of(IamTags, "Another project than the principal's", "ListGroupsForUser", Denied, SameProject) with
        {
            CallerTags = ["project=blue"],
            ResourceTags = ["project=red"],
        },
        Of(IamTags, "Only the temporary tag is removed", "UntagUser", Allowed, OnlyTemporary) with
        {
            Parameters = [("UserName", "Nikhil"), ("TagKeys.member.1", "temporary")],
        },
        Of(IamTags, "Another tag is to be removed as well", "UntagUser", Denied, OnlyTemporary) with
        {
            Parameters =
            [
                ("UserName", "Nikhil"), ("TagKeys.member.1", "temporary"), ("TagKeys.member.2", "status"),
            ],
        },
        Of(Tags, "A tag of the request with an allowed value", "TagUser", Allowed, CostCenter) with
        {
            RequestTags = ["CostCenter=A-123"],
        },
        Of(Tags, "A tag of the request with another value", "TagUser", Denied, CostCenter) with
        {
            RequestTags = ["CostCenter=C-789"],
        },
        Of(Tags, "A further tag in the request", "TagUser", Denied, CostCenter) with
        {
            RequestTags = ["CostCenter=A-123", "status=active"],
        },
        Of(GlobalKeys, "aws:UserAgent is the caller's client", "GetUser", Allowed, Client),
        Of(GlobalKeys, "aws:UserAgent is another client", "GetUser", Denied, Client) with { UserAgent = "Boto3/1.43" },
        Of(GlobalKeys, "aws:referer is missing in programmatic requests", "GetUser", Allowed, NoReferer),
        Of(GlobalKeys, "aws:ResourceTag of a resource that a request creates", "CreateUser", Allowed, Blue) with
        {
            Parameters = [("UserName", "Saanvi")],
            RequestTags = ["team=blue"],
        },
        Of(
            GlobalKeys, "aws:username is present for users", "GetUser", Allowed,
            "'StringEquals':{'aws:username':'Zhang'}"),
        Of(
            GlobalKeys, "aws:PrincipalOrgID is missing outside of an organization", "GetUser", Denied,
            "'StringLike':{'aws:PrincipalOrgID':'o-*'}"),
        Of(
            Condition, "aws:MultiFactorAuthAge is not present with access keys", "GetUser", Denied,
            "'NumericLessThanEquals':{'aws:MultiFactorAuthAge':'3600'}"),
        Of(Version, "A document of 2008-10-17 is evaluated", "GetUser", Allowed, "") with { Version = "2008-10-17" },
        Of(
            Version, "Variables have no value in a document of 2008-10-17", "GetUser", Denied,
            "'StringEquals':{'aws:username':'${aws:username}'}") with { Version = "2008-10-17" },
    ];

    private const string Terminated = "'StringEquals':{'iam:ResourceTag/status':'terminated'}";
    private const string SameProject = "'StringEquals':{'aws:ResourceTag/project':'${aws:PrincipalTag/project}'}";
    private const string OnlyTemporary = "'ForAllValues:StringEquals':{'aws:TagKeys':['temporary']}";
    private const string Client = "'StringLike':{'aws:UserAgent':'aws-cli/*'}";
    private const string NoReferer = "'Null':{'aws:referer':'true'}";
    private const string Blue = "'StringEquals':{'aws:ResourceTag/team':'blue'}";
    private const string Boundary =
        "'ArnLike':{'iam:PermissionsBoundary':'arn:aws:iam::aws:policy/IAMReadOnly*'}";

    private const string Attach = "'ArnLike':{'iam:PolicyARN':'arn:aws:iam::*:policy/IAMUser*'}";

    private const string CostCenter =
        "'StringEquals':{'aws:RequestTag/CostCenter':['A-123','B-456']},"
        + "'ForAllValues:StringEquals':{'aws:TagKeys':'CostCenter'}";

    private static CalledCase Of(string page, string name, string action, string expected, string condition) =>
        new(page, name, action, expected)
        {
            Statements = [$"'Effect':'Allow','Action':'iam:*','Resource':'*','Condition':{{{condition}}}"],
        };
}
