using static AdminIam.Tests.Sandbox.Authorization.SimulatedCase;

namespace AdminIam.Tests.Sandbox.Authorization;

/// <summary>Cases of AWS's pages about the other elements of statements, and about policy variables.</summary>
internal static class DocumentedStatements
{
    private const string Variables = "IAM policy elements: Variables and tags";
    private const string Version = "IAM JSON policy elements: Version";
    private const string Resource = "IAM JSON policy elements: Resource";
    private const string NotResource = "IAM JSON policy elements: NotResource";
    private const string NotAction = "IAM JSON policy elements: NotAction";
    private const string Action = "IAM JSON policy elements: Action";
    private const string Logic = "Policy evaluation logic";
    private const string Bucket = "arn:aws:s3:::amzn-s3-demo-bucket";

    public static IEnumerable<DocumentedCase> All =>
    [
        S3(Variables, "A variable is part of a resource", "/David/photo.jpg", Allowed, "/${aws:username}/*"),
        S3(Variables, "A variable is another user's name", "/Adele/photo.jpg", Implicit, "/${aws:username}/*"),
        S3(
            Variables, "A resource with a variable without a value matches nothing", "/x", Implicit,
            "/${aws:PrincipalTag/team}*"),
        S3(
            Variables, "NotResource with a variable without a value does not apply", "/x", Implicit,
            "/${aws:PrincipalTag/team}*") with
        {
            Statements = [$"'Effect':'Allow','Action':'s3:*','NotResource':'{Bucket}/${{aws:PrincipalTag/team}}*'"],
        },
        S3(
            Variables, "The default value of a variable", "-company-wide", Allowed,
            "-${aws:PrincipalTag/team, 'company-wide'}"),
        S3(
            Variables, "A value takes precedence over the default value", "-company-wide", Implicit,
            "-${aws:PrincipalTag/team, 'company-wide'}", "aws:PrincipalTag/team\tstring\tyellow"),
        S3(
            Variables, "A value instead of the default value", "-yellow", Allowed,
            "-${aws:PrincipalTag/team, 'company-wide'}", "aws:PrincipalTag/team\tstring\tyellow"),
        S3(Variables, "An asterisk as a variable is no wildcard", "/x", Implicit, "/${*}"),
        S3(Variables, "An asterisk as a variable is an asterisk", "/*", Allowed, "/${*}"),
        S3(Variables, "A question mark and a dollar sign as variables", "/?$", Allowed, "/${?}${$}"),
        S3(Variables, "An asterisk in a value is no wildcard", "/x", Implicit, "/${s3:prefix}", "s3:prefix\tstring\t*"),
        S3(
            Variables, "A key with several values is no variable", "/ID", Implicit, "/${dynamodb:Attributes}",
            "dynamodb:Attributes\tstringList\tID\tTags"),
        S3(Variables, "The names of variables ignore case", "/David", Allowed, "/${AWS:USERNAME}"),
        new SimulatedCase(
            Variables, "A variable before the fifth colon is not replaced", "sqs:SendMessage",
            "arn:aws:sqs:us-east-2:123456789012:queue1", Implicit)
        {
            Statements =
            [
                "'Effect':'Allow','Action':'sqs:*','Resource':'arn:aws:sqs:us-east-2:${aws:PrincipalAccount}:queue1'",
            ],
        },
        Team("StringEquals", "'Effect':'Allow'", Implicit),
        Team("StringLike", "'Effect':'Allow'", Implicit),
        Team("ArnLike", "'Effect':'Allow'", Implicit),
        Team("StringNotEquals", "'Effect':'Allow'", Implicit),
        Team("StringNotLike", "'Effect':'Deny'", Implicit),
        Team("ArnNotEquals", "'Effect':'Deny'", Implicit),
        Team("StringNotEquals", "'Effect':'Deny'", Explicit, "aws:PrincipalTag/Team\tstring\tblue"),
        S3(
            Version, "In a document of 2008-10-17 a variable is text", "/David/photo.jpg", Implicit,
            "/${aws:username}/*") with { Version = "2008-10-17" },
        S3(
            Version, "In a document of 2008-10-17 a variable matches its own text", "/${aws:username}/photo.jpg",
            Allowed, "/${aws:username}/*") with { Version = "2008-10-17" },
        S3(Resource, "An asterisk includes slashes", "/1/2/test/3/object.jpg", Allowed, "/*/test/*"),
        S3(Resource, "An asterisk can be empty", "//test/object.jpg", Allowed, "/*/test/*"),
        S3(Resource, "A slash is an ordinary character", "/1-test/object.jpg", Implicit, "/*/test/*"),
        S3(Resource, "A question mark is one character", "/ab", Implicit, "/?"),
        new SimulatedCase(
            Resource, "An asterisk at the end of a segment reaches beyond the colon", "sqs:SendMessage",
            "arn:aws:sqs:us-east-2:123456789012:queue1", Allowed)
        {
            Statements = ["'Effect':'Allow','Action':'sqs:*','Resource':'arn:aws:sqs:*'"],
        },
        Payroll("/Payroll/May", Implicit),
        Payroll("/Reviews", Explicit),
        Excluded("iam:CreateUser", Implicit),
        Excluded("ec2:StartInstances", Allowed),
        Iam(Action, "Actions ignore case", "IAM:listaccesskeys", Allowed, "'iam:ListAccessKeys'"),
        Iam(Action, "Wildcards in actions", "iam:CreateAccessKey", Allowed, "'iam:*AccessKey*'"),
        Iam(Logic, "A statement that allows", "iam:GetUser", Allowed, "'iam:Get*','iam:List*'"),
        Iam(Logic, "An implicit denial", "iam:CreatePolicy", Implicit, "'iam:Get*','iam:List*'"),
        Iam(Logic, "An explicit denial", "iam:GetOrganizationsAccessReport", Explicit, "'iam:Get*','iam:List*'"),
        Iam(Logic, "An explicit denial overrides", "iam:GenerateCredentialReport", Explicit, "'iam:*'"),
    ];

