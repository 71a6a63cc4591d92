"""The stops in the member accounts of the organization."""

import json

import clients
from stops import ACCOUNT, ADMINISTRATOR_ACCESS

PROD = "111122223333"
TEST = "444455556666"
ALLOW_ALL = json.dumps(
    {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]})


def role(account, name="OrganizationAccountAccessRole"):
    return {"RoleArn": f"arn:aws:iam::{account}:role/{name}", "RoleSessionName": "tour"}


def enter(t, keys, account):
    """The keys of a session in an account."""
    made = t.ok("AssumeRole", lambda r: f"::{account}:assumed-role/" in r["AssumedRoleUser"]["Arn"], keys=keys,
                **role(account))["Credentials"]
    return clients.Keys(made["AccessKeyId"], made["SecretAccessKey"], made["SessionToken"])


def members(t):
    admin = t.user("organization-admin", ALLOW_ALL)
    prod, test = enter(t, admin, PROD), enter(t, admin, TEST)
    t.ok("GetCallerIdentity", lambda r: r["Account"] == PROD, keys=prod)
    t.ok("CreateUser", lambda r: r["User"]["Arn"] == f"arn:aws:iam::{PROD}:user/only-prod", keys=prod,
         UserName="only-prod")
    t.ok("CreateGroup", keys=prod, GroupName="Administrators")
    t.ok("AttachGroupPolicy", keys=prod, GroupName="Administrators", PolicyArn=ADMINISTRATOR_ACCESS)
    t.ok("AddUserToGroup", keys=prod, GroupName="Administrators", UserName="only-prod")
    t.fails("EntityAlreadyExists", "CreateUser", keys=prod, UserName="only-prod")
    t.ok("ListUsers", lambda r: [one["UserName"] for one in r["Users"]] == ["only-prod"], keys=prod)
    t.ok("ListUsers", lambda r: r["Users"] == [], keys=test)
    t.ok("ListGroups", lambda r: r["Groups"] == [], keys=test)
    t.fails("NoSuchEntity", "GetUser", keys=test, UserName="only-prod")
    t.fails("NoSuchEntity", "GetUser", UserName="only-prod")

    key = t.ok("CreateAccessKey", keys=prod, UserName="only-prod")["AccessKey"]
    person = clients.Keys(key["AccessKeyId"], key["SecretAccessKey"])
    t.ok("GetCallerIdentity", lambda r: r["Arn"] == f"arn:aws:iam::{PROD}:user/only-prod", keys=person)
    t.ok("GetAccessKeyInfo", lambda r: r["Account"] == PROD, AccessKeyId=key["AccessKeyId"])

    refused = r"is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::\d{12}:role/"
    t.fails("AccessDenied", "AssumeRole", refused, keys=admin, **role("000000000000"))
    t.fails("AccessDenied", "AssumeRole", refused, keys=admin, **role(PROD, "none"))
    t.fails("AccessDenied", "AssumeRole", refused, keys=person, **role(TEST))
    trust = json.dumps({"Version": "2012-10-17", "Statement": [{
        "Effect": "Allow", "Principal": {"AWS": f"arn:aws:iam::{ACCOUNT}:root"}, "Action": "sts:AssumeRole",
        "Condition": {"StringEquals": {"sts:ExternalId": "12345"}}}]})
    t.ok("CreateRole", keys=prod, RoleName="external", AssumeRolePolicyDocument=trust)
    t.fails("AccessDenied", "AssumeRole", refused, keys=admin, **role(PROD, "external"))
    t.ok("AssumeRole", keys=admin, ExternalId="12345", **role(PROD, "external"))


ALL = [members]
