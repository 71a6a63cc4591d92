using static AdminIam.Tests.Sandbox.Authorization.SimulatedCase;

namespace AdminIam.Tests.Sandbox.Authorization;

/// <summary>Cases of AWS's pages about conditions.</summary>
internal static class DocumentedConditions
{
    private const string Operators = "IAM JSON policy elements: Condition operators";
    private const string Condition = "IAM JSON policy elements: Condition";
    private const string Several = "Creating a condition with multiple keys or values";
    private const string Bucket = "arn:aws:s3:::amzn-s3-demo-bucket";
    private const string Thread = "arn:aws:dynamodb:us-east-2:111122223333:table/Thread";
    private const string Finance = "arn:aws:someservice:*:111122223333:finance/*";

    private const string OtherAccount =
        "aws:SourceArn\tstring\t"
        + "arn:aws:someservice:us-east-2:999999999999:store/abc:111122223333:finance/document.txt";

    public static IEnumerable<DocumentedCase> All =>
    [
        Arn("ArnLike", Implicit, OtherAccount),
        Arn("ArnEquals", Implicit, OtherAccount),
        Arn("ArnNotLike", Allowed, OtherAccount),
        Arn("ArnNotEquals", Allowed, OtherAccount),
        Arn("ForAnyValue:ArnLike", Implicit, OtherAccount),
        Arn("ForAllValues:ArnEquals", Implicit, OtherAccount),
        Arn("ArnLikeIfExists", Implicit, OtherAccount),
        Arn("ArnLikeIfExists", Allowed),
        Arn("StringLike", Allowed, OtherAccount),
        Arn(
            "ArnEquals", Allowed, "aws:SourceArn\tstring\tarn:aws:someservice:us-east-2:111122223333:finance/2026:q1"),
        Arn("ArnLike", Implicit, "aws:SourceArn\tstring\tfinance/document.txt"),
        Of(
            "StringEquals is case sensitive", Implicit,
            "'Condition':{'StringEquals':{'aws:PrincipalTag/job-category':'iamuser-admin'}}",
            "aws:PrincipalTag/job-category\tstring\tIAMUser-Admin") with { Page = Operators },
        Of(
            "StringLike takes a policy variable", Allowed,
            "'Condition':{'StringLike':{'s3:prefix':['','home/','home/${aws:username}/']}}",
            "s3:prefix\tstring\thome/David/"),
        Of(
            "NumericLessThanEquals with an equal number", Allowed,
            "'Condition':{'NumericLessThanEquals':{'s3:max-keys':'10'}}", "s3:max-keys\tnumeric\t10"),
        Of(
            "NumericLessThanEquals with a greater number", Implicit,
            "'Condition':{'NumericLessThanEquals':{'s3:max-keys':'10'}}", "s3:max-keys\tnumeric\t10.5"),
        Of(
            "DateGreaterThan with a later time", Allowed,
            "'Condition':{'DateGreaterThan':{'aws:TokenIssueTime':'2020-01-01T00:00:01Z'}}",
            "aws:TokenIssueTime\tdate\t2020-01-01T01:00:02+01:00"),
        Of(
            "DateGreaterThan without the key, which requests with access keys do not have", Implicit,
            "'Condition':{'DateGreaterThan':{'aws:TokenIssueTime':'2020-01-01T00:00:01Z'}}"),
        Of(
            "A date can be the seconds since 1970", Allowed,
            "'Condition':{'DateLessThan':{'aws:EpochTime':'4102444800'}}"),
        Deny(
            "Bool denies what is not sent over SSL", Explicit,
            "'Condition':{'Bool':{'aws:SecureTransport':'false'}}", "aws:SecureTransport\tboolean\tfalse"),
        Of(
            "BinaryEquals compares bytes", Allowed,
            "'Condition':{'BinaryEquals':{'s3:key':'QmluYXJ5VmFsdWVJbkJhc2U2NA=='}}",
            "s3:key\tbinary\tQmluYXJ5VmFsdWVJbkJhc2U2NA=="),
        Of(
            "IpAddress with IPv4 and IPv6 ranges", Allowed,
            "'Condition':{'IpAddress':{'aws:SourceIp':['203.0.113.0/24','2001:DB8:1234:5678::/64']}}",
            "aws:SourceIp\tip\t2001:db8:1234:5678::7"),
        Of(
            "IpAddress without a prefix means one address", Implicit,
            "'Condition':{'IpAddress':{'aws:SourceIp':'203.0.113.0'}}", "aws:SourceIp\tip\t203.0.113.1"),
        Of(
            "StringLike fails where the key is missing", Implicit,
            "'Condition':{'StringLike':{'ec2:InstanceType':['t1.*','t2.*','m3.*']}}"),
        Of(
            "StringLikeIfExists holds where the key is missing", Allowed,
            "'Condition':{'StringLikeIfExists':{'ec2:InstanceType':['t1.*','t2.*','m3.*']}}"),
        Of(
            "StringLikeIfExists tests a key that is there", Implicit,
            "'Condition':{'StringLikeIfExists':{'ec2:InstanceType':['t1.*','t2.*','m3.*']}}",
            "ec2:InstanceType\tstring\tc5.large"),
        Of(
            "A negated operator holds where the key is missing", Allowed,
            "'Condition':{'StringNotLike':{'ec2:InstanceType':'t1.*'}}"),
        Deny(
            "StringNotEqualsIfExists denies also where the tag is missing", Explicit,
            "'Condition':{'StringNotEqualsIfExists':{'aws:RequestTag/team':'blue'}}"),
        Of(
            "Null holds where the key does not exist", Allowed,
            "'Condition':{'Null':{'aws:TokenIssueTime':'true'}}"),
        Of(
            "Null fails where the key exists", Implicit,
            "'Condition':{'Null':{'aws:TokenIssueTime':'true'}}", "aws:TokenIssueTime\tdate\t2026-01-01T00:00:00Z"),
        Of(
            "The names of keys are not case-sensitive", Allowed,
            "'Condition':{'StringEquals':{'AWS:UserName':'David'}}") with { Page = Condition },
        Of(
            "StringEqualsIgnoreCase ignores the case of values", Allowed,
            "'Condition':{'StringEqualsIgnoreCase':{'aws:username':'dAVID'}}") with { Page = Condition },
        Attributes("ForAllValues", "'Message','Tags','ID'", Allowed, "Message", "Tags"),
        Attributes("ForAllValues", "'Message','Tags','ID'", Implicit, "Message", "UserName"),
        Attributes("ForAllValues", "'Message','Tags','ID'", Allowed, ""),
        Attributes("ForAllValues", "'Message','Tags','ID'", Allowed),
        Attributes("ForAnyValue", "'ID','PostDateTime'", Allowed, "UserName", "PostDateTime"),
        Attributes("ForAnyValue", "'ID','PostDateTime'", Implicit, "UserName"),
        Attributes("ForAnyValue", "'ID','PostDateTime'", Implicit),
        Tags("finance", "audit", Allowed),
        Tags("finance", "sales", Implicit),
        Of(
            "A negated operator with several values matches none of them", Implicit,
            "'Condition':{'StringNotEquals':{'aws:PrincipalAccount':['111122223333','123456789012']}}")
            with { Page = Several },
    ];

