"""The stops about the organization and IAM Identity Center."""

import time

from stops import ACCOUNT, ADMINISTRATOR_ACCESS, DOCUMENT

PROD = "111122223333"
NOBODY = "00000000-0000-4000-8000-000000000000"
NOT_FOUND = "ResourceNotFoundException"
CONFLICT = "ConflictException"
QUOTA = "ServiceQuotaExceededException"


class Service:
    """A service, with the parameter that all of its calls have."""

    def __init__(self, t, name, **common):
        self.t = t
        self.name = name
        self.common = common

    def ok(self, operation, check=None, **parameters):
        return self.t.ok(f"{self.name}.{operation}", check, **{**self.common, **parameters})

    def fails(self, code, operation, message="", **parameters):
        self.t.fails(code, f"{self.name}.{operation}", message, **{**self.common, **parameters})


def center(t):
    """SSO Admin and the Identity Store."""
    instance = t.ok("sso-admin.ListInstances", lambda r: len(r["Instances"]) == 1)["Instances"][0]
    return (Service(t, "sso-admin", InstanceArn=instance["InstanceArn"]),
            Service(t, "identitystore", IdentityStoreId=instance["IdentityStoreId"]))


def user(name):
    return {"UserName": name, "DisplayName": "Ada Lovelace", "Name": {"GivenName": "Ada", "FamilyName": "Lovelace"}}


def organization(t):
    made = Service(t, "organizations")
    root = made.ok("ListRoots", lambda r: r["Roots"][0]["Name"] == "Root")["Roots"][0]["Id"]
    unit = made.ok("ListOrganizationalUnitsForParent", lambda r: r["OrganizationalUnits"][0]["Name"] == "Workloads",
                   ParentId=root)["OrganizationalUnits"][0]["Id"]
    made.ok("DescribeOrganization", lambda r: r["Organization"]["MasterAccountId"] == ACCOUNT)
    made.ok("ListAccounts", lambda r: [one["Name"] for one in r["Accounts"]] == ["Prod", "Management", "Test", "Audit"])
    made.ok("DescribeAccount", lambda r: r["Account"]["Email"] == "aws-111122223333@example.com", AccountId=PROD)
    made.fails("AccountNotFoundException", "DescribeAccount", AccountId="000000000000")
    made.ok("ListAccountsForParent", lambda r: [one["Name"] for one in r["Accounts"]] == ["Test"], ParentId=unit)
    made.fails("ParentNotFoundException", "ListAccountsForParent", ParentId="r-none")
    made.fails("ParentNotFoundException", "ListOrganizationalUnitsForParent", ParentId="r-none")
    made.ok("ListChildren", lambda r: len(r["Children"]) == 2, ParentId=root, ChildType="ACCOUNT")
    made.fails("ParentNotFoundException", "ListChildren", ParentId="r-none", ChildType="ACCOUNT")
    made.ok("ListParents", lambda r: r["Parents"] == [{"Id": root, "Type": "ROOT"}], ChildId=unit)
    made.fails("ChildNotFoundException", "ListParents", ChildId="000000000000")
    made.ok("DescribeOrganizationalUnit", lambda r: r["OrganizationalUnit"]["Name"] == "Workloads",
            OrganizationalUnitId=unit)
    made.fails("OrganizationalUnitNotFoundException", "DescribeOrganizationalUnit",
               OrganizationalUnitId="ou-none-12345678")
    made.ok("EnableAWSServiceAccess", ServicePrincipal="iam.amazonaws.com")
    made.fails("InvalidInputException", "EnableAWSServiceAccess", ServicePrincipal="iam")
    made.ok("ListAWSServiceAccessForOrganization", lambda r: len(r["EnabledServicePrincipals"]) == 2)
    administrator = {"AccountId": PROD, "ServicePrincipal": "iam.amazonaws.com"}
    made.ok("RegisterDelegatedAdministrator", **administrator)
    made.fails("AccountAlreadyRegisteredException", "RegisterDelegatedAdministrator", **administrator)
    made.ok("ListDelegatedAdministrators", lambda r: r["DelegatedAdministrators"][0]["Id"] == PROD)
    made.ok("ListTagsForResource", lambda r: r["Tags"] == [], ResourceId=PROD)
    made.fails("TargetNotFoundException", "ListTagsForResource", ResourceId="000000000000")
    made.ok("ListDelegatedServicesForAccount",
            lambda r: [one["ServicePrincipal"] for one in r["DelegatedServices"]] == ["iam.amazonaws.com"], AccountId=PROD)
    made.ok("DeregisterDelegatedAdministrator", **administrator)
    made.fails("AccountNotRegisteredException", "ListDelegatedServicesForAccount", AccountId=PROD)
    made.fails("AccountNotRegisteredException", "DeregisterDelegatedAdministrator", **administrator)
    made.ok("EnableAWSServiceAccess", ServicePrincipal="config.amazonaws.com")
    made.ok("DisableAWSServiceAccess", ServicePrincipal="config.amazonaws.com")
    made.fails("InvalidInputException", "DisableAWSServiceAccess", ServicePrincipal="iam")
    control_policies(made, unit)
    for operation in ("DescribeOrganization", "ListRoots", "ListAccounts", "ListAWSServiceAccessForOrganization",
                      "ListDelegatedAdministrators"):
        t.fails("AWSOrganizationsNotInUseException", f"organizations.{operation}",
                r"^Your account is not a member of an organization\.$", endpoint=t.lone_endpoint)


