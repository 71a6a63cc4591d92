using AdminIam.Engine.Iam.Policies;

namespace AdminIam.Engine.Iam.Safety;

/// <summary>The effect of a policy document on administrator access.</summary>
/// <param name="Grants">The access that it allows.</param>
/// <param name="Leaves">The access that its denials leave if other documents allow it.</param>
internal sealed record DocumentPower(AdministratorPower Grants, AdministratorPower Leaves)
{
    // The actions that grant administrator access or remove a denial. A user without these permissions cannot restore
    // access to an account that has lost its administrators.
    private static readonly string[] Essentials =
    [
        "iam:AddUserToGroup", "iam:AttachGroupPolicy", "iam:AttachUserPolicy", "iam:CreateAccessKey",
        "iam:CreateLoginProfile",
        "iam:CreatePolicyVersion", "iam:CreateUser", "iam:DeleteUserPolicy", "iam:DetachUserPolicy",
        "iam:PutGroupPolicy",
        "iam:PutUserPolicy", "iam:UpdateAccessKey", "iam:UpdateLoginProfile",
    ];

    // A denial with these condition keys does not apply to a user who signs in again with MFA.
    private static readonly HashSet<string> SignInKeys = new(StringComparer.OrdinalIgnoreCase)
    {
        "aws:TokenIssueTime", "aws:MultiFactorAuthPresent", "aws:MultiFactorAuthAge",
    };

    /// <summary>Evaluates a document.</summary>
    /// <param name="anyUser">The ARN of a user that represents all users.</param>
    public static DocumentPower Of(PolicyDocument document, string anyUser)
    {
        var statements = document.Statements;
        var grants = statements.Where(statement => statement.IsAllow).Select(statement => Granted(statement, anyUser));
        var leaves = statements.Where(statement => statement.IsDeny).Select(statement => Left(statement, anyUser));
        return new DocumentPower(
            grants.DefaultIfEmpty(AdministratorPower.None).Max(),
            leaves.DefaultIfEmpty(AdministratorPower.Certain).Min());
    }

    private static AdministratorPower Granted(PolicyStatement statement, string anyUser)
    {
        // All actions, or all except specified ones.
        if (!statement.CoversAction(PolicyDocument.UnheardOfAction))
            return AdministratorPower.None;
        var covered = Essentials.Count(statement.CoversAction);
        if (covered == 0
            || !(statement.CoversEveryResource || (statement.ExcludesResources && statement.CoversResource(anyUser))))
        {
            return AdministratorPower.None;
        }

        return covered == Essentials.Length && statement.ConditionKeys.Count == 0 && statement.CoversEveryResource
            ? AdministratorPower.Certain
            : AdministratorPower.Uncertain;
    }

    private static AdministratorPower Left(PolicyStatement statement, string anyUser)
    {
        var covered = Essentials.Count(statement.CoversAction);
        if (covered == 0 || !statement.CoversResource(anyUser))
            return AdministratorPower.Certain;
        if (statement.ConditionKeys.Count == 0)
            return covered == Essentials.Length ? AdministratorPower.None : AdministratorPower.Uncertain;
        return statement.ConditionKeys.All(SignInKeys.Contains)
            ? AdministratorPower.Certain
            : AdministratorPower.Uncertain;
    }
}
