using AdminIam.Engine.Iam.Policies.Documents;

namespace AdminIam.Tests.Engine.Iam.Policies.Documents;

public sealed class PolicyGrammarTests
{
    private const string Rest = "'Action':'*','Resource':'*'";

    [Theory]
    [InlineData("'Effect':'Allow','Action':'*','Resource':'*'")]
    [InlineData("'Sid':'One','Effect':'Deny','NotAction':['iam:*','s3:Get?'],'NotResource':['arn:aws:s3:::x','*']")]
    [InlineData("'Effect':'Allow','Action':'*:*','Resource':'*','Condition':{'Bool':{'aws:SecureTransport':true}}")]
    public void What_IAM_accepts_is_accepted_without_doubt(string statement) =>
        Assert.Empty(Check(Policy($"{{{statement}}}")));

    [Theory]
    [InlineData("[]", "A policy must be an object")]
    [InlineData("{'Statement':{'Effect':'Allow','Action':'*','Resource':'*'}}", "The policy has no Version.")]
    [InlineData("{'Version':'2008-10-17','Statement':[]}", "not the current one")]
    [InlineData("{'Version':'2012-10-17'}", "The policy has no Statement.")]
    [InlineData("{'Version':'2012-10-17','Statement':[]}", "The list of statements is empty.")]
    [InlineData("{'Version':'2012-10-17','Statements':[]}", "'Statements' is not an element of a policy")]
    [InlineData("{'Version':'2012-10-17','Version':'2012-10-17','Statement':{}}", "'Version' is a duplicate.")]
    public void A_mistake_of_a_policy_is_named(string json, string says) =>
        Assert.Contains(says, Refused(json).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("'text'", "A statement must be an object")]
    [InlineData("{" + Rest + "}", "has no Effect")]
    [InlineData("{'Effect':'allow'," + Rest + "}", "neither \"Allow\" nor \"Deny\"")]
    [InlineData("{'Effect':'Allow','Resource':'*'}", "neither Action nor NotAction")]
    [InlineData("{'Effect':'Allow','Action':'*'}", "neither Resource nor NotResource")]
    [InlineData("{'Effect':'Allow','NotAction':'s3:*'," + Rest + "}", "both Action and NotAction")]
    [InlineData("{'Effect':'Allow','Action':[],'Resource':'*'}", "Action is an empty list")]
    [InlineData("{'Effect':'Allow','Action':[1],'Resource':'*'}", "a string, or a list of strings, not a number")]
    [InlineData("{'Effect':'Allow','Action':'s3','Resource':'*'}", "'s3' is not an action")]
    [InlineData("{'Effect':'Allow','Action':'s3:a:b','Resource':'*'}", "'s3:a:b' is not an action")]
    [InlineData("{'Effect':'Allow','Action':'*','Resource':'bucket'}", "neither an ARN nor")]
    [InlineData("{'Sid':'a b','Effect':'Allow'," + Rest + "}", "letters and digits only")]
    [InlineData("{'Effect':'Allow','Principal':'*'," + Rest + "}", "has no Principal")]
    [InlineData("{'Effect':'Allow','Actions':'*','Resource':'*'}", "'Actions' is not an element of a statement")]
    [InlineData("{'Effect':'Allow','Condition':[]," + Rest + "}", "A Condition must be an object")]
    [InlineData("{'Effect':'Allow','Condition':{'Bool':true}," + Rest + "}", "The comparison Bool must be an object")]
    [InlineData(
        "{'Sid':'A','Effect':'Allow'," + Rest + "},{'Sid':'A','Effect':'Deny'," + Rest + "}",
        "Another statement has the Sid 'A'")]
    public void A_mistake_of_a_statement_is_named(string statements, string says) =>
        Assert.Contains(says, Refused(Policy(statements)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("'Action':'s3:','Resource':'*'", "has no service or no operation")]
    [InlineData("'Action':'*','Resource':'*:x'", "does not start with \"arn:\"")]
    [InlineData(Rest + ",'Condition':{'Bool':{'aws:a':'x','AWS:A':'y'}}", "is a duplicate")]
    public void What_IAM_may_refuse_is_doubted(string rest, string says) =>
        Assert.Contains(
            says, Assert.Single(Check(Policy($"{{'Effect':'Allow',{rest}}}"))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_mistake_is_named_with_its_path() => Assert.Equal(
        "Statement[1].Effect",
        Refused(Policy("{'Effect':'Deny'," + Rest + "},{'Effect':'Permit'," + Rest + "}")).Place.Path!.ToString());

    private static string Policy(string statements) => $"{{'Version':'2012-10-17','Statement':[{statements}]}}";

    private static PolicySyntaxException Refused(string json) =>
        Assert.Throws<PolicySyntaxException>(() => Check(json));

    private static List<PolicyWarning> Check(string json)
    {
        var doubts = new List<PolicyWarning>();
        PolicyGrammar.Check(JsonReading.Read(json.Replace('\'', '"'), doubts), doubts);
        return doubts;
    }
}