def control_policies(made, unit):
    kind = {"Filter": "SERVICE_CONTROL_POLICY"}
    policy = {"Content": DOCUMENT, "Description": "All", "Name": "All", "Type": kind["Filter"]}
    one = made.ok("CreatePolicy", **policy)["Policy"]["PolicySummary"]["Id"]
    made.fails("DuplicatePolicyException", "CreatePolicy", **policy)
    made.fails("MalformedPolicyDocumentException", "CreatePolicy", **{**policy, "Name": "Bad", "Content": "{}"})
    made.ok("DescribePolicy", lambda r: r["Policy"]["Content"] == DOCUMENT, PolicyId=one)
    made.fails("PolicyNotFoundException", "DescribePolicy", PolicyId="p-none0000")
    made.ok("UpdatePolicy", lambda r: r["Policy"]["PolicySummary"]["Name"] == "Everything", PolicyId=one, Name="Everything")
    made.fails("PolicyNotFoundException", "UpdatePolicy", PolicyId="p-none0000")
    made.ok("ListPolicies", lambda r: sorted(p["Name"] for p in r["Policies"]) == ["Everything", "FullAWSAccess"], **kind)
    made.t.fails("AWSOrganizationsNotInUseException", "organizations.ListPolicies", endpoint=made.t.lone_endpoint, **kind)
    made.ok("AttachPolicy", PolicyId=one, TargetId=unit)
    made.fails("DuplicatePolicyAttachmentException", "AttachPolicy", PolicyId=one, TargetId=unit)
    made.ok("ListPoliciesForTarget", lambda r: len(r["Policies"]) == 2, TargetId=unit, **kind)
    made.fails("TargetNotFoundException", "ListPoliciesForTarget", TargetId="000000000000", **kind)
    made.ok("ListTargetsForPolicy", lambda r: [t["TargetId"] for t in r["Targets"]] == [unit], PolicyId=one)
    made.fails("PolicyNotFoundException", "ListTargetsForPolicy", PolicyId="p-none0000")
    made.fails("PolicyInUseException", "DeletePolicy", PolicyId=one)
    made.ok("DetachPolicy", PolicyId=one, TargetId=unit)
    made.fails("PolicyNotAttachedException", "DetachPolicy", PolicyId=one, TargetId=unit)
    made.ok("DeletePolicy", PolicyId=one)
    made.fails("PolicyNotFoundException", "DeletePolicy", PolicyId=one)


