using System.Text.Json;

namespace AdminIam.Tests.Sandbox.Tours;

/// <summary>The part of the tour about service control policies.</summary>
internal sealed partial class CenterTour
{
    private static readonly string Deny = RunningSandbox.Policy("'Effect':'Deny','Action':'*','Resource':'*'");

    private async Task ControlPoliciesAsync(
        Func<string, string, object?, Task<JsonElement>> step, JsonServiceClient alone)
    {
        const string account = TestOrganization.Prod;
        const string full = TestControlPolicy.FullAccess;
        var own = (await step("", "CreatePolicy", TestControlPolicy.Input("NoBuckets", Deny)))
            .GetProperty("Policy").GetProperty("PolicySummary").Text("Id");
        var attached = new { PolicyId = own, TargetId = account };
        foreach (var (operation, input) in new (string, object)[]
        {
            ("UpdatePolicy", new { PolicyId = own, Description = "No buckets" }),
            ("AttachPolicy", attached),
            ("DetachPolicy", attached),
            ("DeletePolicy", new { PolicyId = own }),
        })
        {
            await StepAsync(
                alone, JsonModelShapes.Organizations, "AWSOrganizationsNotInUseException", operation, input);
            if (operation == "DetachPolicy")
                await step("PolicyInUseException", "DeletePolicy", new { PolicyId = own });
            await step("", operation, input);
            await step("PolicyNotFoundException", operation, new { PolicyId = "p-none0000", TargetId = account });
        }

        foreach (var operation in new[] { "DescribePolicy", "ListTargetsForPolicy" })
            await step("PolicyNotFoundException", operation, new { PolicyId = "p-none0000" });
        foreach (var operation in new[] { "AttachPolicy", "DetachPolicy" })
            await step("TargetNotFoundException", operation, new { PolicyId = full, TargetId = "000000000000" });
        await step(
            "TargetNotFoundException", "ListPoliciesForTarget",
            new { TargetId = "000000000000", Filter = "SERVICE_CONTROL_POLICY" });
        await step("DuplicatePolicyAttachmentException", "AttachPolicy", new { PolicyId = full, TargetId = account });
        await step("ConstraintViolationException", "DetachPolicy", new { PolicyId = full, TargetId = account });
        var documents = new[] { TestControlPolicy.Input("DenyAll", Deny), TestControlPolicy.Input("Bad", "{}") };
        await step("DuplicatePolicyException", "CreatePolicy", documents[0]);
        await step("MalformedPolicyDocumentException", "CreatePolicy", documents[1]);
        await step(
            "PolicyTypeNotAvailableForOrganizationException", "CreatePolicy",
            TestControlPolicy.Input("Tags", Deny, "TAG_POLICY"));
        await step(
            "ConstraintViolationException", "CreatePolicy",
            TestControlPolicy.Input("Long", Deny + new string(' ', 5120)));
        var last = "";
        for (var number = 1; number <= 5; number++)
        {
            last = (await step("", "CreatePolicy", TestControlPolicy.Input($"Policy{number}", Deny)))
                .GetProperty("Policy").GetProperty("PolicySummary").Text("Id");
            await step(
                number < 5 ? "" : "ConstraintViolationException", "AttachPolicy",
                new { PolicyId = last, TargetId = account });
        }

        await step("PolicyNotAttachedException", "DetachPolicy", new { PolicyId = last, TargetId = account });
        await step("DuplicatePolicyException", "UpdatePolicy", new { PolicyId = last, Name = "DenyAll" });
        await step("MalformedPolicyDocumentException", "UpdatePolicy", new { PolicyId = last, Content = "{}" });
        await step(
            "ConstraintViolationException", "UpdatePolicy",
            new { PolicyId = last, Content = Deny + new string(' ', 5120) });
        // What follows uses the account.
        foreach (var policy in (await step(
            "", "ListPoliciesForTarget", new { TargetId = account, Filter = "SERVICE_CONTROL_POLICY" }))
            .GetProperty("Policies").EnumerateArray().Where(policy => policy.Text("Id") != full))
        {
            await step("", "DetachPolicy", new { PolicyId = policy.Text("Id"), TargetId = account });
        }
    }
}
