using System.Text.RegularExpressions;
using AdminIam.Build.Requests;

namespace AdminIam.Build.Fuzzing;

/// <summary>
/// The account that is fuzzed: one resource of each kind, all of the same name, and several callers: the root
/// identity, a user with policies, and sessions.
/// </summary>
internal sealed partial class FuzzAccount
{
    public const string Name = "alice";
    private const string Caller = "caller";
    private const string Root = "sandbox";
    private const string AllowAll =
        "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}";

    private const string Limited =
        """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["iam:*","sts:*"],"Resource":"*"},
        {"Effect":"Deny","Action":"iam:Delete*","Resource":"arn:aws:iam::*:user/${aws:username}","Condition":{
        "ForAnyValue:StringLike":{"aws:TagKeys":["${aws:PrincipalTag/a,'b'}","*"]},
        "NumericLessThanEquals":{"iam:MaxSessionDuration":"3600"},"DateGreaterThan":{"aws:CurrentTime":"2020-01-01"},
        "IpAddress":{"aws:SourceIp":"127.0.0.0/8"},"ArnNotLike":{"iam:PolicyARN":"arn:aws:iam::aws:*"}}}]}
        """;

    private const string Trust =
        """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["sts:AssumeRole","sts:TagSession"],
        "Principal":{"AWS":"*"}},{"Effect":"Allow","Action":"sts:AssumeRoleWithWebIdentity",
        "Principal":{"Federated":"arn:aws:iam::123456789012:oidc-provider/server.example"}}]}
        """;

    private readonly Dictionary<string, string> _known = FuzzMaterial.Get();
    private readonly Uri _url;
    private readonly List<Credential> _credentials = [new(Root, Root, null)];

    private FuzzAccount(Uri url) => _url = url;

    /// <summary>The values of the resources by the names of their members, such as the id of a key.</summary>
    public IReadOnlyDictionary<string, string> Known => _known;