def people(t):
    _, store = center(t)
    ada = {**user("ada"), "Emails": [{"Value": "ada@example.com", "Type": "work", "Primary": True}],
           "Title": "Analyst"}
    one = store.ok("CreateUser", **ada)["UserId"]
    store.fails(CONFLICT, "CreateUser", r"^Duplicate UserName$", **ada)
    store.fails("ValidationException", "CreateUser", r"^displayname: The attribute displayname is required$",
                UserName="bert", Name=ada["Name"])
    store.ok("DescribeUser", lambda r: r["UserName"] == "ada" and r["Emails"] == ada["Emails"], UserId=one)
    store.fails(NOT_FOUND, "DescribeUser", r"^USER not found\.$", UserId=NOBODY)
    store.ok("ListUsers", lambda r: "ada" in [one["UserName"] for one in r["Users"]])
    store.fails(NOT_FOUND, "ListUsers", IdentityStoreId="d-0000000000")
    store.ok("GetUserId", lambda r: r["UserId"] == one, AlternateIdentifier={
        "UniqueAttribute": {"AttributePath": "emails.value", "AttributeValue": "ADA@example.com"}})
    store.fails(NOT_FOUND, "GetUserId", AlternateIdentifier={
        "UniqueAttribute": {"AttributePath": "userName", "AttributeValue": "nobody"}})
    store.ok("UpdateUser", UserId=one, Operations=[
        {"AttributePath": "title", "AttributeValue": "Architect"}, {"AttributePath": "emails"},
        {"AttributePath": "phoneNumbers", "AttributeValue": [{"value": "+44 20 7946 0000", "type": "work"}]}])
    store.ok("DescribeUser", lambda r: r["Title"] == "Architect" and "Emails" not in r
             and r["PhoneNumbers"] == [{"Value": "+44 20 7946 0000", "Type": "work"}], UserId=one)
    store.fails("ValidationException", "UpdateUser", UserId=one, Operations=[{"AttributePath": "displayName"}])
    store.ok("DeleteUser", UserId=one)
    store.fails(NOT_FOUND, "DeleteUser", UserId=one)


def clubs(t):
    _, store = center(t)
    one = store.ok("CreateUser", **user("member"))["UserId"]
    club = store.ok("CreateGroup", DisplayName="club", Description="All")["GroupId"]
    store.fails(CONFLICT, "CreateGroup", r"^Duplicate GroupDisplayName$", DisplayName="CLUB")
    store.ok("DescribeGroup", lambda r: r["DisplayName"] == "club", GroupId=club)
    store.fails(NOT_FOUND, "DescribeGroup", GroupId=NOBODY)
    store.ok("ListGroups", lambda r: "club" in [one["DisplayName"] for one in r["Groups"]])
    store.fails(NOT_FOUND, "ListGroups", IdentityStoreId="d-0000000000")
    name = {"UniqueAttribute": {"AttributePath": "displayName", "AttributeValue": "club"}}
    store.ok("GetGroupId", lambda r: r["GroupId"] == club, AlternateIdentifier=name)
    store.ok("UpdateGroup", GroupId=club, Operations=[{"AttributePath": "displayName", "AttributeValue": "team"}])
    store.fails(NOT_FOUND, "UpdateGroup", GroupId=NOBODY, Operations=[{"AttributePath": "description"}])
    store.fails(NOT_FOUND, "GetGroupId", AlternateIdentifier=name)
    pair = {"GroupId": club, "MemberId": {"UserId": one}}
    made = store.ok("CreateGroupMembership", **pair)["MembershipId"]
    store.fails(CONFLICT, "CreateGroupMembership", **pair)
    store.ok("GetGroupMembershipId", lambda r: r["MembershipId"] == made, **pair)
    store.fails(NOT_FOUND, "GetGroupMembershipId", GroupId=NOBODY, MemberId=pair["MemberId"])
    store.ok("DescribeGroupMembership", lambda r: r["MemberId"] == pair["MemberId"], MembershipId=made)
    store.fails(NOT_FOUND, "DescribeGroupMembership", MembershipId=NOBODY)
    store.ok("ListGroupMemberships", lambda r: len(r["GroupMemberships"]) == 1, GroupId=club)
    store.fails(NOT_FOUND, "ListGroupMemberships", GroupId=NOBODY)
    store.ok("ListGroupMembershipsForMember", lambda r: r["GroupMemberships"][0]["GroupId"] == club,
             MemberId=pair["MemberId"])
    store.fails(NOT_FOUND, "ListGroupMembershipsForMember", MemberId={"UserId": NOBODY})
    store.ok("IsMemberInGroups", lambda r: r["Results"][0]["MembershipExists"], MemberId=pair["MemberId"],
             GroupIds=[club])
    store.fails(NOT_FOUND, "IsMemberInGroups", MemberId=pair["MemberId"], GroupIds=[NOBODY])
    store.ok("DeleteGroupMembership", MembershipId=made)
    store.fails(NOT_FOUND, "DeleteGroupMembership", MembershipId=made)
    store.ok("DeleteGroup", GroupId=club)
    store.fails(NOT_FOUND, "DeleteGroup", GroupId=club)


