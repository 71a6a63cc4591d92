using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.Iam.Operations;
using AdminIam.Sandbox.Services.Iam.Policies;

namespace AdminIam.Sandbox.Services.SsoAdmin.Operations;

/// <summary>The one inline policy that a permission set can have.</summary>
internal static class InlinePolicyOperations
{
    public static void Register(OperationTable<SsoCall> table)
    {
        table.Add("PutInlinePolicyToPermissionSet", Put, SsoOperations.Any);
        table.Add("GetInlinePolicyForPermissionSet", Get, SsoOperations.Any);
        table.Add("DeleteInlinePolicyFromPermissionSet", Delete, SsoOperations.Any);
    }

    private static Output Put(SsoCall call)
    {
        var set = call.ModifiableSet();
        var document = call.Text("InlinePolicy");
        PolicyCheck.Demand(document, PolicyKind.Inline, call.Facts.Account.Partition);
        if (PolicyText.Size(document) > IamQuotas.RolePolicySize)
        {
            throw SsoErrors.QuotaExceeded(
                $"An inline policy can have {IamQuotas.RolePolicySize} characters without white space.");
        }

        set.InlinePolicy = document;
        set.Revision++;
        return Output.Empty;
    }

    // Without a policy, the text is empty.
    private static Output Get(SsoCall call) => new() { ["InlinePolicy"] = call.PermissionSet().InlinePolicy ?? "" };

    private static Output Delete(SsoCall call)
    {
        var set = call.ModifiableSet();
        if (set.InlinePolicy is null)
            throw SsoErrors.NotFound("The PermissionSet has no inline policy.");
        set.InlinePolicy = null;
        set.Revision++;
        return Output.Empty;
    }
}