    private static SimulatedCase Arn(string test, string expected, params string[] context) =>
        Of(
            $"{test} with {(context.Length > 0 ? context[0].Split('\t')[2] : "no ARN")}",
            expected,
            $"'Condition':{{'{test}':{{'aws:SourceArn':'{Finance}'}}}}",
            context);

    private static SimulatedCase Tags(string department, string role, string expected) =>
        Of(
            $"All keys must match, each with one of its values: {department}, {role}",
            expected,
            "'Condition':{'StringEqualsIgnoreCase':{'aws:PrincipalTag/department':['finance','hr','legal'],"
            + "'aws:PrincipalTag/role':['audit','security']},'StringEquals':{'aws:PrincipalAccount':'123456789012'}}",
            $"aws:PrincipalTag/department\tstring\t{department}",
            $"aws:PrincipalTag/role\tstring\t{role}") with { Page = Several };

    private static SimulatedCase Attributes(string set, string values, string expected, params string[] requested) =>
        new(
            Several,
            $"{set} with the attributes {string.Join(", ", requested.Select(name => $"'{name}'"))}",
            "dynamodb:GetItem",
            Thread,
            expected)
        {
            Statements =
            [
                "'Effect':'Allow','Action':'dynamodb:GetItem','Resource':'arn:aws:dynamodb:*:*:table/Thread',"
                    + $"'Condition':{{'{set}:StringEquals':{{'dynamodb:Attributes':[{values}]}}}}",
            ],
            Context = requested.Length == 0
                ? []
                : [string.Join('\t', ["dynamodb:Attributes", "stringList", .. requested])],
        };

    private static SimulatedCase Of(string name, string expected, string condition, params string[] context) =>
        new(Operators, name, "s3:ListBucket", Bucket, expected)
        {
            Statements = [$"'Effect':'Allow','Action':'*','Resource':'*',{condition}"],
            Context = context,
        };

    private static SimulatedCase Deny(string name, string expected, string condition, params string[] context) =>
        Of(name, expected, condition, context) with
        {
            Statements =
            [
                "'Effect':'Allow','Action':'s3:*','Resource':'*'",
                $"'Effect':'Deny','Action':'s3:*','Resource':['{Bucket}','{Bucket}/*'],{condition}",
            ],
        };
}