def instances(t):
    admin, _ = center(t)
    t.fails("AccessDeniedException", "sso-admin.ListInstances", keys=t.nobody)
    none = "arn:aws:sso:::instance/ssoins-0000000000000000"
    admin.ok("UpdateInstance", Name="people")
    admin.fails(NOT_FOUND, "UpdateInstance", InstanceArn=none)
    admin.ok("DescribeInstance", lambda r: r["Name"] == "people" and r["Status"] == "ACTIVE")
    admin.fails("AccessDeniedException", "DescribeInstance", InstanceArn=none)
    admin.ok("ListRegions", lambda r: r["Regions"][0]["IsPrimaryRegion"])
    admin.fails("AccessDeniedException", "ListRegions", InstanceArn=none)
    admin.ok("DescribeRegion", lambda r: r["Status"] == "ACTIVE", RegionName="us-east-1")
    admin.fails(NOT_FOUND, "DescribeRegion", RegionName="eu-west-1")
    for operation in ("ListAccountAssignmentCreationStatus", "ListAccountAssignmentDeletionStatus",
                      "ListPermissionSetProvisioningStatus", "ListPermissionSets"):
        admin.fails(NOT_FOUND, operation, InstanceArn=none)
    admin.fails(NOT_FOUND, "ListPermissionSetsProvisionedToAccount", InstanceArn=none, AccountId=PROD)
    admin.fails(NOT_FOUND, "ListAccountAssignmentsForPrincipal", InstanceArn=none, PrincipalId=NOBODY,
                PrincipalType="USER")


