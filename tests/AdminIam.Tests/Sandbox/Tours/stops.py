"""The stops of the tour. They share nothing in the account, so that they can be visited side by side."""

import base64
import json
import time

ACCOUNT = "123456789012"
ADMINISTRATOR_ACCESS = "arn:aws:iam::aws:policy/AdministratorAccess"
SERVICE_ROLE_POLICY = "arn:aws:iam::aws:policy/aws-service-role/CloudHSMServiceRolePolicy"
NO_POLICY = f"arn:aws:iam::{ACCOUNT}:policy/none"
NO_USER = r"^The user with name nobody-at-all cannot be found\.$"
DOCUMENT = json.dumps(
    {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]})
TRUST_POLICY = json.dumps({"Version": "2012-10-17", "Statement": [
    {"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}]})


def account(t):
    t.ok("GetAccountSummary", lambda r: r["SummaryMap"]["UsersQuota"] == 5000)
    t.fails("AccessDenied", "GetAccountSummary", "iam:GetAccountSummary on resource: \\*", keys=t.nobody)
    t.ok("CreateAccountAlias", AccountAlias="tour")
    t.fails("EntityAlreadyExists", "CreateAccountAlias", AccountAlias="tour")
    t.ok("ListAccountAliases", lambda r: r["AccountAliases"] == ["tour"])
    t.fails("AccessDenied", "ListAccountAliases", keys=t.nobody)
    t.fails("NoSuchEntity", "DeleteAccountAlias", AccountAlias="other")
    t.ok("DeleteAccountAlias", AccountAlias="tour")
    t.ok("GetAccountAuthorizationDetails", lambda r: "nobody" in [user["UserName"] for user in r["UserDetailList"]])
    t.fails("AccessDenied", "GetAccountAuthorizationDetails", keys=t.nobody)


def report(t):
    t.fails("ReportNotPresent", "GetCredentialReport")
    t.fails("AccessDenied", "GenerateCredentialReport", keys=t.nobody)
    deadline = time.monotonic() + 20
    while t.ok("GenerateCredentialReport")["State"] != "COMPLETE" and time.monotonic() < deadline:
        time.sleep(0.2)
    content = t.ok("GetCredentialReport", lambda r: r["ReportFormat"] == "text/csv")["Content"]
    text = (base64.b64decode(content) if isinstance(content, str) else content).decode("utf-8")
    if not text.startswith("user,arn,user_creation_time,password_enabled,"):
        t.mistakes.append(f"The credential report begins {text[:100]!r}")


def groups(t):
    t.ok("CreateGroup", lambda r: r["Group"]["Arn"] == f"arn:aws:iam::{ACCOUNT}:group/t/guides", GroupName="guides", Path="/t/")
    t.fails("EntityAlreadyExists", "CreateGroup", r"^Group with name GUIDES already exists\.$", GroupName="GUIDES")
    t.ok("CreateUser", UserName="guide")
    t.ok("AddUserToGroup", GroupName="guides", UserName="guide")
    t.fails("NoSuchEntity", "AddUserToGroup", NO_USER, GroupName="guides", UserName="nobody-at-all")
    t.ok("GetGroup", lambda r: [user["UserName"] for user in r["Users"]] == ["guide"], GroupName="guides")
    t.fails("NoSuchEntity", "GetGroup", r"^The group with name none cannot be found\.$", GroupName="none")
    t.ok("ListGroupsForUser", lambda r: [group["GroupName"] for group in r["Groups"]] == ["guides"], UserName="guide")
    t.fails("NoSuchEntity", "ListGroupsForUser", NO_USER, UserName="nobody-at-all")
    t.ok("ListGroups", lambda r: "guides" in [group["GroupName"] for group in r["Groups"]])
    t.fails("AccessDenied", "ListGroups", keys=t.nobody)
    t.fails("DeleteConflict", "DeleteGroup", r"^Cannot delete entity, must remove users from group first\.$", GroupName="guides")
    t.ok("RemoveUserFromGroup", GroupName="guides", UserName="guide")
    t.fails("NoSuchEntity", "RemoveUserFromGroup", GroupName="none", UserName="guide")
    t.fails("NoSuchEntity", "UpdateGroup", GroupName="none", NewGroupName="x")
    t.ok("UpdateGroup", GroupName="guides", NewGroupName="leaders", NewPath="/")
    t.ok("DeleteGroup", GroupName="leaders")


def users(t):
    made = t.ok(
        "CreateUser", lambda r: r["User"]["Arn"] == f"arn:aws:iam::{ACCOUNT}:user/x/ada", UserName="ada", Path="/x/",
        PermissionsBoundary=ADMINISTRATOR_ACCESS, Tags=[{"Key": "Email", "Value": "ada@example.com"}])
    t.fails("EntityAlreadyExists", "CreateUser", r"^User with name ADA already exists\.$", UserName="ADA")
    t.ok("GetUser", lambda r: r["User"]["UserId"] == made["User"]["UserId"]
         and r["User"]["Tags"][0]["Value"] == "ada@example.com"
         and r["User"]["PermissionsBoundary"]["PermissionsBoundaryArn"] == ADMINISTRATOR_ACCESS, UserName="ada")
    t.fails("NoSuchEntity", "GetUser", NO_USER, UserName="nobody-at-all")
    t.ok("ListUsers", lambda r: all("Tags" not in user for user in r["Users"]), PathPrefix="/x/")
    t.fails("AccessDenied", "ListUsers", keys=t.nobody)
    t.ok("TagUser", UserName="ada", Tags=[{"Key": "a", "Value": ""}])
    t.fails("InvalidInput", "TagUser", UserName="ada", Tags=[{"Key": "aws:a", "Value": "b"}])
    t.ok("ListUserTags", lambda r: {tag["Key"] for tag in r["Tags"]} == {"Email", "a"}, UserName="ada")
    t.fails("NoSuchEntity", "ListUserTags", NO_USER, UserName="nobody-at-all")
    t.ok("UntagUser", UserName="ada", TagKeys=["a"])
    t.fails("NoSuchEntity", "UntagUser", NO_USER, UserName="nobody-at-all", TagKeys=["a"])
    t.ok("DeleteUserPermissionsBoundary", UserName="ada")
    t.fails("NoSuchEntity", "DeleteUserPermissionsBoundary", UserName="ada")
    t.ok("PutUserPermissionsBoundary", UserName="ada", PermissionsBoundary=ADMINISTRATOR_ACCESS)
    t.fails("NoSuchEntity", "PutUserPermissionsBoundary", UserName="ada", PermissionsBoundary=NO_POLICY)
    t.ok("UpdateUser", UserName="ada", NewUserName="lovelace", NewPath="/")
    t.fails("NoSuchEntity", "UpdateUser", NO_USER, UserName="nobody-at-all", NewUserName="x")
    t.ok("PutUserPolicy", UserName="lovelace", PolicyName="own", PolicyDocument=DOCUMENT)
    t.fails("DeleteConflict", "DeleteUser", r"^Cannot delete entity, must delete policies first\.$", UserName="lovelace")
    t.ok("DeleteUserPolicy", UserName="lovelace", PolicyName="own")
    t.ok("DeleteUser", UserName="lovelace")


def passwords(t):
    t.fails("NoSuchEntity", "GetAccountPasswordPolicy", rf"^The Password Policy with domain name {ACCOUNT} cannot be found\.$")
    t.fails("NoSuchEntity", "DeleteAccountPasswordPolicy")
    t.ok("UpdateAccountPasswordPolicy", MinimumPasswordLength=10, RequireNumbers=True)
    t.fails("AccessDenied", "UpdateAccountPasswordPolicy", keys=t.nobody)
    t.ok("GetAccountPasswordPolicy", lambda r: r["PasswordPolicy"]["MinimumPasswordLength"] == 10
         and r["PasswordPolicy"]["RequireNumbers"] and not r["PasswordPolicy"]["ExpirePasswords"])
    keys = t.user("grace", DOCUMENT)
    t.fails("PasswordPolicyViolation", "CreateLoginProfile", UserName="grace", Password="short1")
    t.ok("CreateLoginProfile", lambda r: r["LoginProfile"]["PasswordResetRequired"],
         UserName="grace", Password="Correct-Horse1", PasswordResetRequired=True)
    t.ok("GetLoginProfile", lambda r: r["LoginProfile"]["UserName"] == "grace", UserName="grace")
    t.fails("NoSuchEntity", "GetLoginProfile", UserName="nobody-at-all")
    t.ok("UpdateLoginProfile", UserName="grace", Password="Better-Horse2", PasswordResetRequired=False)
    t.fails("PasswordPolicyViolation", "UpdateLoginProfile", UserName="grace", Password="without-number")
    t.fails("PasswordPolicyViolation", "ChangePassword", keys=keys, OldPassword="Better-Horse2", NewPassword="short1")
    t.ok("ChangePassword", keys=keys, OldPassword="Better-Horse2", NewPassword="Best-Horse3")
    t.fails("InvalidUserType", "ChangePassword", OldPassword="a-password", NewPassword="Best-Horse4")
    t.ok("DeleteLoginProfile", UserName="grace")
    t.fails("NoSuchEntity", "DeleteLoginProfile", UserName="grace")
    t.ok("DeleteAccountPasswordPolicy")


def access_keys(t):
    t.ok("CreateUser", UserName="margaret")
    key = t.ok("CreateAccessKey", lambda r: r["AccessKey"]["Status"] == "Active"
               and r["AccessKey"]["AccessKeyId"].startswith("AKIA"), UserName="margaret")["AccessKey"]["AccessKeyId"]
    t.ok("CreateAccessKey", UserName="margaret")
    t.fails("LimitExceeded", "CreateAccessKey", r"^Cannot exceed quota for AccessKeysPerUser: 2$", UserName="margaret")
    t.ok("ListAccessKeys", lambda r: len(r["AccessKeyMetadata"]) == 2, UserName="margaret")
    t.fails("NoSuchEntity", "ListAccessKeys", NO_USER, UserName="nobody-at-all")
    t.ok("GetAccessKeyLastUsed", lambda r: r["UserName"] == "margaret" and r["AccessKeyLastUsed"]["ServiceName"] == "N/A",
         AccessKeyId=key)
    t.fails("NoSuchEntity", "GetAccessKeyLastUsed", AccessKeyId="AKIANONENONENONENONE")
    t.ok("UpdateAccessKey", UserName="margaret", AccessKeyId=key, Status="Inactive")
    t.fails("NoSuchEntity", "UpdateAccessKey", UserName="margaret", AccessKeyId="AKIANONENONENONENONE", Status="Active")
    t.ok("DeleteAccessKey", UserName="margaret", AccessKeyId=key)
    t.fails("NoSuchEntity", "DeleteAccessKey", r"^The Access Key with id \w+ cannot be found\.$", UserName="margaret", AccessKeyId=key)


def lesser_credentials(t):
    for kind, id_name, value in (
            ("SSHPublicKey", "SSHPublicKeyId", "APKASEEDEDSEEDEDSEED"),
            ("SigningCertificate", "CertificateId", "CERTIFICATECERTIFICATE22"),
            ("ServiceSpecificCredential", "ServiceSpecificCredentialId", "ACCASEEDEDSEEDEDSEED")):
        one = {"UserName": "seeded", id_name: value}
        t.ok(f"List{kind}s", UserName="seeded")
        t.fails("NoSuchEntity", f"List{kind}s", NO_USER, UserName="nobody-at-all")
        t.ok(f"Update{kind}", Status="Inactive", **one)
        t.fails("NoSuchEntity", f"Update{kind}", Status="Inactive", UserName="nobody", **{id_name: value})
        t.ok(f"Delete{kind}", **one)
        t.fails("NoSuchEntity", f"Delete{kind}", **one)


def mfa(t):
    wrong = {"AuthenticationCode1": "000000", "AuthenticationCode2": "000000"}
    none = f"arn:aws:iam::{ACCOUNT}:mfa/none"
    keys = t.user("edsger", DOCUMENT)
    device = t.ok("CreateVirtualMFADevice", VirtualMFADeviceName="edsger")
    serial = device["VirtualMFADevice"]["SerialNumber"]
    t.fails("EntityAlreadyExists", "CreateVirtualMFADevice", VirtualMFADeviceName="edsger")
    t.fails("InvalidAuthenticationCode", "EnableMFADevice", UserName="edsger", SerialNumber=serial, **wrong)
    t.ok("EnableMFADevice", UserName="edsger", SerialNumber=serial, **t.codes(device))
    t.ok("ListMFADevices", lambda r: r["MFADevices"][0]["SerialNumber"] == serial, UserName="edsger")
    t.fails("NoSuchEntity", "ListMFADevices", NO_USER, UserName="nobody-at-all")
    t.ok("ListVirtualMFADevices", lambda r: serial in [one["SerialNumber"] for one in r["VirtualMFADevices"]],
         AssignmentStatus="Assigned")
    t.fails("AccessDenied", "ListVirtualMFADevices", keys=t.nobody)
    t.ok("GetMFADevice", lambda r: r["SerialNumber"] == serial, UserName="edsger", SerialNumber=serial)
    t.fails("NoSuchEntity", "GetMFADevice", UserName="edsger", SerialNumber=none)
    t.ok("ResyncMFADevice", UserName="edsger", SerialNumber=serial, **t.codes(device))
    t.fails("InvalidAuthenticationCode", "ResyncMFADevice", UserName="edsger", SerialNumber=serial, **wrong)
    t.fails("AccessDenied", "GetSessionToken", "^MultiFactorAuthentication failed", keys=keys, SerialNumber=serial, TokenCode="000000")
    t.ok("GetSessionToken", lambda r: r["Credentials"]["AccessKeyId"].startswith("ASIA"), keys=keys,
         SerialNumber=serial, TokenCode=t.codes(device)["AuthenticationCode1"])
    t.fails("DeleteConflict", "DeleteVirtualMFADevice", SerialNumber=serial)
    t.ok("DeactivateMFADevice", UserName="edsger", SerialNumber=serial)
    t.fails("NoSuchEntity", "DeactivateMFADevice", UserName="edsger", SerialNumber=serial)
    t.ok("DeleteVirtualMFADevice", SerialNumber=serial)


def policies(t):
    arn = t.ok("CreatePolicy", lambda r: r["Policy"]["DefaultVersionId"] == "v1", PolicyName="tour",
               PolicyDocument=DOCUMENT)["Policy"]["Arn"]
    t.fails("MalformedPolicyDocument", "CreatePolicy", PolicyName="bad", PolicyDocument="{}")
    missing = rf"^Policy {NO_POLICY} (does not exist or is not attachable|was not found)\.$"
    t.ok("GetPolicy", lambda r: r["Policy"]["PolicyName"] == "tour" and r["Policy"]["AttachmentCount"] == 0, PolicyArn=arn)
    t.fails("NoSuchEntity", "GetPolicy", missing, PolicyArn=NO_POLICY)
    t.ok("ListPolicies", lambda r: "tour" in [policy["PolicyName"] for policy in r["Policies"]], Scope="Local")
    t.fails("AccessDenied", "ListPolicies", keys=t.nobody)
    t.ok("CreatePolicyVersion", lambda r: r["PolicyVersion"]["VersionId"] == "v2", PolicyArn=arn, PolicyDocument=DOCUMENT)
    t.fails("MalformedPolicyDocument", "CreatePolicyVersion", PolicyArn=arn, PolicyDocument='{"Statement":[]')
    t.ok("ListPolicyVersions", lambda r: [v["VersionId"] for v in r["Versions"]] == ["v2", "v1"], PolicyArn=arn)
    t.fails("NoSuchEntity", "ListPolicyVersions", missing, PolicyArn=NO_POLICY)
    t.ok("GetPolicyVersion", lambda r: r["PolicyVersion"]["Document"] == json.loads(DOCUMENT), PolicyArn=arn, VersionId="v2")
    t.fails("NoSuchEntity", "GetPolicyVersion", PolicyArn=arn, VersionId="v9")
    t.ok("SetDefaultPolicyVersion", PolicyArn=arn, VersionId="v2")
    t.fails("NoSuchEntity", "SetDefaultPolicyVersion", PolicyArn=arn, VersionId="v9")
    t.fails("DeleteConflict", "DeletePolicyVersion", "default version", PolicyArn=arn, VersionId="v2")
    t.ok("DeletePolicyVersion", PolicyArn=arn, VersionId="v1")
    t.ok("ListEntitiesForPolicy", lambda r: not r["PolicyUsers"], PolicyArn=arn)
    t.fails("NoSuchEntity", "ListEntitiesForPolicy", missing, PolicyArn=NO_POLICY)
    t.ok("DeletePolicy", PolicyArn=arn)
    t.fails("NoSuchEntity", "DeletePolicy", PolicyArn=arn)


def attachments(t):
    t.ok("CreateUser", UserName="holder")
    t.ok("CreateGroup", GroupName="holders")
    t.ok("CreateRole", RoleName="attached", AssumeRolePolicyDocument=TRUST_POLICY)
    for kind, holder, nobody in (
            ("User", {"UserName": "holder"}, {"UserName": "nobody-at-all"}),
            ("Group", {"GroupName": "holders"}, {"GroupName": "none"}),
            ("Role", {"RoleName": "attached"}, {"RoleName": "none"})):
        t.ok(f"Attach{kind}Policy", PolicyArn=ADMINISTRATOR_ACCESS, **holder)
        t.fails("PolicyNotAttachable", f"Attach{kind}Policy", PolicyArn=SERVICE_ROLE_POLICY, **holder)
        t.ok(f"ListAttached{kind}Policies",
             lambda r: [policy["PolicyArn"] for policy in r["AttachedPolicies"]] == [ADMINISTRATOR_ACCESS], **holder)
        t.fails("NoSuchEntity", f"ListAttached{kind}Policies", **nobody)
        t.ok(f"Detach{kind}Policy", PolicyArn=ADMINISTRATOR_ACCESS, **holder)
        t.fails("NoSuchEntity", f"Detach{kind}Policy", rf"^Policy {ADMINISTRATOR_ACCESS} was not found\.$",
                PolicyArn=ADMINISTRATOR_ACCESS, **holder)
        t.ok(f"Put{kind}Policy", PolicyName="inline", PolicyDocument=DOCUMENT, **holder)
        t.fails("MalformedPolicyDocument", f"Put{kind}Policy", PolicyName="bad", PolicyDocument="{}", **holder)
        t.ok(f"Get{kind}Policy", lambda r: r["PolicyDocument"] == json.loads(DOCUMENT), PolicyName="inline", **holder)
        t.fails("NoSuchEntity", f"Get{kind}Policy", PolicyName="none", **holder)
        t.ok(f"List{kind}Policies", lambda r: r["PolicyNames"] == ["inline"], **holder)
        t.fails("NoSuchEntity", f"List{kind}Policies", **nobody)
        t.ok(f"Delete{kind}Policy", PolicyName="inline", **holder)
        t.fails("NoSuchEntity", f"Delete{kind}Policy", PolicyName="inline", **holder)
    t.ok("SimulatePrincipalPolicy", lambda r: r["EvaluationResults"][0]["EvalDecision"] == "implicitDeny",
         PolicySourceArn=f"arn:aws:iam::{ACCOUNT}:user/holder", ActionNames=["iam:GetUser"])
    t.fails("NoSuchEntity", "SimulatePrincipalPolicy",
            PolicySourceArn=f"arn:aws:iam::{ACCOUNT}:user/nobody-at-all", ActionNames=["iam:GetUser"])


def roles(t):
    role = "AWSServiceRoleForCloudHSM"
    t.ok("CreateServiceLinkedRole", lambda r: r["Role"]["RoleName"] == role
         and r["Role"]["Path"] == "/aws-service-role/cloudhsm.amazonaws.com/", AWSServiceName="cloudhsm.amazonaws.com")
    t.fails("InvalidInput", "CreateServiceLinkedRole", rf"^Service role name {role} has been taken in this account",
            AWSServiceName="cloudhsm.amazonaws.com")
    t.ok("GetRole", lambda r: r["Role"]["RoleName"] == role, RoleName=role)
    t.fails("NoSuchEntity", "GetRole", r"^The role with name none cannot be found\.$", RoleName="none")
    t.ok("UpdateRole", RoleName=role, Description="For HSMs")
    t.fails("UnmodifiableEntity", "UpdateRole", RoleName=role, MaxSessionDuration=7200)
    t.fails("NoSuchEntity", "UpdateRole", RoleName="none", Description="For HSMs")
    t.fails("UnmodifiableEntity", "DetachRolePolicy", "only modifiable by AWS", RoleName=role, PolicyArn=SERVICE_ROLE_POLICY)
    t.ok("DetachRolePolicy", RoleName="holder", PolicyArn=ADMINISTRATOR_ACCESS)
    t.fails("NoSuchEntity", "DetachRolePolicy", rf"^Policy {ADMINISTRATOR_ACCESS} was not found\.$", RoleName="holder",
            PolicyArn=ADMINISTRATOR_ACCESS)
    task = t.ok("DeleteServiceLinkedRole", RoleName=role)["DeletionTaskId"]
    t.fails("NoSuchEntity", "DeleteServiceLinkedRole", RoleName="none")
    t.ok("GetServiceLinkedRoleDeletionStatus", lambda r: r["Status"] in ("IN_PROGRESS", "SUCCEEDED"), DeletionTaskId=task)
    t.fails("NoSuchEntity", "GetServiceLinkedRoleDeletionStatus", DeletionTaskId="none")


def organization(t):
    t.ok("EnableOrganizationsRootCredentialsManagement")
    root_sessions(t)
    for operation, features in (
            ("EnableOrganizationsRootCredentialsManagement", ["RootCredentialsManagement"]),
            ("EnableOrganizationsRootSessions", ["RootCredentialsManagement", "RootSessions"]),
            ("ListOrganizationsFeatures", ["RootCredentialsManagement", "RootSessions"]),
            ("DisableOrganizationsRootCredentialsManagement", ["RootSessions"]),
            ("DisableOrganizationsRootSessions", [])):
        t.ok(operation, lambda r: r["OrganizationId"] == "o-exampleorgid" and sorted(r.get("EnabledFeatures", [])) == features)
        t.fails("OrganizationNotFoundException", operation, endpoint=t.lone_endpoint)


def root_sessions(t):
    member = "444455556666"
    keys = t.user("auditor", DOCUMENT)
    tasks = "arn:aws:iam::aws:policy/root-task/"
    sessions = {}
    for task in ("IAMAuditRootUserCredentials", "IAMDeleteRootUserCredentials", "IAMCreateRootUserPassword"):
        made = t.ok("AssumeRoot", keys=keys, TargetPrincipal=member, TaskPolicyArn={"arn": tasks + task})["Credentials"]
        sessions[task] = type(keys)(made["AccessKeyId"], made["SecretAccessKey"], made["SessionToken"])
    audit, delete, create = sessions.values()
    t.fails("AccessDenied", "AssumeRoot", rf"is not authorized to perform: sts:AssumeRoot on resource: arn:aws:iam::{ACCOUNT}:root$",
            keys=keys, TargetPrincipal=ACCOUNT, TaskPolicyArn={"arn": tasks + "IAMAuditRootUserCredentials"})
    t.fails("AccessDenied", "AssumeRoot", TargetPrincipal=member, TaskPolicyArn={"arn": tasks + "IAMAuditRootUserCredentials"})
    t.ok("GetCallerIdentity", lambda r: r["Arn"] == f"arn:aws:iam::{member}:root", keys=audit)
    t.ok("GetLoginProfile", keys=audit)
    t.ok("ListAccessKeys", lambda r: r["AccessKeyMetadata"] == [], keys=audit)
    t.fails("AccessDenied", "DeleteLoginProfile", "with an explicit deny in a session policy$", keys=audit)
    t.ok("DeleteLoginProfile", keys=delete)
    t.fails("NoSuchEntity", "GetLoginProfile", keys=audit)
    t.ok("GetAccountSummary", lambda r: r["SummaryMap"]["AccountPasswordPresent"] == 0, keys=audit)
    t.ok("CreateLoginProfile", keys=create)
    t.ok("GetLoginProfile", keys=create)


def web_identity_token(seconds):
    now = int(time.time())
    claims = {"iss": "https://login.example.com/tenant", "sub": "runbook-identity", "aud": "api://adminiam", "iat": now, "exp": now + seconds}
    parts = [json.dumps(part).encode("utf-8") for part in ({"alg": "RS256"}, claims)] + [b"signature"]
    return ".".join(base64.urlsafe_b64encode(part).decode("ascii").rstrip("=") for part in parts)


def sessions(t):
    t.ok("GetCallerIdentity", lambda r: r["Arn"] == f"arn:aws:iam::{ACCOUNT}:root")
    t.fails("InvalidClientTokenId", "GetCallerIdentity", r"^The security token included in the request is invalid\.$",
            keys=type(t.nobody)("AKIANONENONENONENONE", "secret"))
    keys = t.user("visitor", DOCUMENT)
    request = {"RoleArn": f"arn:aws:iam::{ACCOUNT}:role/visitor", "RoleSessionName": "tour"}
    t.fails("MalformedPolicyDocument", "AssumeRole", keys=keys, Policy="{}", **request)
    made = t.ok("AssumeRole", keys=keys, **request)["Credentials"]
    session = type(keys)(made["AccessKeyId"], made["SecretAccessKey"], made["SessionToken"])
    t.ok("GetCallerIdentity", lambda r: r["Arn"] == f"arn:aws:sts::{ACCOUNT}:assumed-role/visitor/tour", keys=session)
    t.fails("AccessDenied", "GetSessionToken", r"^Cannot call GetSessionToken with session credentials$", keys=session)
    t.ok("GetSessionToken", keys=keys)

    request = {"RoleArn": f"arn:aws:iam::{ACCOUNT}:role/runbook", "RoleSessionName": "tour"}
    valid = web_identity_token(3600)
    made = t.ok("AssumeRoleWithWebIdentity", lambda r: r["Audience"] == "api://adminiam", WebIdentityToken=valid, **request)["Credentials"]
    session = type(keys)(made["AccessKeyId"], made["SecretAccessKey"], made["SessionToken"])
    t.ok("GetCallerIdentity", lambda r: r["Arn"] == f"arn:aws:sts::{ACCOUNT}:assumed-role/runbook/tour", keys=session)
    t.fails("MalformedPolicyDocument", "AssumeRoleWithWebIdentity", Policy="{}", WebIdentityToken=valid, **request)
    t.fails("InvalidIdentityToken", "AssumeRoleWithWebIdentity", "is not a valid JWT", WebIdentityToken="none", **request)
    t.fails("ExpiredTokenException", "AssumeRoleWithWebIdentity", r"^Token expired: ",
            WebIdentityToken=web_identity_token(-3600), **request)


ALL = [
    mfa, attachments, policies, users, passwords, groups, access_keys, lesser_credentials, sessions, organization,
    account, roles, report,
]
