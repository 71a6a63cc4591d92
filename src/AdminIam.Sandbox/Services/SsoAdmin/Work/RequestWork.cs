using AdminIam.Sandbox.Services.Organizations.State;
using AdminIam.Sandbox.Services.SsoAdmin.State;
using AdminIam.Sandbox.State;

namespace AdminIam.Sandbox.Services.SsoAdmin.Work;

/// <summary>Completes the requests that are due.</summary>
internal sealed class RequestWork(Account account, Instance instance)
{
    private const string NotFound = "Received a 404 status error: ";
    private readonly AccountRoles _roles = new(account);

    /// <returns>Whether there were any.</returns>
    public bool Complete(DateTime now)
    {
        var due = instance.Requests.TakeDue(now);
        foreach (var request in due)
        {
            request.Complete(request.Kind switch
            {
                CenterRequest.Creation => Create(request.Subject, now),
                CenterRequest.Deletion => Delete(request),
                _ => Provision(request.Subject, now),
            });
        }

        return due.Count > 0;
    }

    // Each returns the reason for failure, or null.
    private string? Create(AccountAssignment assignment, DateTime now)
    {
        if (!instance.TryFind(assignment.PermissionSetArn, out var set))
            return NotFound + "PermissionSet not found.";
        if (ReasonAgainst(assignment) is { } reason)
            return reason;
        if (instance.FindProvisioned(set.Arn, assignment.AccountId) is null)
        {
            if (_roles.ReasonAgainst(set, assignment.AccountId) is { } roleReason)
                return roleReason;
            _roles.Put(set, assignment.AccountId, now);
            instance.Add(new ProvisionedSet
            {
                AccountId = assignment.AccountId, PermissionSetArn = set.Arn, Revision = set.Revision,
            });
        }

        instance.Add(assignment);
        return null;
    }

    private string? Delete(CenterRequest request)
    {
        var assignment = request.Subject;
        if (!instance.Has(assignment))
            return NotFound + "Assignment not found.";
        // The user or group must not be deleted while the request is in progress.
        if (!request.IsOrphaned && PrincipalError(assignment) is { } reason)
            return reason;
        instance.Remove(assignment);
        var isLast = !instance.Assignments.Any(one =>
            one.AccountId == assignment.AccountId && one.PermissionSetArn == assignment.PermissionSetArn);
        if (isLast
            && instance.TryFind(assignment.PermissionSetArn, out var set)
            && instance.FindProvisioned(set.Arn, assignment.AccountId) is { } provisioned)
        {
            _roles.Delete(set, assignment.AccountId);
            instance.Remove(provisioned);
        }

        return null;
    }

    private string? Provision(AccountAssignment subject, DateTime now)
    {
        if (!instance.TryFind(subject.PermissionSetArn, out var set))
            return NotFound + "PermissionSet not found.";
        var targets = instance.Provisioned.Where(one => one.PermissionSetArn == set.Arn
            && (subject.AccountId.Length == 0 || one.AccountId == subject.AccountId)).ToList();
        if (targets.Count == 0)
        {
            return NotFound + (subject.AccountId.Length == 0
                ? "Assignment not found."
                : $"Permission set provision not found in AWS account {subject.AccountId}.");
        }

        string? failure = null;
        foreach (var target in targets)
        {
            if (_roles.ReasonAgainst(set, target.AccountId) is { } reason)
            {
                failure = reason;
                continue;
            }

            _roles.Put(set, target.AccountId, now);
            target.Revision = set.Revision;
        }

        return failure;
    }

    private string? ReasonAgainst(AccountAssignment assignment)
    {
        account.Get<OrganizationsState>().Organization!.TryFind(assignment.AccountId, out var member);
        return member?.State == MemberAccount.Active
            ? PrincipalError(assignment)
            : $"Received a 403 status error: The account {assignment.AccountId} is not active.";
    }

    private string? PrincipalError(AccountAssignment assignment) =>
        Principals.ReasonAgainst(account, assignment) is { } reason ? NotFound + reason : null;
}