def permission_sets(t):
    admin, _ = center(t)
    none = {"PermissionSetArn": admin.common["InstanceArn"].replace("instance", "permissionSet") + "/ps-0000000000000000"}
    made = admin.ok("CreatePermissionSet", lambda r: r["PermissionSet"]["SessionDuration"] == "PT1H", Name="Tour",
                    Tags=[{"Key": "Team", "Value": "a"}])["PermissionSet"]
    named = {"PermissionSetArn": made["PermissionSetArn"]}
    admin.fails(CONFLICT, "CreatePermissionSet", r"^PermissionSet with name Tour already exists\.$", Name="Tour")
    admin.ok("UpdatePermissionSet", SessionDuration="PT2H", **named)
    admin.fails("ValidationException", "UpdatePermissionSet", SessionDuration="PT13H", **named)
    admin.ok("DescribePermissionSet", lambda r: r["PermissionSet"]["SessionDuration"] == "PT2H", **named)
    admin.fails(NOT_FOUND, "DescribePermissionSet", **none)
    admin.ok("ListPermissionSets", lambda r: made["PermissionSetArn"] in r["PermissionSets"])
    attached = {**named, "ManagedPolicyArn": ADMINISTRATOR_ACCESS}
    admin.ok("AttachManagedPolicyToPermissionSet", **attached)
    admin.fails(CONFLICT, "AttachManagedPolicyToPermissionSet", **attached)
    admin.ok("ListManagedPoliciesInPermissionSet",
             lambda r: r["AttachedManagedPolicies"] == [{"Name": "AdministratorAccess", "Arn": ADMINISTRATOR_ACCESS}],
             **named)
    admin.fails(NOT_FOUND, "ListManagedPoliciesInPermissionSet", **none)
    admin.ok("DetachManagedPolicyFromPermissionSet", **attached)
    admin.fails(NOT_FOUND, "DetachManagedPolicyFromPermissionSet", **attached)
    own = {"CustomerManagedPolicyReference": {"Name": "read", "Path": "/t/"}}
    admin.ok("AttachCustomerManagedPolicyReferenceToPermissionSet", **named, **own)
    admin.fails(CONFLICT, "AttachCustomerManagedPolicyReferenceToPermissionSet", **named, **own)
    admin.ok("ListCustomerManagedPolicyReferencesInPermissionSet",
             lambda r: r["CustomerManagedPolicyReferences"] == [own["CustomerManagedPolicyReference"]], **named)
    admin.fails(NOT_FOUND, "ListCustomerManagedPolicyReferencesInPermissionSet", **none)
    admin.ok("DetachCustomerManagedPolicyReferenceFromPermissionSet", **named, **own)
    admin.fails(NOT_FOUND, "DetachCustomerManagedPolicyReferenceFromPermissionSet", **named, **own)
    admin.ok("PutInlinePolicyToPermissionSet", InlinePolicy=DOCUMENT, **named)
    admin.fails("ValidationException", "PutInlinePolicyToPermissionSet", InlinePolicy="garbage", **named)
    admin.ok("GetInlinePolicyForPermissionSet", lambda r: r["InlinePolicy"] == DOCUMENT, **named)
    admin.fails(NOT_FOUND, "GetInlinePolicyForPermissionSet", **none)
    admin.ok("DeleteInlinePolicyFromPermissionSet", **named)
    admin.fails(NOT_FOUND, "DeleteInlinePolicyFromPermissionSet", **named)
    boundary = {"PermissionsBoundary": own}
    admin.ok("PutPermissionsBoundaryToPermissionSet", **named, **boundary)
    admin.fails(NOT_FOUND, "PutPermissionsBoundaryToPermissionSet", **none, **boundary)
    admin.ok("GetPermissionsBoundaryForPermissionSet", lambda r: r == boundary, **named)
    admin.ok("DeletePermissionsBoundaryFromPermissionSet", **named)
    admin.fails(NOT_FOUND, "DeletePermissionsBoundaryFromPermissionSet", **named)
    admin.fails(NOT_FOUND, "GetPermissionsBoundaryForPermissionSet", **named)
    tagged = {"ResourceArn": made["PermissionSetArn"]}
    admin.ok("TagResource", Tags=[{"Key": "Team", "Value": "b"}], **tagged)
    admin.fails(QUOTA, "TagResource", Tags=[{"Key": f"k{i}", "Value": ""} for i in range(51)], **tagged)
    admin.ok("ListTagsForResource", lambda r: r["Tags"] == [{"Key": "Team", "Value": "b"}], **tagged)
    admin.fails(NOT_FOUND, "ListTagsForResource", ResourceArn=none["PermissionSetArn"])
    admin.ok("UntagResource", TagKeys=["Team"], **tagged)
    admin.fails(NOT_FOUND, "UntagResource", ResourceArn=none["PermissionSetArn"], TagKeys=["Team"])
    admin.ok("DeletePermissionSet", **named)
    admin.fails(NOT_FOUND, "DeletePermissionSet", **named)


