using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.Iam.Operations;
using AdminIam.Sandbox.Services.Sts;

namespace AdminIam.Sandbox.Services;

/// <summary>The operations by their action names.</summary>
internal sealed class OperationTable
{
    private static readonly string[] ReadingVerbs = ["Get", "List", "Simulate", "Generate", "Assume"];
    private readonly Dictionary<string, OperationHandler> handlers = new(StringComparer.Ordinal);

    public OperationTable()
    {
        UserOperations.Register(this);
        GroupOperations.Register(this);
        TagOperations.Register(this);
        LoginProfileOperations.Register(this);
        AccessKeyOperations.Register(this);
        PolicyOperations.Register(this);
        PolicyVersionOperations.Register(this);
        PolicyListOperations.Register(this);
        AttachmentOperations.Register(this);
        AccountOperations.Register(this);
        PasswordPolicyOperations.Register(this);
        AuthorizationDetailsOperations.Register(this);
        CredentialReportOperations.Register(this);
        MfaOperations.Register(this);
        SshPublicKeyOperations.Register(this);
        SigningCertificateOperations.Register(this);
        ServiceCredentialOperations.Register(this);
        RoleOperations.Register(this);
        OrganizationOperations.Register(this);
        SimulationOperations.Register(this);
        StsOperations.Register(this);
    }

    public OperationHandler this[string action] => handlers[action];

    public void Add(string action, Func<CallContext, Output> run, Func<CallContext, string> resource) =>
        handlers.Add(action, new OperationHandler(run, resource, !Array.Exists(ReadingVerbs, verb => action.StartsWith(verb, StringComparison.Ordinal))));
}
