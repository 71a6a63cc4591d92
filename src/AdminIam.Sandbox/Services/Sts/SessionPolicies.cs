using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.Iam.Operations;
using AdminIam.Sandbox.Services.Iam.State;

namespace AdminIam.Sandbox.Services.Sts;

/// <summary>The managed policies that limit a session.</summary>
internal static class SessionPolicies
{
    private const int Most = 10;

    /// <summary>The ARNs in the call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="account">The account of the session.</param>
    /// <exception cref="CommonException">There are too many, or the account has no such policy.</exception>
    public static List<string> ArnsOf(IamCall call, IamAccount account)
    {
        var arns = call.Input.Structures("PolicyArns")
            .Select(item => item.OptionalText("arn")).OfType<string>().ToList();
        if (arns.Count > Most)
        {
            throw new CommonException(
                CommonError.Validation,
                $"1 validation error detected: Value '[{string.Join(", ", arns)}]' at 'policyArns' failed to satisfy "
                + $"constraint: Member must have length less than or equal to {Most}");
        }

        return arns.Find(arn => !Exists(call, account, arn)) is { } missing
            ? throw new CommonException(
                CommonError.MalformedPolicy, $"Policy {missing} does not exist or is not attachable.")
            : arns;
    }

    // Not all AWS managed policies are known here. One that is not allows nothing.
    private static bool Exists(IamCall call, IamAccount account, string arn) =>
        arn.StartsWith($"arn:{account.Partition}:iam::aws:policy/", StringComparison.Ordinal)
        || account.TryFindPolicy(arn, call.Now, out _);
}