def assignments(t):
    admin, store = center(t)
    one = store.ok("CreateUser", **user("assigned"))["UserId"]
    named = {"PermissionSetArn": admin.ok("CreatePermissionSet", Name="Assigned")["PermissionSet"]["PermissionSetArn"]}
    assignment = {**named, "TargetId": PROD, "TargetType": "AWS_ACCOUNT", "PrincipalType": "USER", "PrincipalId": one}
    made = admin.ok("CreateAccountAssignment",
                    lambda r: r["AccountAssignmentCreationStatus"]["Status"] == "IN_PROGRESS", **assignment)
    wait(admin, "AccountAssignmentCreation", made)
    admin.fails(NOT_FOUND, "CreateAccountAssignment", **{**assignment, "TargetId": "000000000000"})
    admin.fails(NOT_FOUND, "DescribeAccountAssignmentCreationStatus", AccountAssignmentCreationRequestId=NOBODY)
    admin.ok("ListAccountAssignmentCreationStatus", lambda r: len(r["AccountAssignmentsCreationStatus"]) > 0)
    admin.ok("ListAccountAssignments", lambda r: r["AccountAssignments"][0]["PrincipalId"] == one, AccountId=PROD, **named)
    admin.fails(NOT_FOUND, "ListAccountAssignments", AccountId=PROD,
                PermissionSetArn=named["PermissionSetArn"][:-4] + "0000")
    admin.ok("ListAccountAssignmentsForPrincipal", lambda r: r["AccountAssignments"][0]["AccountId"] == PROD,
             PrincipalId=one, PrincipalType="USER")
    admin.ok("ListAccountsForProvisionedPermissionSet", lambda r: r["AccountIds"] == [PROD], **named)
    admin.fails(NOT_FOUND, "ListAccountsForProvisionedPermissionSet",
                PermissionSetArn=named["PermissionSetArn"][:-4] + "0000")
    admin.ok("ListPermissionSetsProvisionedToAccount", lambda r: named["PermissionSetArn"] in r["PermissionSets"],
             AccountId=PROD)
    admin.ok("UpdatePermissionSet", Description="outdated", **named)
    admin.ok("ListAccountsForProvisionedPermissionSet", lambda r: r["AccountIds"] == [PROD],
             ProvisioningStatus="LATEST_PERMISSION_SET_NOT_PROVISIONED", **named)
    made = admin.ok("ProvisionPermissionSet", TargetType="ALL_PROVISIONED_ACCOUNTS", **named)
    wait(admin, "PermissionSetProvisioning", made)
    admin.fails("ValidationException", "ProvisionPermissionSet", TargetType="AWS_ACCOUNT", **named)
    admin.fails(NOT_FOUND, "DescribePermissionSetProvisioningStatus", ProvisionPermissionSetRequestId=NOBODY)
    admin.ok("ListPermissionSetProvisioningStatus", lambda r: len(r["PermissionSetsProvisioningStatus"]) > 0)
    admin.fails(CONFLICT, "DeletePermissionSet", **named)
    made = admin.ok("DeleteAccountAssignment", **assignment)
    wait(admin, "AccountAssignmentDeletion", made)
    admin.fails(NOT_FOUND, "DeleteAccountAssignment", **{**assignment, "TargetId": "000000000000"})
    admin.fails(NOT_FOUND, "DescribeAccountAssignmentDeletionStatus", AccountAssignmentDeletionRequestId=NOBODY)
    admin.ok("ListAccountAssignmentDeletionStatus", lambda r: len(r["AccountAssignmentsDeletionStatus"]) > 0)
    admin.ok("DeletePermissionSet", **named)


def wait(admin, name, made):
    """Waits until the request has succeeded."""
    request = made[f"{name}Status"]["RequestId"]
    member = "ProvisionPermissionSetRequestId" if name == "PermissionSetProvisioning" else f"{name}RequestId"
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        status = admin.ok(f"Describe{name}Status", **{member: request})[f"{name}Status"]
        if status["Status"] != "IN_PROGRESS":
            break
        time.sleep(0.1)
    if status["Status"] != "SUCCEEDED":
        admin.t.mistakes.append(f"{name} is {status}")


ALL = [organization, people, clubs, instances, permission_sets, assignments]