    /// <summary>Creates the resources. What the sandbox does not implement is left out.</summary>
    public static async Task<FuzzAccount> CreateAsync(Uri url)
    {
        FuzzAccount account = new(url);
        var user = $"UserName={Name}";
        var arn = $"arn:aws:iam::123456789012:policy/{Name}";
        var allow = Uri.EscapeDataString(AllowAll);
        foreach (var call in new[]
        {
            $"CreateUser&{user}&Tags.member.1.Key=a&Tags.member.1.Value=b", $"CreateGroup&GroupName={Name}",
            $"AddUserToGroup&GroupName={Name}&{user}", $"CreatePolicy&PolicyName={Name}&PolicyDocument={allow}",
            $"CreatePolicyVersion&PolicyArn={arn}&PolicyDocument={allow}", $"AttachUserPolicy&{user}&PolicyArn={arn}",
            $"AttachGroupPolicy&GroupName={Name}&PolicyArn={arn}", $"CreateAccessKey&{user}",
            $"PutUserPolicy&{user}&PolicyName={Name}&PolicyDocument={allow}",
            $"PutGroupPolicy&GroupName={Name}&PolicyName={Name}&PolicyDocument={allow}",
            $"CreateLoginProfile&{user}&Password=Correct-Horse1", $"CreateVirtualMFADevice&VirtualMFADeviceName={Name}",
            "UpdateAccountPasswordPolicy&MinimumPasswordLength=8", $"CreateAccountAlias&AccountAlias={Name}",
            $"CreateRole&RoleName={Name}&AssumeRolePolicyDocument={Uri.EscapeDataString(Trust)}",
            $"PutRolePolicy&RoleName={Name}&PolicyName={Name}&PolicyDocument={allow}",
            $"AttachRolePolicy&RoleName={Name}&PolicyArn={arn}", $"CreateInstanceProfile&InstanceProfileName={Name}",
            $"AddRoleToInstanceProfile&InstanceProfileName={Name}&RoleName={Name}",
            "CreateServiceLinkedRole&AWSServiceName=cloudhsm.amazonaws.com",
            "DeleteServiceLinkedRole&RoleName=AWSServiceRoleForCloudHSM",
            $"GenerateServiceLastAccessedDetails&Arn={arn}",
            $"CreateServiceSpecificCredential&{user}&ServiceName=codecommit.amazonaws.com", "GenerateCredentialReport",
            $"UploadSSHPublicKey&{user}&SSHPublicKeyBody={Escaped("SSHPublicKeyBody")}",
            $"UploadSigningCertificate&{user}&CertificateBody={Escaped("CertificateBody")}",
            $"UploadServerCertificate&ServerCertificateName={Name}&CertificateBody={Escaped("CertificateBody")}"
                + $"&PrivateKey={Escaped("PrivateKey")}",
            $"CreateSAMLProvider&Name={Name}&SAMLMetadataDocument={Escaped("SAMLMetadataDocument")}",
            $"CreateOpenIDConnectProvider&Url={Escaped("Url")}&ClientIDList.member.1={Escaped("ClientIDList")}"
                + $"&ThumbprintList.member.1={Escaped("ThumbprintList")}",
        })
        {
            account.Learn(await account.CallAsync("iam", call));
        }

        string Escaped(string member) => Uri.EscapeDataString(account._known[member]);

        foreach (var call in new[]
        {
            $"CreateUser&UserName={Caller}", $"CreateLoginProfile&UserName={Caller}&Password=Correct-Horse1",
            $"PutUserPolicy&UserName={Caller}&PolicyName={Name}&PolicyDocument={Uri.EscapeDataString(Limited)}",
            $"PutUserPermissionsBoundary&UserName={Caller}&PermissionsBoundary={arn}",
        })
        {
            await account.CallAsync("iam", call);
        }

        if (account._known.TryGetValue("Base32StringSeed", out var seed))
            FuzzMaterial.AddCodes(account._known, seed);
        account.Add(await account.CallAsync("iam", $"CreateAccessKey&UserName={Caller}"));
        account.Add(await account.CallAsync("sts", "GetSessionToken"));
        account.Add(await account.CallAsync(
            "sts",
            $"AssumeRole&RoleArn=arn:aws:iam::123456789012:role/{Name}&RoleSessionName={Name}"
                + $"&Policy={allow}&Tags.member.1.Key=a&Tags.member.1.Value=b",
            caller: 1));
        await new FuzzCenter(url, account._known).CreateAsync();
        return account;
    }

    /// <summary>Signs as the caller of the number, or as root where there are fewer.</summary>
    public RequestSigner Signer(string service, int caller)
    {
        var (keyId, secret, token) = _credentials[caller < _credentials.Count ? caller : 0];
        return new RequestSigner(_url, service, DateTime.UtcNow, keyId, secret, token);
    }

    private async Task<string> CallAsync(string service, string call, int caller = 0)
    {
        var version = service == "sts" ? "2011-06-15" : "2010-05-08";
        return await RequestSender.SendAsync(
            _url.Port, Signer(service, caller).Form($"Version={version}&Action={call}"));
    }

    private void Learn(string answer)
    {
        // Answers have documents escaped, requests do not.
        foreach (Match leaf in Leaf().Matches(answer))
        {
            if (!leaf.Groups["name"].Value.EndsWith("Document", StringComparison.Ordinal))
                _known[leaf.Groups["name"].Value] = leaf.Groups["value"].Value;
        }
    }

    private void Add(string answer)
    {
        if (Element(answer, "AccessKeyId") is { } keyId && Element(answer, "SecretAccessKey") is { } secret)
            _credentials.Add(new Credential(keyId, secret, Element(answer, "SessionToken")));
    }

    private static string? Element(string xml, string name) =>
        xml.Split($"<{name}>") is [_, var rest, ..] ? rest.Split('<')[0] : null;

    [GeneratedRegex("<(?<name>[A-Za-z0-9]+)>(?<value>[^<]+)</")]
    private static partial Regex Leaf();

    private sealed record Credential(string KeyId, string Secret, string? Token);
}