    private static SimulatedCase S3(
        string page, string name, string path, string expected, string pattern, params string[] context) =>
        new(page, name, "s3:GetObject", Bucket + path, expected)
        {
            Statements = [$"'Effect':'Allow','Action':'s3:*','Resource':'{Bucket}{pattern.Replace("'", "\\u0027")}'"],
            Context = context,
        };

    private static SimulatedCase Team(string test, string effect, string expected, params string[] context) =>
        new(
            Variables,
            $"{test} with a variable {(context.Length > 0 ? "with" : "without")} a value, {effect}",
            "s3:GetObject",
            Bucket + "/x",
            expected)
        {
            Statements =
            [
                $"{effect},'Action':'s3:GetObject','Resource':'{Bucket}/*',"
                    + $"'Condition':{{'{test}':{{'s3:ExistingObjectTag/Team':'${{aws:PrincipalTag/Team}}'}}}}",
            ],
            Context = ["s3:ExistingObjectTag/Team\tstring\tred", .. context],
        };

    private static SimulatedCase Payroll(string path, string expected) =>
        new(NotResource, $"Deny with NotResource and {path}", "s3:GetObject", "arn:aws:s3:::HRBucket" + path, expected)
        {
            Statements =
            [
                "'Effect':'Deny','Action':'s3:*',"
                    + "'NotResource':['arn:aws:s3:::HRBucket/Payroll','arn:aws:s3:::HRBucket/Payroll/*']",
            ],
        };

    private static SimulatedCase Excluded(string action, string expected) =>
        new(NotAction, $"Allow with NotAction and {action}", action, "*", expected)
        {
            Statements = ["'Effect':'Allow','NotAction':'iam:*','Resource':'*'"],
        };

    private static SimulatedCase Iam(string page, string name, string action, string expected, string allowed) =>
        new(page, name, action, "*", expected)
        {
            Statements =
            [
                $"'Sid':'AllowGetList','Effect':'Allow','Action':[{allowed}],'Resource':'*'",
                "'Sid':'DenyReports','Effect':'Deny','Action':'iam:*Report','Resource':'*'",
            ],
        };
}
